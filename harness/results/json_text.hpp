#pragma once
// From text to a JSON value, with errors that say where. For harness/results and harness/compare.

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace yieldmark::results {

using json = nlohmann::json;

/// What replaces the first character of a key that its object has already.
inline constexpr char repeated_key = '\x7f';

/// Parses JSON in any encoding that as_utf8() knows, and what Google Benchmark prints beyond it: bare NaN and Infinity
/// (which become strings that non_finite() knows), numbers as a locale writes them (plain_numbers.hpp), and keys that
/// an object has twice: the first is kept as it is, the others begin with repeated_key. Throws read_error with
/// `source`, line and column.
[[nodiscard]] json parse_json(std::string_view text, std::string const& source);

/// Behind the string that begins with the quote at `opening`; the text's end where it is cut short.
[[nodiscard]] std::size_t end_of_string(std::string_view text, std::size_t opening);

/// The number that a string stands for, where JSON has none: "NaN", "Infinity", "-Infinity".
[[nodiscard]] std::optional<double> non_finite(std::string_view text);

/// A number as JSON; one that isn't finite as a string that non_finite() reads.
[[nodiscard]] json number_json(double value);

} // namespace yieldmark::results
