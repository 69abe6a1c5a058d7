#pragma once
#include "support/generator.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::enumerate {

/// Each of `numbers` with its index, one pair per resumption.
inline generator<std::pair<std::size_t, std::uint64_t>> coroutine(std::span<std::uint64_t const> numbers) {
    for (std::size_t i = 0; i != numbers.size(); ++i)
        co_yield {i, numbers[i]};
}

} // namespace yieldmark::enumerate
