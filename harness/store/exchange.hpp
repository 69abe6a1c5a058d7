#pragma once
// A measurement as one line of JSON: what export writes, import reads, and a measurement's key is made of.
// Private to harness/store.

#include "harness/store/measurement.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace yieldmark::store {

/// The first line of an export: what it is, and the baseline that was pinned.
[[nodiscard]] std::string head_text(std::optional<std::string> const& baseline);

/// The baseline in it, if there is one. Throws std::invalid_argument if it isn't such a line.
[[nodiscard]] std::optional<std::string> parse_head(std::string_view line);

/// One line without its end. Bytes that aren't UTF-8 become U+FFFD.
[[nodiscard]] std::string to_text(measurement const& m);

/// parse_measurement(to_text(m)) is m again, to the last bit, for UTF-8 text. Throws std::invalid_argument
/// that says what is wrong.
[[nodiscard]] measurement parse_measurement(std::string_view line);

} // namespace yieldmark::store
