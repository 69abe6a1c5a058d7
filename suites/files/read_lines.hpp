#pragma once
#include "suites/contract.hpp"
#include "suites/input_file.hpp"

#include <string>

namespace yieldmark::read_lines {

/// Each item is a line without its newline, borrowed from what the technique holds and good until the next is asked
/// for. All read through the same 64 KiB buffer (support/line_reader.hpp); eager loads the whole file first. A file
/// that can't be opened or read is a std::system_error from every technique, when the first line is asked for at the
/// latest; what is not text a bad_input, when the line at fault is (eager: when the sequence is made). An empty file
/// has no line.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "The lines of a text file of n lines, some 64 bytes each.";

    static constexpr std::uint64_t bytes_per_item = 64;

    /// Files of some 64 KiB, 1 MiB, 16 MiB and 256 MiB.
    static std::vector<suites::size> sizes() {
        return {{1024, true}, {16384, true}, {262144, false}, {4194304, false, true}};
    }

    static std::string input(std::size_t n, std::uint64_t /*parameter*/) {
        return suites::input_file("lines_" + std::to_string(n) + ".txt", [n](std::ostream& out) {
            std::string letters;
            for (int i = 0; i != 256; ++i)
                letters.push_back(static_cast<char>('a' + i % 26));
            suites::splitmix64 random{3};
            for (std::size_t i = 0; i != n; ++i) {
                std::uint64_t const bits = random();
                out << std::string_view{letters}.substr(bits >> 7U & 127U, bits & 127U) << '\n';
            }
        });
    }

    static std::tuple<std::string const&> arguments(std::string const& path) { return {path}; }

    static std::uint64_t fold(std::uint64_t sum, std::string_view line) { return sum + line.size(); }
};

} // namespace yieldmark::read_lines
