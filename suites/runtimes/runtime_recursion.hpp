#pragma once
#include "suites/contract.hpp"

namespace yieldmark::runtime_recursion {

/// A body that calls itself `depth` times; the innermost one has all the items.
struct nested_count {
    std::size_t depth;
    std::size_t n;
};

/// Where a technique has no elements_of, each level yields again what it is given.
struct contract : suites::contract {
    static constexpr std::string_view documents = "beyond the documents: runtimes";
    static constexpr std::string_view asks = "0 … n-1 from a body that has called itself depth times.";
    static constexpr bool catalogue = false;

    static constexpr std::array<suites::inability, 1> unable{
        {{"os_thread",
          "a thread has a stack: its body just calls itself, and an item costs what it costs without"}}};

    static constexpr std::array<suites::scenario, 4> scenarios{{{"depth_4", suites::use::drain, 4},
                                                                {"depth_8", suites::use::drain, 8},
                                                                {"depth_16", suites::use::drain, 16},
                                                                {"depth_64", suites::use::drain, 64}}};

    static std::vector<suites::size> sizes() { return {{1, true}, {4096, true}, {65536, false}}; }

    static nested_count input(std::size_t n, std::uint64_t depth) { return {depth, n}; }

    static std::tuple<std::size_t, std::size_t> arguments(nested_count const& count) {
        return {count.depth, count.n};
    }
};

} // namespace yieldmark::runtime_recursion
