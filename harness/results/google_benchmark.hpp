#pragma once
// Google Benchmark's JSON, in and out. Ours is theirs with extra keys, so that any tool that reads
// Google Benchmark's reads ours.

#include "harness/results/model.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace yieldmark::results {

/// What could not be read: one line with the file, the place in it and what to do.
struct read_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Reads a run from Google Benchmark JSON text: ours, or any project's. `source` names it in errors.
/// Throws read_error.
[[nodiscard]] run read_json(std::string_view text, std::string const& source);

/// The same from a file. Throws read_error, also where the file can't be opened.
[[nodiscard]] run read_file(std::filesystem::path const& path);

/// The run as Google Benchmark JSON with our extra keys. read_json(write_json(r)) gives r again.
[[nodiscard]] std::string write_json(run const& r);

/// Writes `text` beside `path`, flushes it to disk and renames it into place: after a kill or on a full disk
/// `path` holds either what it held before or all of `text`. Throws std::system_error.
void write_file_atomically(std::filesystem::path const& path, std::string_view text);

} // namespace yieldmark::results
