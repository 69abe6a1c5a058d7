#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::product {

/// Each number of `a` with each of `b`, one pair per resumption.
inline generator<std::pair<std::uint64_t, std::uint64_t>> coroutine(std::span<std::uint64_t const> a,
                                                                    std::span<std::uint64_t const> b) {
    for (std::uint64_t const first : a)
        for (std::uint64_t const second : b)
            co_yield {first, second};
}

} // namespace yieldmark::product
