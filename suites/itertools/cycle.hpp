#pragma once
#include "suites/contract.hpp"

namespace yieldmark::cycle {

/// A vector can't be endless: eager makes as many rounds as n items need.
struct contract : suites::endless_contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "itertools.cycle over 7 numbers, round and round without end; the consumer takes n.";

    static std::vector<suites::size> sizes() { return suites::a_few(suites::quick::up_to_65536); }

    static std::vector<std::uint64_t> input(std::size_t /*n*/, std::uint64_t /*parameter*/) {
        return suites::numbers_below(1000, 7, 20);
    }

    static std::tuple<std::span<std::uint64_t const>> arguments(std::span<std::uint64_t const> numbers) {
        return {numbers};
    }
};

} // namespace yieldmark::cycle
