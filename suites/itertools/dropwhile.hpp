#pragma once
#include "suites/contract.hpp"

namespace yieldmark::dropwhile {

/// n / 2 numbers below the limit, then n of which the first is not below it and the others may be.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "itertools.dropwhile(below 1000, numbers): what follows the "
                                             "first numbers that are below 1000; n numbers.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        auto numbers = suites::numbers_below(limit, n / 2, 25);
        numbers.push_back(limit);
        auto const rest = suites::numbers_below(2 * limit, n - 1, 26);
        numbers.insert(numbers.end(), rest.begin(), rest.end());
        return numbers;
    }

    static std::tuple<std::span<std::uint64_t const>, std::uint64_t>
    arguments(std::span<std::uint64_t const> numbers) {
        return {numbers, limit};
    }

private:
    static constexpr std::uint64_t limit = 1000;
};

} // namespace yieldmark::dropwhile
