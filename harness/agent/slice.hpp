#pragma once
// One run of one benchmark by Google Benchmark itself.

#include <cstdint>
#include <string>
#include <string_view>

namespace yieldmark::agent {

/// Runs the benchmark of that name once (as often as it asks for itself), for `min_time` as --benchmark_min_time takes
/// it. Google Benchmark's JSON; empty if its library lacks what it takes.
[[nodiscard]] std::string run_slice(std::string_view name, std::string const& min_time);

/// Of such JSON: the value of the last field of that name, as it stands there (a text without its quotes, still
/// escaped); empty if there is none.
[[nodiscard]] std::string last_field(std::string const& json, std::string const& name);

} // namespace yieldmark::agent
