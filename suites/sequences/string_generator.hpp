#pragma once
#include "suites/contract.hpp"

#include <string>

namespace yieldmark::string_generator {

/// Every technique borrows the given string's characters but eager, whose vector holds its own.
struct contract : suites::contract {
    static constexpr std::string_view documents = "002";
    static constexpr std::string_view asks = "Each character of a string of n characters.";

    static std::string input(std::size_t n, std::uint64_t /*parameter*/) {
        suites::splitmix64 random{2};
        std::string letters(n, 'a');
        for (char& letter : letters)
            letter = static_cast<char>('a' + random() % 26);
        return letters;
    }

    static std::tuple<std::string_view> arguments(std::string_view string) { return {string}; }

    static std::uint64_t fold(std::uint64_t sum, char letter) {
        return sum + static_cast<unsigned char>(letter);
    }
};

} // namespace yieldmark::string_generator
