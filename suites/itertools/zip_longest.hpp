#pragma once
#include "suites/contract.hpp"

namespace yieldmark::zip_longest {

/// Two lists of numbers.
struct two_lists {
    std::vector<std::uint64_t> a;
    std::vector<std::uint64_t> b;
};

/// A technique doesn't know which list is the longer one. Scenario `sum` adds up both numbers of each pair.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "itertools.zip_longest(a, b, fillvalue=0) over n and n / 2 "
                                             "numbers, in pairs until the longer list ends.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static two_lists input(std::size_t n, std::uint64_t /*parameter*/) {
        return {suites::numbers_below(1000, n, 36), suites::numbers_below(1000, n / 2, 37)};
    }

    static std::tuple<std::span<std::uint64_t const>, std::span<std::uint64_t const>>
    arguments(two_lists const& of) {
        return {of.a, of.b};
    }

    static std::uint64_t fold(std::uint64_t sum, auto const& pair) {
        auto const& [first, second] = pair;
        return sum + first + second;
    }
};

} // namespace yieldmark::zip_longest
