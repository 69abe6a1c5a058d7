#pragma once
#include "suites/contract.hpp"

#include <algorithm>

namespace yieldmark::groupby {

/// Groups are of 1 to 15 numbers; their key is number / 1024 (support/key_of.hpp). A group shares the sequence
/// with what comes after it: for `coroutine` and `boost_context` it is a sequence of its own that reads on
/// where the outer one stands, as in Python; a view needs numbers that it can read twice, once to find the
/// group's end. Eager makes a list of each group. n counts numbers. Scenario `sum` adds up the groups' sums.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "itertools.groupby over n numbers: the key and the sum of each "
                                             "group of neighbours with the same key.";

    static constexpr bool chained = true;

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        suites::splitmix64 random{44};
        std::vector<std::uint64_t> numbers;
        for (std::uint64_t key = 0; numbers.size() != n; ++key) {
            auto const length = std::min<std::size_t>(n - numbers.size(), 1 + random() % 15);
            for (std::size_t i = 0; i != length; ++i)
                numbers.push_back(key % 8 * 1024 + random() % 1024);
        }
        return numbers;
    }

    static std::tuple<std::span<std::uint64_t const>> arguments(std::span<std::uint64_t const> numbers) {
        return {numbers};
    }

    static std::uint64_t fold(std::uint64_t sum, auto const& group) {
        auto const& [key, group_sum] = group;
        return sum + group_sum;
    }
};

} // namespace yieldmark::groupby
