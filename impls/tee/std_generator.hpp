#pragma once
#include "support/splitmix64.hpp"
#include "support/two_readers.hpp"

#include <cstddef>
#include <cstdint>
#include <generator>
#include <utility>

namespace yieldmark::tee {

inline std::generator<std::uint64_t> std_draw(splitmix64 source) {
    for (;;)
        co_yield source();
}

/// `n` pairs of what two readers of `source` read, of which one is `distance` ahead: one std::generator behind a
/// buffer, and one of pairs.
inline std::generator<std::pair<std::uint64_t, std::uint64_t>> std_generator(splitmix64 source, std::size_t n,
                                                                             std::size_t distance) {
    two_readers readers{std_draw(source), distance};
    for (std::size_t i = 0; i != n; ++i)
        co_yield readers.next();
}

} // namespace yieldmark::tee
