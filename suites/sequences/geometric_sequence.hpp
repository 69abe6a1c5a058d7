#pragma once
#include "suites/contract.hpp"

namespace yieldmark::geometric_sequence {

struct contract : suites::endless_contract {
    static constexpr std::string_view documents = "002";
    static constexpr std::string_view asks =
        "start, start * factor, … modulo 2^64 without end, with start 2 and factor 3; the consumer takes n.";

    /// Start and factor.
    static std::tuple<std::uint64_t, std::uint64_t> arguments(std::size_t /*n*/) { return {2, 3}; }
};

} // namespace yieldmark::geometric_sequence
