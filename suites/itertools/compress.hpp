#pragma once
#include "suites/contract.hpp"

namespace yieldmark::compress {

/// What is given: numbers, and for each whether it is selected.
struct selection {
    std::vector<std::uint64_t> numbers;
    std::vector<unsigned char> selected;
};

/// The first is selected, so that there is one.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "itertools.compress over n numbers and n selectors: the "
                                             "numbers, about half, whose selector is not 0.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static selection input(std::size_t n, std::uint64_t /*parameter*/) {
        selection made{suites::numbers_below(1000, n, 23), std::vector<unsigned char>(n)};
        suites::splitmix64 random{24};
        for (unsigned char& each : made.selected)
            each = static_cast<unsigned char>(random() % 2);
        made.selected.front() = 1;
        return made;
    }

    static std::tuple<std::span<std::uint64_t const>, std::span<unsigned char const>>
    arguments(selection const& of) {
        return {of.numbers, of.selected};
    }
};

} // namespace yieldmark::compress
