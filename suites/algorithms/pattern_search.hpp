#pragma once
#include "suites/contract.hpp"
#include "support/shift_and.hpp"

#include <string>

namespace yieldmark::pattern_search {

/// Where to search, and for what.
struct search {
    std::string text;
    searched_pattern pattern;
};

/// The position is that of the occurrence's first character; occurrences may overlap. The pattern is made
/// ready once, with the input. Every technique looks at each character once, in order, through a matcher that
/// it is given (support/shift_and.hpp).
struct contract : suites::contract {
    static constexpr std::string_view documents = "004";
    static constexpr std::string_view asks =
        "The positions at which \"abca\" occurs in n random letters a, b, c and d: about one in 256.";

    static search input(std::size_t n, std::uint64_t /*parameter*/) {
        suites::splitmix64 random{20};
        search made{std::string(n, '\0'), searched_pattern{"abca"}};
        for (char& letter : made.text)
            letter = "abcd"[random() >> 62U];
        return made;
    }

    static std::tuple<std::string_view, shift_and> arguments(search const& in) {
        return {in.text, shift_and{in.pattern}};
    }
};

} // namespace yieldmark::pattern_search
