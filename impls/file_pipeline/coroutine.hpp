#pragma once
#include "support/generator.hpp"
#include "support/line_reader.hpp"
#include "support/upper_case.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace yieldmark::file_pipeline {

inline generator<std::string_view> lines_of(std::string path) {
    line_reader reader{path};
    while (auto const line = reader.next())
        co_yield *line;
}

inline generator<std::string_view> upper_lines_of(generator<std::string_view> lines) {
    std::string upper;
    for (std::string_view const line : lines)
        co_yield upper_case(line, upper);
}

/// The lines of the file at `path` in upper case: a generator that reads feeds one that transforms.
inline generator<std::string_view> coroutine(std::string path) {
    return upper_lines_of(lines_of(std::move(path)));
}

} // namespace yieldmark::file_pipeline
