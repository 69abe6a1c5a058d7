#pragma once
#include "suites/contract.hpp"

namespace yieldmark::takewhile {

/// After the n numbers comes one that isn't below the limit, then 8 that are again and must not be taken.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "itertools.takewhile(below 1000, numbers): the first n numbers, which are below 1000.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        auto numbers = suites::numbers_below(limit, n, 27);
        numbers.push_back(limit);
        auto const rest = suites::numbers_below(limit, 8, 28);
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

} // namespace yieldmark::takewhile
