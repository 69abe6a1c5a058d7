#pragma once
// What the project file says, where the command line says nothing.

#include "cli/compare_options.hpp"
#include "harness/project/project.hpp"
#include "harness/store/read_series.hpp"

#include <optional>
#include <string>

namespace yieldmark::cli {

/// The project file that holds in `repository`; none if there is none. Throws system::usage_error.
[[nodiscard]] std::optional<project::project> project_in(std::string const& repository);

/// `asked` with the project's build, executables and renamed cases, and with its filters if there are no
/// others and both sides are built (the sides must be filled in). What `o` says stays as it is.
void take_project(std::optional<project::project> const& p, compare_options const& o,
                  compare::comparison_request& asked);

/// `filter` with the project's renamed cases: each has one series. Of the current folder's project; throws
/// system::usage_error.
[[nodiscard]] store::series_filter with_renamed_cases(store::series_filter filter);

/// Where the history is: `given` (--store), $YIELDMARK_STORE, what the project file says, .yieldmark/history.db
/// beside that file, or in the current folder: the first that there is.
[[nodiscard]] std::string store_of(std::optional<project::project> const& p, std::string const& given);

} // namespace yieldmark::cli
