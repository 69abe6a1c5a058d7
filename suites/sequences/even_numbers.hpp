#pragma once
#include "suites/contract.hpp"

namespace yieldmark::even_numbers {

/// n is `maximum`, so that (n + 1) / 2 items come. Every number below it is tried, as the document does.
struct contract : suites::contract {
    static constexpr std::string_view documents = "002";
    static constexpr std::string_view asks = "The even numbers below n.";
};

} // namespace yieldmark::even_numbers
