#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::starmap {

/// The product of each of `pairs`, one per resumption.
inline generator<std::uint64_t> coroutine(std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs) {
    for (auto const& [first, second] : pairs)
        co_yield first* second;
}

} // namespace yieldmark::starmap
