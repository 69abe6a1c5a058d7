#pragma once
#include "suites/contract.hpp"

namespace yieldmark::repeat {

struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "itertools.repeat(10, n): the same number n times.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    /// The number, and how often.
    static std::tuple<std::uint64_t, std::size_t> arguments(std::size_t n) { return {10, n}; }
};

} // namespace yieldmark::repeat
