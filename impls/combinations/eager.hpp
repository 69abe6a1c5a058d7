#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

namespace yieldmark::combinations {

/// All choices of three numbers of `pool`, all of them copied.
inline std::vector<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>>
eager(std::span<std::uint64_t const> pool) {
    std::size_t const n = pool.size();
    std::vector<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>> result;
    result.reserve(n * (n - 1) * (n - 2) / 6);
    for (std::size_t i = 0; i != pool.size(); ++i)
        for (std::size_t j = i + 1; j != pool.size(); ++j)
            for (std::size_t k = j + 1; k != pool.size(); ++k)
                result.emplace_back(pool[i], pool[j], pool[k]);
    return result;
}

} // namespace yieldmark::combinations
