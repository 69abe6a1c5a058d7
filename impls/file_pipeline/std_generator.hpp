#pragma once
#include "support/line_reader.hpp"
#include "support/upper_case.hpp"

#include <generator>
#include <string>
#include <string_view>
#include <utility>

namespace yieldmark::file_pipeline {

inline std::generator<std::string_view> std_lines_of(std::string path) {
    line_reader reader{path};
    while (auto const line = reader.next())
        co_yield *line;
}

inline std::generator<std::string_view> std_upper_lines_of(std::generator<std::string_view> lines) {
    std::string upper;
    for (std::string_view const line : lines)
        co_yield upper_case(line, upper);
}

/// The lines of the file at `path` in upper case: a std::generator that reads feeds one that transforms.
inline std::generator<std::string_view> std_generator(std::string path) {
    return std_upper_lines_of(std_lines_of(std::move(path)));
}

} // namespace yieldmark::file_pipeline
