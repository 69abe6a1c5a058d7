#pragma once
#include "support/json_reader.hpp"

#include <string>

namespace yieldmark::json_records {

/// The readings in the file at `path`, one JSON object a line, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::string const& path, Sink&& sink) {
    json_reader reader{path};
    while (auto const one = reader.next())
        if (!sink(*one))
            return;
}

} // namespace yieldmark::json_records
