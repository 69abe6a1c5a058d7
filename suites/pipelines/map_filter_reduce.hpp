#pragma once
#include "suites/contract.hpp"

namespace yieldmark::map_filter_reduce {

/// The sequence is what map and filter leave; scenario `sum` reduces it. The numbers given are 1, 2, 3, … n:
/// with random ones, a filter's time would be that of mispredicted branches, the same for every technique.
/// Eager makes a vector for each stage.
struct contract : suites::contract {
    static constexpr std::string_view documents = "004";
    static constexpr std::string_view asks =
        "n given numbers mapped to their squares, filtered for multiples of 3, and reduced by the consumer.";

    static constexpr bool chained = true;

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

} // namespace yieldmark::map_filter_reduce
