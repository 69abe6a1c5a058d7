#pragma once
#include "suites/contract.hpp"

namespace yieldmark::generator_expression {

/// Written as one expression wherever the technique has one; eager, loop and the iterator's class have none.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "x * x for each x below n, modulo 2^64, written as an expression.";
};

} // namespace yieldmark::generator_expression
