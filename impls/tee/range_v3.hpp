#pragma once
#include "support/splitmix64.hpp"
#include "support/two_readers.hpp"

#include <range/v3/view/generate.hpp>
#include <range/v3/view/generate_n.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::tee {

/// `n` pairs of what two readers of `source` read, of which one is `distance` ahead. No view shares what can be
/// read once: a buffer does.
inline auto range_v3(splitmix64 source, std::size_t n, std::size_t distance) {
    two_readers readers{ranges::views::generate(source), distance};
    return ranges::views::generate_n([readers = std::move(readers)]() mutable { return readers.next(); }, n);
}

} // namespace yieldmark::tee
