#pragma once
#include "suites/contract.hpp"

namespace yieldmark::enumerate {

/// Scenario `sum` adds up the products of index and number.
struct contract : suites::contract {
    static constexpr std::string_view documents = "beyond the documents: a built-in beside itertools";
    static constexpr std::string_view asks =
        "enumerate(numbers), as it stands beside itertools: each of n numbers with its index.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        return suites::numbers_below(1000, n, 35);
    }

    static std::tuple<std::span<std::uint64_t const>> arguments(std::span<std::uint64_t const> numbers) {
        return {numbers};
    }

    static std::uint64_t fold(std::uint64_t sum, auto const& pair) {
        auto const& [index, number] = pair;
        return sum + static_cast<std::uint64_t>(index) * number;
    }
};

} // namespace yieldmark::enumerate
