#pragma once
#include "suites/contract.hpp"

namespace yieldmark::pairwise {

/// Scenario `sum` adds up the products.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "itertools.pairwise: each of n + 1 numbers but the last, with the one after it.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        return suites::numbers_below(1000, n + 1, 31);
    }

    static std::tuple<std::span<std::uint64_t const>> arguments(std::span<std::uint64_t const> numbers) {
        return {numbers};
    }

    static std::uint64_t fold(std::uint64_t sum, auto const& pair) {
        auto const& [first, second] = pair;
        return sum + first * second;
    }
};

} // namespace yieldmark::pairwise
