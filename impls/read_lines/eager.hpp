#pragma once
#include "support/line_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::read_lines {

/// A file's text and the lines in it.
struct whole_file {
    std::string text;
    std::vector<std::string_view> lines;

    [[nodiscard]] auto begin() const { return lines.begin(); }
    [[nodiscard]] auto end() const { return lines.end(); }
};

/// The lines of the file at `path`, which is loaded whole before the first is read.
inline whole_file eager(std::string const& path) {
    whole_file file{input_file{path}.read_all(), {}};
    std::string_view rest = file.text;
    while (!rest.empty()) {
        std::string_view const line = rest.substr(0, rest.find('\n'));
        file.lines.push_back(line);
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    return file;
}

} // namespace yieldmark::read_lines
