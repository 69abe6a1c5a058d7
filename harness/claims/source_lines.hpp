#pragma once
// Lines of code, counted.

#include <cstddef>
#include <string_view>

namespace yieldmark::claims {

/// Lines of C++ that contain code: no blank ones, no line that is a // comment alone, no preprocessor lines,
/// and not the braces and names of a namespace.
[[nodiscard]] std::size_t source_lines(std::string_view source);

} // namespace yieldmark::claims
