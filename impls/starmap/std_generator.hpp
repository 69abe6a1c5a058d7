#pragma once
#include <cstdint>
#include <generator>
#include <span>
#include <utility>

namespace yieldmark::starmap {

/// The product of each of `pairs`, one per resumption of the standard generator.
inline std::generator<std::uint64_t>
std_generator(std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs) {
    for (auto const& [first, second] : pairs)
        co_yield first* second;
}

} // namespace yieldmark::starmap
