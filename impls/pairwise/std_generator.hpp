#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>
#include <span>
#include <utility>

namespace yieldmark::pairwise {

/// Each of `numbers` with the one after it, one pair per resumption of the standard generator.
inline std::generator<std::pair<std::uint64_t, std::uint64_t>>
std_generator(std::span<std::uint64_t const> numbers) {
    for (std::size_t i = 1; i < numbers.size(); ++i)
        co_yield {numbers[i - 1], numbers[i]};
}

} // namespace yieldmark::pairwise
