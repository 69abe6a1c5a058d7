#pragma once
#include "support/fiber_generator.hpp"
#include "support/line_reader.hpp"

#include <string>
#include <string_view>

namespace yieldmark::read_lines {

/// The lines of the file at `path`, one per switch to the body's own stack.
inline auto boost_context(std::string path) {
    return fiber_generator<std::string_view>([path](auto& yield) {
        line_reader reader{path};
        while (auto const line = reader.next())
            yield(*line);
    });
}

} // namespace yieldmark::read_lines
