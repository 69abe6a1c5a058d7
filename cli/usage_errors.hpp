#pragma once
// A command line that can't be understood, in one line: what is wrong in it, what may have been meant, what to do.

#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
} // namespace CLI

namespace yieldmark::cli {

/// What to report of a command line that `program` refused with `error`. One line, without control characters.
[[nodiscard]] std::string usage_text(CLI::App const& program, CLI::ParseError const& error);

/// "tme is none of time, heap; did you mean time?", of a value that must be one of `known`.
[[nodiscard]] std::string none_of_text(std::string const& given, std::vector<std::string> const& known);

} // namespace yieldmark::cli
