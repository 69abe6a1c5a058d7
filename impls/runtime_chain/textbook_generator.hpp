#pragma once
#include "support/textbook_generator.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::runtime_chain {

inline textbook_generator<std::uint64_t> textbook_integers(std::size_t n) {
    for (std::uint64_t x = 0; x != n; ++x)
        co_yield x;
}

inline textbook_generator<std::uint64_t> textbook_doubled(textbook_generator<std::uint64_t> numbers) {
    for (std::uint64_t x : numbers)
        co_yield x * 2;
}

inline textbook_generator<std::uint64_t> textbook_above_10(textbook_generator<std::uint64_t> numbers) {
    for (std::uint64_t x : numbers)
        if (x > 10)
            co_yield x;
}

/// The doubles of 0 … n-1 that are above 10, each of three stages made, by a generator written as the
/// proposal of std::generator has it. Inlined by force: a
/// frame that leaves the function it is made in can't be taken apart, and three of them are too much for
/// clang's inliner.
[[gnu::always_inline]] inline textbook_generator<std::uint64_t> textbook_generator(std::size_t n) {
    return textbook_above_10(textbook_doubled(textbook_integers(n)));
}

} // namespace yieldmark::runtime_chain
