#pragma once
// The references (impls/<example>/reference.py) as one more thing to measure: CPython's list form and
// generator form.

#include "harness/run/bench.hpp"
#include "harness/run/steps.hpp"

#include <cstdint>
#include <vector>

namespace yieldmark::run {

/// The techniques that CPython's two forms are reported under.
inline constexpr char const* cpython_list = "cpython_list";
inline constexpr char const* cpython_generator = "cpython_generator";

/// The largest n that CPython is timed at: beyond it one iteration of one case takes seconds.
inline constexpr std::uint64_t largest_in_python = 262'144;

/// The references of all tutorial examples that `measured` lists, at its scenarios and sizes up to
/// largest_in_python. Throws usage_error if there is no python3, or if the references aren't beside the
/// measured sources.
[[nodiscard]] bench open_python(bench const& measured);

/// `all` without what CPython doesn't take part in: every pass but heap and time, and of these two of three
/// timed processes (it
/// needs no fine intervals, as it differs by factors). Executables other than CPython's keep all theirs.
[[nodiscard]] std::vector<step> without_idle_python(std::vector<step> all, std::vector<bench> const& benches);

/// Tells each example of `into` why it has no time under CPython at a size, where `python` leaves sizes of it
/// out.
void explain_gaps(results::run& into, bench const& python);

} // namespace yieldmark::run
