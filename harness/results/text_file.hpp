#pragma once
// Whole files as text.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace yieldmark::results {

/// The text of a file that somebody named. Throws read_error "<path>: <what is wrong>; <advice>" for a folder, and for a
/// file that can't be opened or read to its end, or that has more than `most` MiB (/dev/zero has).
[[nodiscard]] std::string read_text(std::filesystem::path const& path, std::string_view advice,
                                    std::optional<std::size_t> most = std::nullopt);

/// A file's whole text, as far as it can be read: empty if there is none.
[[nodiscard]] std::string text_if_any(std::filesystem::path const& path);

} // namespace yieldmark::results
