#pragma once
#include "suites/contract.hpp"

#include <utility>

namespace yieldmark::tee {

/// How many pairs, and how far apart the readers are.
struct reading {
    std::size_t n;
    std::size_t distance;
};

/// Numbers are drawn from a generator of pseudo-random ones, which can be read once. Two readers share them
/// (support/two_readers.hpp), of which one is `distance` ahead: 1, or 64, 1024 and 16384 in the scenarios
/// `apart_D`. What the one has read and the other has not is kept, and nothing else. Eager keeps all numbers;
/// `loop` knows the distance and keeps a ring of as many. Scenario `sum` adds up the differences.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "itertools.tee over numbers that can be read once, by two "
                                             "readers some distance apart: n pairs of what both read.";

    static constexpr std::array<suites::scenario, 6> scenarios{{{"drain", suites::use::drain},
                                                                {"sum", suites::use::sum},
                                                                {"first", suites::use::first},
                                                                {"apart_64", suites::use::drain, 64},
                                                                {"apart_1024", suites::use::drain, 1024},
                                                                {"apart_16384", suites::use::drain, 16384}}};

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static reading input(std::size_t n, std::uint64_t distance) { return {n, distance == 0 ? 1 : distance}; }

    static std::tuple<splitmix64, std::size_t, std::size_t> arguments(reading const& asked) {
        return {splitmix64{45}, asked.n, asked.distance};
    }

    static std::uint64_t fold(std::uint64_t sum, std::pair<std::uint64_t, std::uint64_t> const& both) {
        return sum + (both.first - both.second);
    }
};

} // namespace yieldmark::tee
