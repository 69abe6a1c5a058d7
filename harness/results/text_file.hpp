#pragma once
// Whole files as text.

#include <filesystem>
#include <string>
#include <string_view>

namespace yieldmark::results {

/// A file's whole text. Throws read_error "<path>: <what is wrong>; <advice>" for a folder, and for a file
/// that can't be opened or read to its end.
[[nodiscard]] std::string read_text(std::filesystem::path const& path, std::string_view advice);

/// A file's whole text, as far as it can be read: empty if there is none.
[[nodiscard]] std::string text_if_any(std::filesystem::path const& path);

} // namespace yieldmark::results
