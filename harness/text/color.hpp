#pragma once
// Colour on a terminal (ECMA-48, "select graphic rendition").

namespace yieldmark::report {

/// Ends any colour.
inline constexpr char const* color_off = "\033[0m";

} // namespace yieldmark::report
