#pragma once
#include "suites/contract.hpp"

namespace yieldmark::fibonacci {

struct contract : suites::contract {
    static constexpr std::string_view documents = "001, 002";
    static constexpr std::string_view asks = "The first n Fibonacci numbers 0, 1, 1, 2, … modulo 2^64.";

    static constexpr std::array<suites::role, 1> roles{suites::role::opening};
};

} // namespace yieldmark::fibonacci
