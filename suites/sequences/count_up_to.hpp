#pragma once
#include "suites/contract.hpp"

namespace yieldmark::count_up_to {

struct contract : suites::contract {
    static constexpr std::string_view documents = "002, 003";
    static constexpr std::string_view asks = "1 … n, both ends included.";
};

} // namespace yieldmark::count_up_to
