#pragma once
#include "support/json_reader.hpp"

#include <generator>
#include <string>

namespace yieldmark::json_records {

/// The readings in the file at `path`, one JSON object a line, one per resumption of the standard generator.
inline std::generator<reading const&> std_generator(std::string path) {
    json_reader reader{path};
    while (auto const one = reader.next())
        co_yield *one;
}

} // namespace yieldmark::json_records
