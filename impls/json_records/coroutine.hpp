#pragma once
#include "support/generator.hpp"
#include "support/json_reader.hpp"

#include <string>

namespace yieldmark::json_records {

/// The readings in the file at `path`, one JSON object a line, one per resumption.
inline generator<reading> coroutine(std::string path) {
    json_reader reader{path};
    while (auto const one = reader.next())
        co_yield *one;
}

} // namespace yieldmark::json_records
