#pragma once
#include "suites/contract.hpp"

namespace yieldmark::runtime_tree {

/// The tree has n leaves and nothing between them, n a power of 2: a technique that recurses calls itself 2n
/// - 2 times and is log2(n) calls deep at each item.
struct contract : suites::contract {
    static constexpr std::string_view documents = "beyond the documents: runtimes";
    static constexpr std::string_view asks =
        "0 … n-1 as the leaves of a balanced tree, by a body that calls itself.";
    static constexpr bool catalogue = false;

    static constexpr std::array<suites::inability, 1> unable{
        {{"os_thread",
          "a thread has a stack: its body just calls itself, and an item costs what it costs without"}}};

    static std::vector<suites::size> sizes() { return {{16, true}, {256, true}, {65536, true}}; }

    static std::tuple<std::uint64_t, std::size_t> arguments(std::size_t n) { return {0, n}; }
};

} // namespace yieldmark::runtime_tree
