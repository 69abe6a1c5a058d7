#pragma once
#include "support/fiber_generator.hpp"
#include "support/key_of.hpp"

#include <cstdint>
#include <span>
#include <utility>

namespace yieldmark::groupby {

/// The key and the sum of each group of neighbours with the same key: a fiber for each group, which shares
/// the numbers with the outer one.
inline auto boost_context(std::span<std::uint64_t const> numbers) {
    return fiber_generator<std::pair<std::uint64_t, std::uint64_t>>([left = numbers](auto& yield) mutable {
        while (!left.empty()) {
            std::uint64_t const key = key_of(left.front());
            fiber_generator<std::uint64_t> group{[&left, key](auto& yield_number) {
                for (; !left.empty() && key_of(left.front()) == key; left = left.subspan(1))
                    yield_number(left.front());
            }};
            std::uint64_t sum = 0;
            for (std::uint64_t const number : group)
                sum += number;
            yield({key, sum});
        }
    });
}

} // namespace yieldmark::groupby
