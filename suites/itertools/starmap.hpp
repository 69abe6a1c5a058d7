#pragma once
#include "suites/contract.hpp"

#include <utility>

namespace yieldmark::starmap {

struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "itertools.starmap(mul, pairs): the products of n pairs, of "
                                             "which each is taken apart into two arguments.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static std::vector<std::pair<std::uint64_t, std::uint64_t>> input(std::size_t n,
                                                                      std::uint64_t /*parameter*/) {
        suites::splitmix64 random{32};
        std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs(n);
        for (auto& [first, second] : pairs) {
            first = random() % 1000;
            second = random() % 1000;
        }
        return pairs;
    }

    static std::tuple<std::span<std::pair<std::uint64_t, std::uint64_t> const>>
    arguments(std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs) {
        return {pairs};
    }
};

} // namespace yieldmark::starmap
