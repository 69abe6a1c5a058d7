#pragma once
// A measurement as one line of JSON: what export writes, import reads, and a measurement's key is made of.
// Private to harness/store.

#include "harness/store/measurement.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace yieldmark::store {

/// What an export's first line says.
struct export_head {
    std::optional<std::string> baseline{};     // that was pinned
    std::optional<std::size_t> measurements{}; // lines that follow; exports of earlier versions don't say
};

/// The first line of an export, without its end.
[[nodiscard]] std::string head_text(export_head const& of);

/// What it says. Throws std::invalid_argument if it isn't such a line.
[[nodiscard]] export_head parse_head(std::string_view line);

/// One line without its end. Bytes that aren't UTF-8 become U+FFFD.
[[nodiscard]] std::string to_text(measurement const& m);

/// parse_measurement(to_text(m)) is m again, to the last bit, for UTF-8 text. Throws std::invalid_argument
/// that says what is wrong: no such JSON, or a value that no measurement has (a ratio of 0, an unknown metric).
[[nodiscard]] measurement parse_measurement(std::string_view line);

} // namespace yieldmark::store
