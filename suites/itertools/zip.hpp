#pragma once
#include "suites/contract.hpp"

namespace yieldmark::zip {

/// Two lists of numbers.
struct two_lists {
    std::vector<std::uint64_t> a;
    std::vector<std::uint64_t> b;
};

/// `a` has 8 numbers more than `b`. Scenario `sum` adds up the products.
struct contract : suites::contract {
    static constexpr std::string_view documents = "beyond the documents: a built-in beside itertools";
    static constexpr std::string_view asks = "zip(a, b), as it stands beside itertools: the numbers of two "
                                             "lists in pairs, until the shorter one ends; n pairs.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static two_lists input(std::size_t n, std::uint64_t /*parameter*/) {
        return {suites::numbers_below(1000, n + 8, 33), suites::numbers_below(1000, n, 34)};
    }

    static std::tuple<std::span<std::uint64_t const>, std::span<std::uint64_t const>>
    arguments(two_lists const& of) {
        return {of.a, of.b};
    }

    static std::uint64_t fold(std::uint64_t sum, auto const& pair) {
        auto const& [first, second] = pair;
        return sum + first * second;
    }
};

} // namespace yieldmark::zip
