#pragma once
#include "suites/contract.hpp"

namespace yieldmark::runtime_per_item {

struct contract : suites::contract {
    static constexpr std::string_view documents = "beyond the documents: runtimes";
    static constexpr std::string_view asks = "The first n Fibonacci numbers modulo 2^64: what an item costs, "
                                             "and what a generator costs for its first.";

    static constexpr std::array<suites::role, 1> roles{suites::role::hand_over};
    static constexpr bool catalogue = false;

    static constexpr std::array<suites::inability, 1> unable{
        {{"os_thread", "measured up to n = 64: each item takes microseconds"}}};

    static constexpr std::size_t most(std::string_view technique) {
        return technique == "os_thread" ? 64 : suites::contract::most(technique);
    }
};

} // namespace yieldmark::runtime_per_item
