#pragma once
#include "suites/contract.hpp"

namespace yieldmark::primes {

/// Every technique tries each number from 2 on by the same trial division (support/is_prime.hpp).
struct contract : suites::endless_contract {
    static constexpr std::string_view documents = "000";
    static constexpr std::string_view asks = "The primes 2, 3, 5, … without end; the consumer takes n.";

    static std::vector<suites::size> sizes() { return suites::powers_of_4(65536); }
};

} // namespace yieldmark::primes
