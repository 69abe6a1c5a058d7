#pragma once
// What a file is, by what it holds.

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yieldmark::system {

/// Whether `path` can be executed: a regular file with the right to it that begins as an ELF file or with "#!". On some
/// file systems every file has that right.
[[nodiscard]] bool is_program(std::filesystem::path const& path);

/// The program `name`, without a slash, in the first folder of $PATH (/usr/bin:/bin without it) that has it; nothing if
/// none has.
[[nodiscard]] std::optional<std::filesystem::path> program_on_path(std::string const& name);

/// Whether one of `texts`, each below a kilobyte, stands anywhere in the file `path`; false if it can't be read.
[[nodiscard]] bool holds_any(std::filesystem::path const& path, std::span<std::string_view const> texts);

} // namespace yieldmark::system
