#pragma once
// Any Google Benchmark program: how to ask what it has, and which flags make it measure. It knows nothing of
// us, so all goes through Google Benchmark's own flags and its JSON.

#include "harness/run/bench.hpp"
#include "harness/run/plan.hpp"
#include "harness/run/steps.hpp"
#include "harness/system/child.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace yieldmark::run {

/// Asks the program which benchmarks it has. `command` is the program (a path, or a name to be looked for
/// along PATH) and the flags that it is given; a --benchmark_filter among them narrows what is measured.
/// Throws usage_error (no such program, a flag that is ours to set) or run_error (it doesn't answer as a
/// Google Benchmark program does), in one line. `limit`: seconds that it may take to answer. It is asked, and
/// measured later, in the surroundings `around`.
[[nodiscard]] bench open_foreign(std::vector<std::string> const& command, double limit,
                                 surroundings around = {});

/// The pattern for --benchmark_filter that fits exactly these names. Pure.
[[nodiscard]] std::string exact_filter(std::span<std::string const> names);

/// `all` with the steps of foreign programs cut so that each one's filter stays short enough for a command
/// line. Pure.
[[nodiscard]] std::vector<step> with_short_filters(std::vector<step> all, std::vector<bench> const& benches);

/// The process that measures these benchmarks. `shuffled`: in an order of its own, where the program's
/// Google Benchmark can do that (1.6 and later).
[[nodiscard]] system::command foreign_process(bench const& of, plan const& how,
                                              std::span<std::string const> names,
                                              std::filesystem::path const& journal, bool shuffled);

/// The program with its flags and its user's environment, and a filter that no benchmark fits: by itself it measures
/// nothing.
[[nodiscard]] system::command without_benchmarks(bench const& of);

/// The version that Google Benchmark said in its "context"; empty if it said none, as before 1.8. Throws
/// nothing of its own.
[[nodiscard]] std::string library_version(std::string const& context);

/// What Google Benchmark said in its "context", and what a foreign run can't have, into `into`. Throws
/// nothing of its own.
void describe_foreign(results::run& into, std::string const& context);

} // namespace yieldmark::run
