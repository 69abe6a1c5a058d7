#pragma once
#include "suites/contract.hpp"

namespace yieldmark::filterfalse {

struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "itertools.filterfalse(is odd, numbers) over n numbers: those, about half, that are not odd.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    /// The first is even, so that there is one.
    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        auto numbers = suites::numbers_below(1000, n, 29);
        numbers.front() = 0;
        return numbers;
    }

    static std::tuple<std::span<std::uint64_t const>> arguments(std::span<std::uint64_t const> numbers) {
        return {numbers};
    }
};

} // namespace yieldmark::filterfalse
