#pragma once
// How an interval stands in the page's data: half of a full run's data are intervals.

#include "harness/stats/estimate.hpp"
#include "reports/json_writer.hpp"

#include <optional>

namespace yieldmark::report {

/// Three values: how far the low end lies from the estimate, the estimate with four digits, and how far the
/// high end lies, both in ten-thousandths of the estimate as written; the ends are null where there is no
/// interval, all three where there is no estimate. An end keeps its side of 1, whatever is rounded away: that
/// is what a reader of a ratio goes by.
void write_interval(json_writer& json, std::optional<stats::interval> const& value);

/// The same for an estimate whose rough value the reader of the page's data has: instead of the estimate
/// stands how far it lies from `rough`, in ten-thousandths of that.
void write_interval_near(json_writer& json, std::optional<stats::interval> const& value, double rough);

/// A figure as a reader of the page's data gets it: with four digits.
[[nodiscard]] double as_written(double value);

} // namespace yieldmark::report
