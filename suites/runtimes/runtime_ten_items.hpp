#pragma once
#include "suites/contract.hpp"

namespace yieldmark::runtime_ten_items {

struct contract : suites::contract {
    static constexpr std::string_view documents = "beyond the documents: runtimes";
    static constexpr std::string_view asks =
        "Ten Fibonacci numbers: a generator made, used up and destroyed.";
    static constexpr bool catalogue = false;

    static std::vector<suites::size> sizes() { return {{10, true}}; }
};

} // namespace yieldmark::runtime_ten_items
