#pragma once
#include "suites/contract.hpp"

namespace yieldmark::combinations {

/// A pool of k numbers has k * (k - 1) * (k - 2) / 6 choices: n is 1, 56, 4960 or 41664. Scenario `sum` adds up
/// the products.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "itertools.combinations(pool, 3): all choices of 3 numbers of a pool, in order, that number n.";

    static constexpr std::array<suites::inability, 1> unable{
        {{"boost_range", "joins two ranges, but not a range of ranges"}}};

    static std::vector<suites::size> sizes() {
        return {{1, false}, {56, true}, {4960, true}, {41664, false}};
    }

    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        std::size_t k = 3;
        while (k * (k - 1) * (k - 2) / 6 < n)
            ++k;
        return suites::numbers_below(1000, k, 42);
    }

    static std::tuple<std::span<std::uint64_t const>> arguments(std::span<std::uint64_t const> pool) {
        return {pool};
    }

    static std::uint64_t fold(std::uint64_t sum,
                              std::tuple<std::uint64_t, std::uint64_t, std::uint64_t> const& chosen) {
        auto const& [a, b, c] = chosen;
        return sum + a * b * c;
    }
};

} // namespace yieldmark::combinations
