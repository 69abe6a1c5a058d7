#pragma once
#include "suites/contract.hpp"

namespace yieldmark::count_from {

struct contract : suites::endless_contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "itertools.count(start, step) with start 10 and step 3, without end; the consumer takes n.";

    static std::vector<suites::size> sizes() { return suites::a_few(suites::quick::up_to_65536); }

    /// Start and step.
    static std::tuple<std::uint64_t, std::uint64_t> arguments(std::size_t /*n*/) { return {10, 3}; }
};

} // namespace yieldmark::count_from
