#pragma once
// How one technique is compiled alone: the build's own compiler and flags, and a translation unit with
// nothing else in it.

#include "harness/results/case_filter.hpp"
#include "harness/run/bench.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::build_cost {

/// A technique's file, and what it is compiled with.
struct unit {
    std::string example;
    std::string technique;
    std::filesystem::path source;   // impls/<example>/<technique>.hpp
    std::filesystem::path contract; // suites/<suite>/<example>.hpp
};

/// The compiler and its arguments, as the build wrote them down (link/<executable>.compile beside bin/).
/// Throws system::run_error if they aren't there or the compiler is gone.
[[nodiscard]] std::vector<std::string> compile_command(run::bench const& measured);

/// The techniques that `filter` takes by example/technique, by suite or by technique; empty if there is none. Throws
/// system::run_error if a file of the sources is gone.
[[nodiscard]] std::vector<unit> units_of(run::bench const& measured, results::case_filter& filter);

/// One line about the patterns that name no technique of any example; empty if each names one. Throws system::usage_error
/// if none does.
[[nodiscard]] std::string report_idle(results::case_filter const& filter);

/// A translation unit whose one function takes every item from the technique as the measured executable does.
[[nodiscard]] std::string drained_unit(unit const& what);

/// A translation unit that registers the example with this technique alone: what the build generates, but for
/// the other techniques.
[[nodiscard]] std::string registered_unit(unit const& what);

} // namespace yieldmark::build_cost
