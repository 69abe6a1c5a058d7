#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::pairwise {

/// Each of `numbers` with the one after it, one pair per resumption.
inline generator<std::pair<std::uint64_t, std::uint64_t>> coroutine(std::span<std::uint64_t const> numbers) {
    for (std::size_t i = 1; i < numbers.size(); ++i)
        co_yield {numbers[i - 1], numbers[i]};
}

} // namespace yieldmark::pairwise
