#pragma once
#include <range/v3/view/for_each.hpp>
#include <range/v3/view/iota.hpp>
#include <range/v3/view/transform.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>

namespace yieldmark::combinations {

/// All choices of three numbers of `pool`: a view of views for each index but the last.
inline auto range_v3(std::span<std::uint64_t const> pool) {
    using ranges::views::for_each, ranges::views::iota, ranges::views::transform;
    std::size_t const n = pool.size();
    return for_each(iota(std::size_t{0}, n), [pool, n](std::size_t i) {
        return for_each(iota(i + 1, n), [pool, n, i](std::size_t j) {
            return iota(j + 1, n) | transform([pool, i, j](std::size_t k) {
                       return std::tuple{pool[i], pool[j], pool[k]};
                   });
        });
    });
}

} // namespace yieldmark::combinations
