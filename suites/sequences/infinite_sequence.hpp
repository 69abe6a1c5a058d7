#pragma once
#include "suites/contract.hpp"

namespace yieldmark::infinite_sequence {

struct contract : suites::endless_contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "0, 1, 2, … without end; the consumer takes n.";

    static constexpr std::array<suites::role, 1> roles{suites::role::endless_chart};
};

} // namespace yieldmark::infinite_sequence
