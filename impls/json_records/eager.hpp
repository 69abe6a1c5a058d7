#pragma once
#include "support/json_reader.hpp"

#include <string>
#include <utility>
#include <vector>

namespace yieldmark::json_records {

/// The readings in the file at `path`, one JSON object a line, which is loaded whole before the first is
/// read.
inline std::vector<reading> eager(std::string const& path) {
    json_reader reader{path, loading::whole};
    std::vector<reading> result;
    while (auto one = reader.next())
        result.push_back(std::move(*one));
    return result;
}

} // namespace yieldmark::json_records
