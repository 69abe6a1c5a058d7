#pragma once
#include <cstddef>
#include <cstdint>
#include <generator>
#include <span>
#include <utility>

namespace yieldmark::enumerate {

/// Each of `numbers` with its index, one pair per resumption of the standard generator.
inline std::generator<std::pair<std::size_t, std::uint64_t>>
std_generator(std::span<std::uint64_t const> numbers) {
    for (std::size_t i = 0; i != numbers.size(); ++i)
        co_yield {i, numbers[i]};
}

} // namespace yieldmark::enumerate
