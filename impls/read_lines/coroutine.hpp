#pragma once
#include "support/generator.hpp"
#include "support/line_reader.hpp"

#include <string>
#include <string_view>

namespace yieldmark::read_lines {

/// The lines of the file at `path`, one per resumption.
inline generator<std::string_view> coroutine(std::string path) {
    line_reader reader{path};
    while (auto const line = reader.next())
        co_yield *line;
}

} // namespace yieldmark::read_lines
