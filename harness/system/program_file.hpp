#pragma once
// What a file is, by what it holds.

#include <filesystem>
#include <span>
#include <string_view>

namespace yieldmark::system {

/// Whether `path` can be executed: a regular file with the right to it that begins as an ELF file or with "#!". On some
/// file systems every file has that right.
[[nodiscard]] bool is_program(std::filesystem::path const& path);

/// Whether one of `texts`, each below a kilobyte, stands anywhere in the file `path`; false if it can't be read.
[[nodiscard]] bool holds_any(std::filesystem::path const& path, std::span<std::string_view const> texts);

} // namespace yieldmark::system
