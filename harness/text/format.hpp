#pragma once
// How figures and names are written for people. The page's src/format.ts writes them the same way.

#include "harness/stats/estimate.hpp"
#include "harness/system/characters.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace yieldmark::text {

/// Three significant digits: 0.256, 4.10, 12.3, 421; from 1e15 on and below 0.0005 as 1.00e+15, 4.00e-07.
[[nodiscard]] std::string three_digits(double value);

/// Nanoseconds as "0.256 ns", "4.10 µs", "12.3 ms", "1.50 s".
[[nodiscard]] std::string time_text(double nanoseconds);

/// Bytes as "72 B", "8.00 KiB", "12.6 MiB".
[[nodiscard]] std::string bytes_text(double bytes);

/// A ratio: two decimals below 10, one below 100, none above: "1.02×", "16.1×", "31 245×" (thin space).
[[nodiscard]] std::string ratio_text(double ratio);

/// A ratio with its interval, "16.1× (15.9–16.3)"; "≈ 1.01×" where the interval spans 1; no interval if it
/// has none.
[[nodiscard]] std::string ratio_with_interval(stats::interval const& ratio);

/// Whether the data can't tell the ratio from 1: it has an interval, which contains 1.
[[nodiscard]] bool like_one(stats::interval const& ratio);

/// A size: 64, "4 Ki", "1 Mi"; others as they are.
[[nodiscard]] std::string size_text(std::uint64_t n);

using system::valid_utf8;

/// `text` as valid UTF-8; if it takes more columns than `longest`, with an ellipsis for its middle.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t longest);

/// How many columns of a terminal valid UTF-8 takes, one for each code point.
[[nodiscard]] std::size_t columns(std::string_view text);

/// Where in valid UTF-8 the code point with that number, from 0, begins; at its end if there are fewer.
[[nodiscard]] std::size_t place_of(std::string_view text, std::size_t number);

} // namespace yieldmark::text
