#pragma once
// The rows of the summary table that the Markdown and the terminal table share.

#include "reports/figures.hpp"

#include <string>
#include <vector>

namespace yieldmark::report {

enum class ratio_verdict { none, equal, better, worse };

struct summary_cell {
    std::string ratio; // "16.1× (15.9–16.3)", or why there is none
    std::string time;  // "4.10 ns", or another metric's figure; empty if there is none
    std::string heap;  // peak heap; empty if it was not measured
    ratio_verdict reading = ratio_verdict::none;
    bool quiet = false; // the technique is an extra one, which this example lacks
    bool failed = false;
};

struct summary_row {
    std::string name; // example, with the scenario, n and toolchain where they aren't what the heading says
    std::vector<summary_cell> cells;
};

struct summary_table {
    std::string heading;
    std::string
        reference; // technique of the ratios; empty: the run has none in common, so times alone are shown
    bool per_item = false;            // times are for one item, not for one iteration
    bool counted = false;             // instructions, not times: figures and ratios without an interval
    std::string rows_are = "example"; // heading of the first column
    std::vector<std::string> techniques;
    std::vector<summary_row> rows;
    summary_row means;
};

/// One table for each toolchain and sheet: each example at its largest n in `drain` (in the first scenario if
/// it has no drain), and one of the instructions where they were counted. Of another project's program: each benchmark
/// under its own name, and beside its time the peak heap and the instructions, where some have them.
[[nodiscard]] std::vector<summary_table> summary(figures const& f);

} // namespace yieldmark::report
