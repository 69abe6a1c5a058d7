#pragma once
#include "support/fiber_generator.hpp"
#include "support/json_reader.hpp"

#include <string>

namespace yieldmark::json_records {

/// The readings in the file at `path`, one JSON object a line, one per switch to the body's own stack.
inline auto boost_context(std::string path) {
    return fiber_generator<reading>([path](auto& yield) {
        json_reader reader{path};
        while (auto const one = reader.next())
            yield(*one);
    });
}

} // namespace yieldmark::json_records
