#pragma once
#include "suites/contract.hpp"

namespace yieldmark::chained_squares {

/// Two stages in every technique but loop: the integers, and what squares them. Eager makes a vector of each.
struct contract : suites::endless_contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "The squares, modulo 2^64, of an endless sequence of integers 1, 2, 3, …; the consumer takes n.";

    static constexpr bool chained = true;
};

} // namespace yieldmark::chained_squares
