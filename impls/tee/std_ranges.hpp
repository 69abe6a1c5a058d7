#pragma once
#include "support/splitmix64.hpp"
#include "support/two_readers.hpp"

#include <cstddef>
#include <cstdint>
#include <ranges>
#include <utility>

namespace yieldmark::tee {

/// `n` pairs of what two readers of `source` read, of which one is `distance` ahead. No view shares what can be
/// read once: a buffer does. Read once, in order: the functions have state.
inline auto std_ranges(splitmix64 source, std::size_t n, std::size_t distance) {
    auto numbers = std::views::iota(std::uint64_t{0}) |
                   std::views::transform([source](std::uint64_t) mutable { return source(); });
    two_readers readers{std::move(numbers), distance};
    return std::views::iota(std::size_t{0}, n) |
           std::views::transform(
               [readers = std::move(readers)](std::size_t) mutable { return readers.next(); });
}

} // namespace yieldmark::tee
