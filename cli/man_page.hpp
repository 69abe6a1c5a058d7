#pragma once
// Manual pages (man 7 man), generated from what --help says.

#include "cli/command_line.hpp"

#include <map>
#include <string>

namespace yieldmark::cli {

/// The pages of a program and of all its subcommands: file name ("yieldmark-run.1") -> text. `version` is at
/// the foot of each. Pure.
[[nodiscard]] std::map<std::string, std::string> man_pages(described_command const& program,
                                                           std::string const& version);

} // namespace yieldmark::cli
