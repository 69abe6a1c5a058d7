#pragma once
// What is known about where the output goes, and where the program itself stands.

#include <cstdio>
#include <filesystem>

namespace yieldmark::cli {

[[nodiscard]] bool is_terminal(std::FILE* stream);

/// Whether colour may be used on `stream`: a terminal, and NO_COLOR (no-color.org) not set.
[[nodiscard]] bool wants_color(std::FILE* stream);

/// The measured executable that stands beside this program.
[[nodiscard]] std::filesystem::path default_bench();

} // namespace yieldmark::cli
