#pragma once
// Colours on a terminal (ECMA-48, "select graphic rendition").

#include <string_view>

namespace yieldmark::text::color {

inline constexpr std::string_view off = "\x1b[0m"; // ends any
inline constexpr std::string_view dim = "\x1b[2m";
inline constexpr std::string_view red = "\x1b[31m";
inline constexpr std::string_view green = "\x1b[32m";
inline constexpr std::string_view yellow = "\x1b[33m";
inline constexpr std::string_view blue = "\x1b[34m";

} // namespace yieldmark::text::color
