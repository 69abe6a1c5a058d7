#pragma once
#include "support/line_reader.hpp"
#include "support/line_writer.hpp"
#include "support/upper_case.hpp"

#include <string>
#include <string_view>

namespace yieldmark::file_pipeline {

/// Writes the lines of the file at `from` in upper case to the file at `to`, handing each to `sink` until it
/// wants no more, and at the end the written file.
template <class Sink> void loop(std::string const& from, std::string const& to, Sink&& sink) {
    line_writer writer{to};
    line_reader reader{from};
    std::string upper;
    while (auto const line = reader.next()) {
        std::string_view const made = upper_case(*line, upper);
        writer.write(made);
        if (!sink(made))
            return;
    }
    sink(writer.finish());
}

} // namespace yieldmark::file_pipeline
