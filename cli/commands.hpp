#pragma once
// The subcommands. Each adds itself to the program's command line and returns the function that runs it.

#include "cli/command_line.hpp"

#include <functional>
#include <string>
#include <vector>

namespace yieldmark::cli {

/// Exit codes of the program.
namespace exit_code {
inline constexpr int good = 0;
inline constexpr int usage = 2; // found before any work: the command line, or a file or folder that it names,
                                // can't be used
inline constexpr int not_measured = 3;  // found at work: something can't be measured, built or written
inline constexpr int interrupted = 130; // ended by Ctrl-C or SIGTERM; --resume goes on
} // namespace exit_code

/// A subcommand: `run` is called if it is the one that was given.
struct subcommand {
    command_line app;
    std::function<int()> run;
};

/// `command`, here and below: any Google Benchmark program with its flags, which is used instead of ours; empty: ours.
[[nodiscard]] subcommand add_list(command_line program, std::vector<std::string> command);
[[nodiscard]] subcommand add_run(command_line program, std::vector<std::string> command);
[[nodiscard]] subcommand add_asm(command_line program, std::vector<std::string> command);
[[nodiscard]] subcommand add_build_cost(command_line program);
[[nodiscard]] subcommand add_report(command_line program);
[[nodiscard]] subcommand add_claims(command_line program);
/// `arguments`, here and below: of the executables of both sides, where these are of other projects.
[[nodiscard]] subcommand add_compare(command_line program, std::vector<std::string> arguments);
/// The whole program's manual pages and completions; must be added last.
[[nodiscard]] subcommand add_describe(command_line program);
[[nodiscard]] subcommand add_doctor(command_line program);
[[nodiscard]] subcommand add_gate(command_line program, std::vector<std::string> arguments);
[[nodiscard]] subcommand add_history(command_line program, std::vector<std::string> arguments);
[[nodiscard]] subcommand add_init(command_line program);
[[nodiscard]] subcommand add_merge(command_line program);
[[nodiscard]] subcommand add_profile(command_line program, std::vector<std::string> command);

} // namespace yieldmark::cli
