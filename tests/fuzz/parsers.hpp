#pragma once
// Every parser of what somebody else may have written or damaged, as the fuzzer and the ordinary test call it.

#include <array>
#include <string_view>

namespace yieldmark::fuzz {

/// `take` gives `text` to the parser. What the parser is to throw for bad text is caught; anything else that is thrown,
/// and std::logic_error of a broken promise (what was read isn't what is written), is a finding.
struct parser {
    std::string_view name; // of its folder in corpus/
    void (*take)(std::string_view text);
};

extern std::array<parser, 9> const parsers;

} // namespace yieldmark::fuzz
