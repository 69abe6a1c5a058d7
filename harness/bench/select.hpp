#pragma once
// Which cases a process measures, and in which order.

#include "harness/bench/registry.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace yieldmark::bench {

/// The cases named in `path`, one exact name a line, in catalogue order. Throws usage_error for an unknown
/// name or an unreadable file.
[[nodiscard]] std::vector<bench_case> named_cases(std::string const& path);

/// The cases whose name the regular expression finds, as --benchmark_filter has it (a leading '-' excludes).
/// Throws usage_error for a malformed expression.
[[nodiscard]] std::vector<bench_case> matching(std::vector<bench_case> const& cases,
                                               std::string const& filter);

/// Cases in a random order that keeps each group (example, scenario, n) together: the techniques that are to
/// be compared run side by side, so that a slow phase of the machine hits all of them. The same seed gives
/// the same order.
[[nodiscard]] std::vector<bench_case> shuffled(std::vector<bench_case> cases, std::uint64_t seed);

} // namespace yieldmark::bench
