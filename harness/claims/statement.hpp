#pragma once
// How a finding says in one sentence who was how much faster, longer or larger than what.

#include "harness/stats/estimate.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::claims {

/// The words for a ratio below 1, above 1, and one that the data can't tell from 1.
struct directions {
    std::string_view below;
    std::string_view above;
    std::string_view alike;
};

inline constexpr directions in_time{"faster than", "slower than", "as fast as"};
inline constexpr directions in_length{"shorter than", "longer than", "as long as"};

/// "3.02× slower than hand-written iterators (2.98–3.06)" of the ratio of a subject to what it is held against. Below 1
/// its inverse is given, so that the figure is never below 1; below 1.1 it is written as "4.10 % slower than". "as fast as iterators, as far as this run can tell
/// (0.99–1.04×)" where the interval contains 1.
[[nodiscard]] std::string compared(stats::interval const& ratio, directions words, std::string_view other);

/// Techniques as several of them are called: "std::ranges views and range-v3 views".
[[nodiscard]] std::string several(std::vector<std::string> const& techniques);

/// The text with a capital at its beginning, unless it begins with a name: "coroutines" -> "Coroutines", "std::ranges
/// views" stays.
[[nodiscard]] std::string at_beginning(std::string text);

} // namespace yieldmark::claims
