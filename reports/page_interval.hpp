#pragma once
// How an interval stands in the page's data: half of a full run's data are intervals.

#include "harness/stats/estimate.hpp"
#include "reports/json_writer.hpp"

#include <optional>

namespace yieldmark::report {

/// One value: how far it lies from `reference`, in ten-thousandths of that. It keeps its side of 1, whatever
/// is rounded away: that is what a reader of a ratio goes by. A value below a tenth or above a million times
/// the reference stands as itself, in a text: "1e300"; so does one whose reference is not finite or not
/// positive, and one of exactly 1 that no part gives. Null if it isn't finite.
void write_near(json_writer& json, double value, double reference);

/// Three values: the low end near the estimate as written (see write_near), the estimate with four digits,
/// and the high end near the estimate as written. The ends are null where there is no interval, all three
/// where there is no estimate.
void write_interval(json_writer& json, std::optional<stats::interval> const& value);

/// The same for an estimate whose rough value the reader of the page's data has: the estimate too stands near
/// that.
void write_interval_near(json_writer& json, std::optional<stats::interval> const& value, double rough);

/// A figure as a reader of the page's data gets it: with four digits.
[[nodiscard]] double as_written(double value);

} // namespace yieldmark::report
