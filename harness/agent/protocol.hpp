#pragma once
// What those who start a program with the agent pass to it, in environment variables. A program without them
// runs as if there were no agent.
//
// To serve a conductor (serve.hpp), through two FIFOs:
//   agent:      ready
//   conductor:  <value of --benchmark_min_time> <iterations> <repetitions> <percent> <name of a benchmark>
//               so many slices of it, please, each with so many iterations (0, or where they can't be fixed: as the
//               time says) and so much real work besides (0: none)
//   agent:      <bytes> and that many of Google Benchmark's JSON
//   …
//   conductor:  end
// Each order and each head of a reply is one line.
//
// To measure a pass (pass.hpp): what is not time, benchmark by benchmark, into a journal of the same lines as
// yieldmark-bench writes.

#include <string_view>

namespace yieldmark::agent {

/// What is found in an executable that the agent is linked into; a number behind it says which version of all this it
/// speaks.
inline constexpr char linked_mark[] = "yieldmark's agent is linked in, protocol 3.";
inline constexpr std::string_view linked_mark_begins{"yieldmark's agent is linked in, protocol "};

/// The path that the FIFOs' names begin with.
inline constexpr char const* fifos_variable = "YIELDMARK_AGENT";
inline constexpr char const* orders_ending = ".orders";
inline constexpr char const* replies_ending = ".replies";

inline constexpr char const* ready = "ready";
inline constexpr char const* end = "end";

/// "heap" or "instructions"; "timeline": how the live bytes of one iteration go; "stacks": Callgrind's dump of a
/// benchmark, which is kept for the caller to read.
inline constexpr char const* pass_variable = "YIELDMARK_AGENT_PASS";
/// The file with the benchmarks' names, one a line; the journal; and, of instructions, what the names of Callgrind's
/// dumps begin with.
inline constexpr char const* cases_variable = "YIELDMARK_AGENT_CASES";
inline constexpr char const* journal_variable = "YIELDMARK_AGENT_JOURNAL";
inline constexpr char const* dumps_variable = "YIELDMARK_AGENT_DUMPS";
/// "1" where the program's --benchmark_min_time takes a number of iterations ("3x").
inline constexpr char const* counts_variable = "YIELDMARK_AGENT_COUNTS";

/// Why a benchmark has no count of instructions and no stacks: a limit of what is counted with, not a failure.
inline constexpr char const* threads_are_not_counted =
    "it has threads of its own, whose instructions Callgrind doesn't separate";

} // namespace yieldmark::agent
