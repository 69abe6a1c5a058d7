#pragma once
#include "support/fiber_generator.hpp"
#include "support/line_reader.hpp"
#include "support/upper_case.hpp"

#include <string>
#include <string_view>

namespace yieldmark::file_pipeline {

inline auto fiber_lines_of(std::string path) {
    return fiber_generator<std::string_view>([path](auto& yield) {
        line_reader reader{path};
        while (auto const line = reader.next())
            yield(*line);
    });
}

/// The lines of the file at `path` in upper case: a fiber that reads feeds one that transforms.
inline auto boost_context(std::string path) {
    return fiber_generator<std::string_view>([path](auto& yield) {
        std::string upper;
        for (std::string_view const line : fiber_lines_of(path))
            yield(upper_case(line, upper));
    });
}

} // namespace yieldmark::file_pipeline
