#pragma once
#include "support/generator.hpp"
#include "support/key_of.hpp"

#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::groupby {

/// The first of `left` that have this key, each taken off it as it is read: whoever reads `left` goes on after them.
inline generator<std::uint64_t> group(std::span<std::uint64_t const>& left, std::uint64_t key) {
    for (; !left.empty() && key_of(left.front()) == key; left = left.subspan(1))
        co_yield left.front();
}

/// The key and the sum of each group of neighbours with the same key: a generator for each group, which
/// shares the numbers with this one.
inline generator<std::pair<std::uint64_t, std::uint64_t>> coroutine(std::span<std::uint64_t const> numbers) {
    while (!numbers.empty()) {
        std::uint64_t const key = key_of(numbers.front());
        std::uint64_t sum = 0;
        for (std::uint64_t const number : group(numbers, key))
            sum += number;
        co_yield {key, sum};
    }
}

} // namespace yieldmark::groupby
