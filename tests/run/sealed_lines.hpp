#pragma once
// Journals as a test writes them: without checksums.

#include "harness/seal/line.hpp"

#include <sstream>
#include <string>

namespace yieldmark::test {

/// `text` with a checksum in each line that is an object and has its end.
inline std::string sealed_lines(std::string const& text) {
    std::istringstream lines(text);
    std::string made;
    for (std::string line; std::getline(lines, line);) {
        bool const whole = !lines.eof();
        made += whole && line.starts_with('{') && line.ends_with('}') ? seal::with_checksum(line) : line;
        made += whole ? "\n" : "";
    }
    return made;
}

} // namespace yieldmark::test
