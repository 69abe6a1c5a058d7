#pragma once
#include "suites/contract.hpp"

namespace yieldmark::runtime_chain {

/// Three generators, each of which feeds the next: integers, their doubles, those above 10.
struct contract : suites::contract {
    static constexpr std::string_view documents = "beyond the documents: runtimes";
    static constexpr std::string_view asks =
        "The doubles of 0 … n-1 that are above 10, through three stages.";
    static constexpr bool catalogue = false;

    static constexpr std::array<suites::inability, 1> unable{
        {{"os_thread", "measured up to n = 64: each item takes microseconds"}}};

    static constexpr std::size_t most(std::string_view technique) {
        return technique == "os_thread" ? 64 : suites::contract::most(technique);
    }
};

} // namespace yieldmark::runtime_chain
