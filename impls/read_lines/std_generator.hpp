#pragma once
#include "support/line_reader.hpp"

#include <generator>
#include <string>
#include <string_view>

namespace yieldmark::read_lines {

/// The lines of the file at `path`, one per resumption of the standard generator.
inline std::generator<std::string_view> std_generator(std::string path) {
    line_reader reader{path};
    while (auto const line = reader.next())
        co_yield *line;
}

} // namespace yieldmark::read_lines
