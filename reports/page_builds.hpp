#pragma once
// What each technique costs to build, for the page.

#include "reports/figures.hpp"
#include "reports/json_writer.hpp"

namespace yieldmark::report {

/// "builds": [{e: example, c: toolchain (indices), t: technique's id, s: [low, median, high] compile seconds
/// as in
///     page_interval.hpp, l: preprocessed lines, b: bytes of code, k: lines of the technique's file,
///     x: why it could not be built, or ""}…]
void write_builds(json_writer& json, figures const& f);

} // namespace yieldmark::report
