#pragma once
// Completions for shells, generated from what --help says.

#include "cli/command_line.hpp"

#include <string>

namespace yieldmark::cli {

/// A script for bash-completion, zsh's compinit or fish that completes the program's subcommands, options and the
/// values that options name; files for all other values. Pure.
[[nodiscard]] std::string bash_completion(described_command const& program);
[[nodiscard]] std::string zsh_completion(described_command const& program);
[[nodiscard]] std::string fish_completion(described_command const& program);

} // namespace yieldmark::cli
