#pragma once
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <tuple>

namespace yieldmark::combinations_with_replacement {

/// All choices of three numbers of `pool`, the same ones too: for each index but the last, views that are joined.
inline auto std_ranges(std::span<std::uint64_t const> pool) {
    using std::views::iota, std::views::join, std::views::transform;
    std::size_t const n = pool.size();
    return iota(std::size_t{0}, n) | transform([pool, n](std::size_t i) {
               return iota(i, n) | transform([pool, n, i](std::size_t j) {
                          return iota(j, n) | transform([pool, i, j](std::size_t k) {
                                     return std::tuple{pool[i], pool[j], pool[k]};
                                 });
                      }) |
                      join;
           }) |
           join;
}

} // namespace yieldmark::combinations_with_replacement
