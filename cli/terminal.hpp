#pragma once
// What is known about where the output goes, and where the program itself stands.

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
/// COLUMNS, where it is set, says the width, also of a pipe; otherwise nothing is shortened there.
[[nodiscard]] text::look look_of_output();

/// How a measurement shows how far it is: one line on a terminal, plain lines in a pipe, failures only if
/// `quiet`.
[[nodiscard]] run::progress progress_on_stderr(bool quiet = false);

/// One line on standard error for something that the command can go on without: nothing where `line` is empty.
void warn(std::string const& line);

/// The measured executable that stands beside this program.
[[nodiscard]] std::filesystem::path default_bench();

} // namespace yieldmark::cli
