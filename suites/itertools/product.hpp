#pragma once
#include "suites/contract.hpp"

namespace yieldmark::product {

/// Two lists of numbers.
struct two_lists {
    std::vector<std::uint64_t> a;
    std::vector<std::uint64_t> b;
};

/// Both lists have as many numbers as the square root of n. Scenario `sum` adds up the products.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "itertools.product(a, b) of two lists of √n numbers: n pairs, "
                                             "each of the one with each of the other.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static two_lists input(std::size_t n, std::uint64_t /*parameter*/) {
        std::size_t side = 1;
        while (side * side < n)
            ++side;
        return {suites::numbers_below(1000, side, 40), suites::numbers_below(1000, side, 41)};
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

} // namespace yieldmark::product
