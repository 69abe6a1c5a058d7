#pragma once
#include "suites/contract.hpp"

namespace yieldmark::islice {

struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "itertools.islice(numbers, 8, None, 3): every third of the numbers from the ninth on; n items.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    /// Two numbers follow the last that is taken.
    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        return suites::numbers_below(1000, start + n * step, 30);
    }

    static std::tuple<std::span<std::uint64_t const>, std::size_t, std::size_t>
    arguments(std::span<std::uint64_t const> numbers) {
        return {numbers, start, step};
    }

private:
    static constexpr std::size_t start = 8;
    static constexpr std::size_t step = 3;
};

} // namespace yieldmark::islice
