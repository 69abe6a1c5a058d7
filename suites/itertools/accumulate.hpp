#pragma once
#include "suites/contract.hpp"

namespace yieldmark::accumulate {

struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "itertools.accumulate over n numbers: their running sums.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        return suites::numbers_below(1000, n, 21);
    }

    static std::tuple<std::span<std::uint64_t const>> arguments(std::span<std::uint64_t const> numbers) {
        return {numbers};
    }
};

} // namespace yieldmark::accumulate
