#pragma once
#include "suites/contract.hpp"

namespace yieldmark::sum_of_squares {

/// The numbers given are 1, 2, 3, … n; scenario `sum` is the document's own program, 55 for n = 5.
struct contract : suites::contract {
    static constexpr std::string_view documents = "004";
    static constexpr std::string_view asks =
        "The squares of n given numbers, modulo 2^64; the consumer adds them up.";

    static constexpr bool chained = true;

    static std::vector<suites::size> sizes() {
        std::vector<suites::size> all = suites::contract::sizes();
        all.insert(all.begin() + 2, {5, false});
        return all;
    }

    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        std::vector<std::uint64_t> numbers(n);
        for (std::size_t i = 0; i != n; ++i)
            numbers[i] = i + 1;
        return numbers;
    }

    static std::tuple<std::span<std::uint64_t const>> arguments(std::span<std::uint64_t const> numbers) {
        return {numbers};
    }
};

} // namespace yieldmark::sum_of_squares
