#pragma once
// The page's section on the history.

#include "harness/store/series.hpp"
#include "reports/json_writer.hpp"

#include <string>
#include <vector>

namespace yieldmark::report {

/// "history": null without a series, or {
///     "revisions": [[revision, date, subject]…]   of all series, in an order that keeps that of each
///     "metrics": [[id, name, unit]…], "machines": [text…], "toolchains": [text…],
///     "cases": [name…], "baselines": [[revision, digest of the case's sources]…],
///     "series": [{n: case, m: metric, h: machine, t: toolchain, b: baseline (indices),
///         a: how many points there are, where these are some of them
///         r: index of each point's revision: how far behind the point before it, flat; left out if each is
///         the next
///            from the first on
///         y: [low, ratio, high]… in ten-thousandths above or below 1, flat, ends null where there is no
///         interval; or e: [ratio, count]… flat, where no point has an interval: so many points in a row of
///         this ratio w: the figure itself of each point; with e: [value, count]… flat p: [[at, after,
///         before, now, p, gradual (0 or 1)]…]   change points: index of the first point of the new
///            level, of the last revision of the old one, and the median ratio on either side
///     }…],
///     "changes": [[series, index in its p]…]      the latest revision first, then the largest change
/// }
void write_history(json_writer& json, std::vector<store::series> const& all);

} // namespace yieldmark::report
