#pragma once
#include "suites/contract.hpp"

namespace yieldmark::permutations {

/// The pool is in ascending order, in which itertools' order is that of std::next_permutation. An item is
/// borrowed from what the technique holds and good until the next is asked for; eager keeps all. n is 1, 120,
/// 5040 or 40320. Scenario `sum` adds up each permutation's last number.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "itertools.permutations(pool) of k numbers: all their orders, n = k!, in the order of the alphabet.";

    static std::vector<suites::size> sizes() {
        return {{1, false}, {120, true}, {5040, true}, {40320, false}};
    }

    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        std::vector<std::uint64_t> pool{1};
        for (std::size_t orders = 1; orders != n; orders *= pool.size())
            pool.push_back(pool.back() + 2);
        return pool;
    }

    static std::tuple<std::span<std::uint64_t const>> arguments(std::span<std::uint64_t const> pool) {
        return {pool};
    }

    static std::uint64_t fold(std::uint64_t sum, std::span<std::uint64_t const> order) {
        return sum + order.back();
    }
};

} // namespace yieldmark::permutations
