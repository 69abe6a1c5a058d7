#pragma once
#include "support/fiber_generator.hpp"
#include "support/splitmix64.hpp"
#include "support/two_readers.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::tee {

/// `n` pairs of what two readers of `source` read, of which one is `distance` ahead: one fiber behind a
/// buffer, and one of pairs.
inline auto boost_context(splitmix64 source, std::size_t n, std::size_t distance) {
    return fiber_generator<std::pair<std::uint64_t, std::uint64_t>>([source, n, distance](auto& yield) {
        fiber_generator<std::uint64_t> numbers{[source](auto& yield_number) mutable {
            for (;;)
                yield_number(source());
        }};
        two_readers readers{std::move(numbers), distance};
        for (std::size_t i = 0; i != n; ++i)
            yield(readers.next());
    });
}

} // namespace yieldmark::tee
