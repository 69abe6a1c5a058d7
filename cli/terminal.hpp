#pragma once
// What is known about where the output goes, and where the program itself is.

#include "harness/system/progress.hpp"
#include "harness/text/table.hpp"

#include <cstdio>
#include <filesystem>
#include <string>

namespace yieldmark::cli {

[[nodiscard]] bool is_terminal(std::FILE* stream);

/// Whether colour may be used on `stream`: a terminal, and NO_COLOR (no-color.org) not set.
[[nodiscard]] bool wants_color(std::FILE* stream);

/// How a table looks on the standard output: in colours if it wants them, and no wider than the terminal is.
/// COLUMNS, if it is set, is the width, for a pipe too; without it nothing is shortened in a pipe.
[[nodiscard]] text::look look_of_output();

/// How a measurement shows its progress: one line on a terminal, plain lines in a pipe, failures only if
/// `quiet`.
[[nodiscard]] system::progress progress_on_stderr(bool quiet = false);

/// Prints one line on standard error about something without which the command can continue. Prints nothing
/// if `line` is empty.
void warn(std::string const& line);

/// The measured executable in this program's folder.
[[nodiscard]] std::filesystem::path default_bench();

} // namespace yieldmark::cli
