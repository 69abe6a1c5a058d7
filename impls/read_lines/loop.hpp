#pragma once
#include "support/line_reader.hpp"

#include <string>

namespace yieldmark::read_lines {

/// The lines of the file at `path`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::string const& path, Sink&& sink) {
    line_reader reader{path};
    while (auto const line = reader.next())
        if (!sink(*line))
            return;
}

} // namespace yieldmark::read_lines
