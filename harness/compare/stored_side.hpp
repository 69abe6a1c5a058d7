#pragma once
// A side that was measured before: one results file, or several of one program.

#include "harness/results/model.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// Whether the name can only be a pattern: it holds one of * ? [.
[[nodiscard]] bool is_pattern(std::string const& given);

/// The files that a pattern fits, as a shell expands it, in the order of their names. Throws system::usage_error
/// if there are none.
[[nodiscard]] std::vector<std::filesystem::path> files_of_pattern(std::string const& pattern);

/// The files *.json of a folder, in the order of their names; none if it has none.
[[nodiscard]] std::vector<std::filesystem::path> files_of_folder(std::filesystem::path const& folder);

/// The run in these files, at least one; several are pooled as processes of one program. Throws results::read_error,
/// and system::usage_error where they are of different programs.
[[nodiscard]] results::run read_stored(std::vector<std::filesystem::path> const& files);

/// Throws system::usage_error if a filter is the name of a file: of several files on the command line only the
/// first two are sides.
void refuse_files(std::vector<std::string> const& filters);

} // namespace yieldmark::compare
