#pragma once
// The steps of compute(), each a subject of its own. Inside reports/figures*.cpp only.

#include "reports/figures.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace yieldmark::report {

/// A case of which only its end in little memory is known has nothing to draw.
[[nodiscard]] bool charted(results::case_result const& c);
/// The technique of a case; of another program's benchmark `whole_benchmark`.
[[nodiscard]] std::string technique_of(results::case_name const& name);

/// Techniques, scenarios, sizes and examples, in the order in which reports list them.
void name_everything(figures& f);

/// The groups and their cells. Needs the names.
void make_groups(figures& f);

/// Time of `a` over `b`, process by process. Empty if they share no process, or if the ratio or its inverse is
/// beyond what a double holds.
[[nodiscard]] std::optional<stats::interval> time_ratio(figures const& f, cell const& a, cell const& b);
/// Each group's cells over the same cases on the first toolchain. Needs all groups.
void compare_toolchains(figures& f);

/// The tables of examples, and the geometric means below them. Needs all groups.
void make_sheets(figures& f);
void make_footers(figures& f);

} // namespace yieldmark::report
