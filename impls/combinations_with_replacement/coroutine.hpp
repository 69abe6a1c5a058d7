#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>

namespace yieldmark::combinations_with_replacement {

/// All choices of three numbers of `pool`, the same ones too, one per resumption.
inline generator<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>>
coroutine(std::span<std::uint64_t const> pool) {
    for (std::size_t i = 0; i != pool.size(); ++i)
        for (std::size_t j = i; j != pool.size(); ++j)
            for (std::size_t k = j; k != pool.size(); ++k)
                co_yield {pool[i], pool[j], pool[k]};
}

} // namespace yieldmark::combinations_with_replacement
