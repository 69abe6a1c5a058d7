#pragma once
#include "suites/contract.hpp"

#include <algorithm>

namespace yieldmark::chain_from_iterable {

/// How the numbers are divided is a matter of chance; some lists are empty. Each technique borrows the lists; eager
/// makes one of them.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "itertools.chain.from_iterable over lists of 0 to 15 numbers that have n in all.";

    static std::vector<suites::size> sizes() { return suites::a_few(); }

    static constexpr std::array<suites::inability, 1> unable{
        {{"boost_range", "joins two ranges, but not a range of ranges"}}};

    using lists = std::vector<std::vector<std::uint64_t>>;

    static lists input(std::size_t n, std::uint64_t /*parameter*/) {
        suites::splitmix64 random{22};
        lists made;
        for (std::size_t left = n; left != 0;) {
            auto& list = made.emplace_back(std::min<std::size_t>(left, random() % 16));
            for (std::uint64_t& number : list)
                number = random() % 1000;
            left -= list.size();
        }
        return made;
    }

    static std::tuple<std::span<std::vector<std::uint64_t> const>> arguments(lists const& of) { return {of}; }
};

} // namespace yieldmark::chain_from_iterable
