#pragma once
#include "suites/contract.hpp"

#include <string>

namespace yieldmark::pattern_search {

/// The position is that of the occurrence's first character; occurrences may overlap. Every technique looks
/// at each character once, in order, through the same matcher (support/shift_and.hpp), which it makes from
/// the pattern.
struct contract : suites::contract {
    static constexpr std::string_view documents = "004";
    static constexpr std::string_view asks =
        "The positions at which \"abca\" occurs in n random letters a, b, c and d: about one in 256.";

    static std::string input(std::size_t n, std::uint64_t /*parameter*/) {
        suites::splitmix64 random{20};
        std::string text(n, '\0');
        for (char& letter : text)
            letter = "abcd"[random() >> 62U];
        return text;
    }

    static std::tuple<std::string_view, std::string_view> arguments(std::string_view text) {
        return {text, "abca"};
    }
};

} // namespace yieldmark::pattern_search
