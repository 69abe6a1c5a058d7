#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>
#include <span>
#include <tuple>

namespace yieldmark::combinations_with_replacement {

/// All choices of three numbers of `pool`, the same ones too, one per resumption of the standard generator.
inline std::generator<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>>
std_generator(std::span<std::uint64_t const> pool) {
    for (std::size_t i = 0; i != pool.size(); ++i)
        for (std::size_t j = i; j != pool.size(); ++j)
            for (std::size_t k = j; k != pool.size(); ++k)
                co_yield {pool[i], pool[j], pool[k]};
}

} // namespace yieldmark::combinations_with_replacement
