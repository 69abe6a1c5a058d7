#pragma once
// How a comparison's figures, changes and sides are written, wherever they are shown.

#include "harness/compare/comparison.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::report {

/// A figure in its metric's unit: "4.10 µs", "3.00 KiB", "20000"; "?" if it isn't finite.
[[nodiscard]] std::string figure_text(std::string_view metric, double value);

/// A share as a limit, which is a round figure: "2 %", "0.5 %".
[[nodiscard]] std::string limit_text(double share);

/// A ratio as a change: "+3.1 %", "−0.42 %", "2.30×" from a doubling on; "0 %" for none.
[[nodiscard]] std::string change_text(double ratio);

/// The same with its interval, if it has one: "+3.1 % (+2.4 % to +3.8 %)".
[[nodiscard]] std::string change_text(stats::interval const& ratio);

/// The change of a metric; for an exact one of bytes from one value to another: "+64 B (0 B → 64 B)".
[[nodiscard]] std::string change_text(compare::change const& one);

/// "7afcad4100": a commit by its first ten digits, another name as it is.
[[nodiscard]] std::string short_revision(std::string const& revision);

/// "WORK (v1-2-g2222222-dirty)": as a side was named, and the revision that this is.
[[nodiscard]] std::string side_name(compare::side const& s);

/// What slowdown cases without a difference would have shown, given what each would have: "it would have shown a
/// slowdown of 1.80 %", "half of them would have shown a slowdown of 1 %, nine tenths one of 2 %". Empty if
/// nothing is known of any.
[[nodiscard]] std::string detectable_text(std::vector<double> shares);

/// "bytes allocated not compared: WHY", for each metric that wasn't.
[[nodiscard]] std::vector<std::string> absent_texts(compare::comparison const& c);

} // namespace yieldmark::report
