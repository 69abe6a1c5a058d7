#pragma once
// The measured executable under Callgrind, which counts its instructions.

#include "harness/run/bench.hpp"
#include "harness/system/child.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::run {

/// How much longer than natively a process may go without news under Callgrind.
inline constexpr double callgrind_slowdown = 20;

/// The process that counts the instructions of the cases in `case_list` into `journal`, which stand in the
/// same folder. It is given the same environment and arguments of the same length wherever that folder is,
/// so that nothing of it gets into the counts. `more`: further options of Callgrind.
[[nodiscard]] system::command callgrind_process(std::filesystem::path const& program,
                                                std::filesystem::path const& case_list,
                                                std::filesystem::path const& journal,
                                                std::vector<std::string> const& more = {});

/// What the names of Callgrind's dumps beside `journal` begin with: a file name.
[[nodiscard]] std::string dumps_name(std::filesystem::path const& journal);

/// The start of a command under Callgrind that counts only where it is told to, into `dumps`; the program follows.
[[nodiscard]] std::vector<std::string> callgrind_arguments(std::string const& dumps);

/// Removes what Callgrind wrote beside `journal`.
void remove_dumps(std::filesystem::path const& journal);

/// Why instructions of `measured` can't be counted here, in one line; empty if they can.
[[nodiscard]] std::string why_no_instructions(bench const& measured);

} // namespace yieldmark::run
