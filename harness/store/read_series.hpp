#pragma once
// The series of a history store, as the page and the terminal show them.

#include "harness/store/series.hpp"

#include <string>
#include <utility>
#include <vector>

namespace yieldmark::store {

/// Which series are wanted. What is empty asks for everything.
struct series_filter {
    std::vector<std::string> cases;   // patterns over case names (results::case_matches)
    std::vector<std::string> metrics; // ids of results::metric
    std::string machine;              // a part of the machine's fingerprint
    std::string toolchain;            // a part of the toolchain's
    bool retired = false; // also the series of earlier baselines, and of a case's earlier contracts
    // One series of all machines: its points are ratios that were each measured against the baseline on one.
    bool join_machines = false;
    // A case's old name (or the beginning of it up to a slash) and the new one, under which both are one series.
    std::vector<std::pair<std::string, std::string>> renamed{};
};

/// The wanted series of the store at `where` (see history), ordered by case, metric, machine and toolchain, each with
/// its points in the order of the revisions and its change points (stats::continue_changes); with about `most_points` of
/// all together, as history::read, where that isn't 0. Reads only; a store that another process writes to is read as it
/// was before. Throws system::usage_error if there is no store, or it isn't a history of yieldmark, or of a newer schema,
/// and system::run_error if it can't be read (damaged, locked for long).
[[nodiscard]] std::vector<series> read_series(std::string const& where, series_filter const& wanted = {},
                                              std::size_t most_points = 0);

} // namespace yieldmark::store
