#pragma once
// The agent (harness/agent) in another project's program, from our side: where it is, whether it can be loaded, and the
// processes that it is loaded into.

#include "harness/run/bench.hpp"
#include "harness/system/child.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::run {

/// The agent's and the heap probe's files beside the program that runs; empty if they aren't there.
[[nodiscard]] std::filesystem::path agent_file();
[[nodiscard]] std::filesystem::path probe_file();

/// How the agent gets into a program: preloaded, where that loads Google Benchmark as a shared library, unless it is
/// linked into it (yieldmark_measure of the CMake package).
struct agent_access {
    std::string why_not; // why it doesn't, in one line; empty: it does
    bool linked = false;
};

/// Of the program only the dynamic linker runs.
[[nodiscard]] agent_access find_agent(std::filesystem::path const& program);

/// The process that serves a conductor. `fifos` is the path that the names of its FIFOs begin with.
[[nodiscard]] system::command agent_service(bench const& of, std::filesystem::path const& fifos);

/// The process that measures a pass (see agent::pass_variable) of the benchmarks in `case_list` into `journal`, in the
/// lines that yieldmark-bench writes. `more`: further options of Callgrind, where the pass needs that.
[[nodiscard]] system::command agent_pass_process(bench const& of, std::string const& pass,
                                                 std::filesystem::path const& case_list,
                                                 std::filesystem::path const& journal,
                                                 std::vector<std::string> const& more = {});

/// Whether what the agent said of a benchmark names a limit of counting instructions (threads), not a failure.
[[nodiscard]] bool is_limit_of_counting(std::string const& why);

} // namespace yieldmark::run
