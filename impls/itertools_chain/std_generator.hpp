#pragma once
#include <cstdint>
#include <generator>
#include <span>

namespace yieldmark::itertools_chain {

inline std::generator<std::uint64_t> std_chain(std::span<std::uint64_t const> a,
                                               std::span<std::uint64_t const> b) {
    for (std::uint64_t const x : a)
        co_yield x;
    for (std::uint64_t const x : b)
        co_yield x;
}

inline std::generator<std::uint64_t> std_take_below(std::uint64_t limit,
                                                    std::generator<std::uint64_t> numbers) {
    for (std::uint64_t const x : numbers) {
        if (x >= limit)
            co_return;
        co_yield x;
    }
}

inline std::generator<std::uint64_t> std_accumulate(std::generator<std::uint64_t> numbers) {
    std::uint64_t sum = 0;
    for (std::uint64_t const x : numbers)
        co_yield sum += x;
}

/// The running sums of `a` and then `b` up to the first number not below `limit`: three std::generators in a row.
inline std::generator<std::uint64_t> std_generator(std::span<std::uint64_t const> a,
                                                   std::span<std::uint64_t const> b, std::uint64_t limit) {
    return std_accumulate(std_take_below(limit, std_chain(a, b)));
}

} // namespace yieldmark::itertools_chain
