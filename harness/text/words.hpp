#pragma once
// Phrases that the findings are written with.

#include "harness/stats/cost_model.hpp"
#include "harness/stats/estimate.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::text {

/// The text with a small letter at its beginning: "A coroutine" -> "a coroutine".
[[nodiscard]] std::string within_sentence(std::string text);

/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string listed(std::vector<std::string> const& names);

/// "3 of 40 (a, b and c)"; the names are left out where there are none or more than 4.
[[nodiscard]] std::string counted_names(std::vector<std::string> const& names, std::size_t of);

/// "1 row", "3 rows".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// "4.10× (3.98–4.21)". Unlike the tables' it has no "≈": a verdict says that.
[[nodiscard]] std::string ratio(stats::interval const& r);

/// A number of items as "23", "1 420", "16 Ki"; "no n" from stats::beyond_all on.
[[nodiscard]] std::string items(double n);

/// "n = 23 (19–31)"; the upper end is "no limit" where the data set none.
[[nodiscard]] std::string turning_point(std::string_view name, stats::interval const& n);

/// "4.10 ns (3.98–4.21)".
[[nodiscard]] std::string duration(stats::interval const& ns);

} // namespace yieldmark::text
