#pragma once
#include "support/key_of.hpp"

#include <cstdint>
#include <numeric>
#include <ranges>
#include <span>
#include <utility>

namespace yieldmark::groupby {

/// The key and the sum of each group of neighbours with the same key. A group is read twice: chunk_by
/// looks for its end.
inline auto std_ranges_23(std::span<std::uint64_t const> numbers) {
    return numbers | std::views::chunk_by([](std::uint64_t one, std::uint64_t next) {
               return key_of(one) == key_of(next);
           }) |
           std::views::transform([](auto group) {
               return std::pair{key_of(group.front()),
                                std::accumulate(group.begin(), group.end(), std::uint64_t{0})};
           });
}

} // namespace yieldmark::groupby
