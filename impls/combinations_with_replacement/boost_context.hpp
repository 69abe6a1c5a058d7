#pragma once
#include "support/fiber_generator.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>

namespace yieldmark::combinations_with_replacement {

/// All choices of three numbers of `pool`, the same ones too, one per switch to the body's own stack.
inline auto boost_context(std::span<std::uint64_t const> pool) {
    return fiber_generator<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>>([pool](auto& yield) {
        for (std::size_t i = 0; i != pool.size(); ++i)
            for (std::size_t j = i; j != pool.size(); ++j)
                for (std::size_t k = j; k != pool.size(); ++k)
                    yield({pool[i], pool[j], pool[k]});
    });
}

} // namespace yieldmark::combinations_with_replacement
