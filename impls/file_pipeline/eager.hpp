#pragma once
#include "support/line_reader.hpp"
#include "support/upper_case.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::file_pipeline {

/// The lines of the file at `path` in upper case: all are read, then all are transformed.
inline std::vector<std::string> eager(std::string const& path) {
    line_reader reader{path, loading::whole};
    std::vector<std::string_view> lines;
    while (auto const line = reader.next())
        lines.push_back(*line);
    std::vector<std::string> result(lines.size());
    for (std::size_t i = 0; i != lines.size(); ++i)
        upper_case(lines[i], result[i]);
    return result;
}

} // namespace yieldmark::file_pipeline
