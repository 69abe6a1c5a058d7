#pragma once
#include "support/fiber_generator.hpp"

#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::itertools_chain {

/// The running sums of `a` and then `b` up to the first number not below `limit`: three fibers in a row.
inline auto boost_context(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b,
                          std::uint64_t limit) {
    using numbers = fiber_generator<std::uint64_t>;
    numbers chained{[a, b](auto& yield) {
        for (std::uint64_t const x : a)
            yield(x);
        for (std::uint64_t const x : b)
            yield(x);
    }};
    numbers taken{[source = std::move(chained), limit](auto& yield) mutable {
        for (std::uint64_t const x : source) {
            if (x >= limit)
                return;
            yield(x);
        }
    }};
    return numbers{[source = std::move(taken)](auto& yield) mutable {
        std::uint64_t sum = 0;
        for (std::uint64_t const x : source)
            yield(sum += x);
    }};
}

} // namespace yieldmark::itertools_chain
