#pragma once
#include "support/generator.hpp"

#include <cstdint>
#include <span>

namespace yieldmark::itertools_chain {

inline generator<std::uint64_t> chain(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    for (std::uint64_t const x : a)
        co_yield x;
    for (std::uint64_t const x : b)
        co_yield x;
}

inline generator<std::uint64_t> take_below(std::uint64_t limit, generator<std::uint64_t> numbers) {
    for (std::uint64_t const x : numbers) {
        if (x >= limit)
            co_return;
        co_yield x;
    }
}

inline generator<std::uint64_t> accumulate(generator<std::uint64_t> numbers) {
    std::uint64_t sum = 0;
    for (std::uint64_t const x : numbers)
        co_yield sum += x;
}

/// The running sums of `a` and then `b` up to the first number not below `limit`: three generators in a row.
inline generator<std::uint64_t> coroutine(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b,
                                          std::uint64_t limit) {
    return accumulate(take_below(limit, chain(a, b)));
}

} // namespace yieldmark::itertools_chain
