#pragma once
#include <cstdint>
#include <generator>
#include <span>
#include <utility>

namespace yieldmark::product {

/// Each number of `a` with each of `b`, one pair per resumption of the standard generator.
inline std::generator<std::pair<std::uint64_t, std::uint64_t>>
std_generator(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    for (std::uint64_t const first : a)
        for (std::uint64_t const second : b)
            co_yield {first, second};
}

} // namespace yieldmark::product
