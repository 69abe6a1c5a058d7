#pragma once
#include "suites/contract.hpp"

namespace yieldmark::random_numbers {

struct contract : suites::endless_contract {
    static constexpr std::string_view documents = "000, 001";
    static constexpr std::string_view asks =
        "A SplitMix64 stream of random numbers without end, from a fixed seed; the consumer takes n.";

    /// The seed.
    static std::tuple<std::uint64_t> arguments(std::size_t /*n*/) { return {6}; }
};

} // namespace yieldmark::random_numbers
