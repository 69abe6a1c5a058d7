#pragma once
// How wide a text is that should fit a terminal.

#include "harness/text/format.hpp"

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>

namespace yieldmark::test {

/// Columns that the widest line of `text` takes.
inline std::size_t widest_line(std::string const& text) {
    std::istringstream lines(text);
    std::size_t widest = 0;
    for (std::string line; std::getline(lines, line);)
        widest = std::max(widest, text::columns(line));
    return widest;
}

} // namespace yieldmark::test
