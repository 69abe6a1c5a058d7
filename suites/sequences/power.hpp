#pragma once
#include "suites/contract.hpp"

namespace yieldmark::power {

/// Each item is made from its own exponent, as the document does it, and not by doubling the one before.
struct contract : suites::contract {
    static constexpr std::string_view documents = "002";
    static constexpr std::string_view asks = "2^0 … 2^(n-1) modulo 2^64.";
};

} // namespace yieldmark::power
