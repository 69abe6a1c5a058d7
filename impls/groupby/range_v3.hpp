#pragma once
#include "support/key_of.hpp"

#include <range/v3/numeric/accumulate.hpp>
#include <range/v3/view/chunk_by.hpp>
#include <range/v3/view/transform.hpp>

#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::groupby {

/// The key and the sum of each group of neighbours with the same key. A group is read twice: chunk_by
/// looks for its end.
inline auto range_v3(std::span<std::uint64_t const> numbers) {
    return numbers | ranges::views::chunk_by([](std::uint64_t one, std::uint64_t next) {
               return key_of(one) == key_of(next);
           }) |
           ranges::views::transform([](auto&& group) {
               return std::pair{key_of(*group.begin()), ranges::accumulate(group, std::uint64_t{0})};
           });
}

} // namespace yieldmark::groupby
