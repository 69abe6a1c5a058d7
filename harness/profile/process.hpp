#pragma once
// The child processes of a profile, which can be stopped, and what they wrote. Private to harness/profile.

#include "harness/run/bench.hpp"
#include "harness/system/child.hpp"
#include "harness/system/scratch.hpp"

#include <nlohmann/json.hpp>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::profile {

/// As system::run_to_end; ended with its children when `*stop` is no longer 0, by throwing `stopped`.
[[nodiscard]] system::completed run_stoppable(system::command const& what, std::chrono::milliseconds limit,
                                              std::atomic<int> const* stop);

/// What went wrong in one line: how it ended, and the last line that it printed as an error.
[[nodiscard]] std::string describe(system::completed const& process);

/// A process that finds what every child does.
[[nodiscard]] system::command command_of(std::vector<std::string> arguments);

/// One of yieldmark's own executables, for a pass over the cases that the file names.
[[nodiscard]] std::vector<std::string> bench_arguments(run::bench const& measured, char const* pass,
                                                       std::filesystem::path const& cases);

/// A file in `dir` that names these cases. Throws system::run_error.
[[nodiscard]] std::filesystem::path case_file(system::scratch const& dir,
                                              std::vector<std::string> const& names);

/// What a pass of the agent said.
struct agent_lines {
    std::vector<nlohmann::json> of_cases; // each with the benchmark's name
    std::string open;                     // the benchmark that it was at when it ended; empty: at none
    std::string end;                      // how it ended, if not well
};

/// A pass of the agent (harness/agent/protocol.hpp) over benchmarks of another project's program. `callgrind`: further
/// options of Callgrind. `limit`: of the whole process. Throws `stopped`.
[[nodiscard]] agent_lines run_agent_pass(run::bench const& measured, std::string const& pass,
                                         std::filesystem::path const& cases, system::scratch const& dir,
                                         std::chrono::milliseconds limit, std::atomic<int> const* stop,
                                         std::vector<std::string> const& callgrind = {});

/// Why the agent counted nothing for the benchmark that `said` is of; empty: it did. Pure.
[[nodiscard]] std::string why_not_counted(nlohmann::json const& said);

/// The same for one benchmark: what it says of it. Throws system::run_error too.
[[nodiscard]] nlohmann::json run_agent_pass(run::bench const& measured, std::string const& pass,
                                            std::filesystem::path const& cases, system::scratch const& dir,
                                            std::atomic<int> const* stop);

/// A file's text. Throws system::run_error if it can't be read.
[[nodiscard]] std::string text_of(std::filesystem::path const& path);

} // namespace yieldmark::profile
