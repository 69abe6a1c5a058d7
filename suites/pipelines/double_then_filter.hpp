#pragma once
#include "suites/contract.hpp"

namespace yieldmark::double_then_filter {

struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "x * 2 for each x below n, then only those above 10. Eager makes both vectors, as the document does.";

    static constexpr std::array<suites::role, 1> roles{suites::role::chain_chart};

    static constexpr bool chained = true;
};

} // namespace yieldmark::double_then_filter
