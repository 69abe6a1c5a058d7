#pragma once
// Series that are shown as one: of a case that has another name now, or over several machines. Private to
// harness/store.

#include "harness/store/read_series.hpp"
#include "harness/store/summaries.hpp"
#include "harness/store/tables.hpp"

#include <string>
#include <vector>

namespace yieldmark::store {

/// What a case is called now: `name`, or its new name if a rename means it.
[[nodiscard]] std::string current_name(std::string const& name, series_filter const& wanted);

/// The series in groups, each of which is shown as one; in the order of each group's first. They are of one
/// case (by its current name), metric, toolchain, baseline and contract, and unless machines are to be joined,
/// of one machine.
[[nodiscard]] std::vector<std::vector<stored_summary>> joined(std::vector<stored_summary> const& all,
                                                              series_filter const& wanted);

/// A group with all of its points, each of which says its machine where there are several.
[[nodiscard]] series whole_series(std::vector<stored_summary> const& group, figures_reader& figures);

/// What the list shows of a group.
[[nodiscard]] summary whole_summary(std::vector<stored_summary> const& group, figures_reader& figures);

} // namespace yieldmark::store
