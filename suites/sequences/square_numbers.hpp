#pragma once
#include "suites/contract.hpp"

#include <span>

namespace yieldmark::square_numbers {

struct contract : suites::contract {
    static constexpr std::string_view documents = "002";
    static constexpr std::string_view asks = "i * i for each of n given numbers, modulo 2^64.";

    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        suites::splitmix64 random{5};
        std::vector<std::uint64_t> numbers(n);
        for (std::uint64_t& number : numbers)
            number = random();
        return numbers;
    }

    static std::tuple<std::span<std::uint64_t const>> arguments(std::span<std::uint64_t const> numbers) {
        return {numbers};
    }
};

} // namespace yieldmark::square_numbers
