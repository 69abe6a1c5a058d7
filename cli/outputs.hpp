#pragma once
// Where a subcommand writes what it found.

#include "harness/results/model.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::cli {

/// Throws system::usage_error if `file`, which `option` (or, if that is empty, an argument) names, can't be written. Nothing is wrong with none
/// (empty) and with the standard output ("-").
void require_writable(std::filesystem::path const& file, std::string const& option);

/// A file of the command line, and the option or argument that names it.
struct named_file {
    std::filesystem::path file;
    std::string named_by;
};

/// Throws system::usage_error if one of `outputs` is another of them or one of `inputs`, through links too: it would be
/// overwritten. What isn't a regular file (a FIFO, /dev/null) may take several.
void require_apart(std::vector<named_file> const& outputs, std::vector<named_file> const& inputs);

/// Writes a table for a pull request to `file`, which is replaced; the file that $GITHUB_STEP_SUMMARY names
/// is appended to, because other commands of the step write there too. Throws std::system_error.
void write_markdown(std::filesystem::path const& file, std::string const& text);

/// `text` as it can be a comment on a pull request: after a line that isn't shown, by which the comment of
/// this kind ("gate", "compare") is found again, and shorter than 65 536 bytes, which GitHub takes at most;
/// what is left out then are its last lines, and their number is said. Pure.
[[nodiscard]] std::string as_comment(std::string_view kind, std::string text);

/// Prints `value` as --json prints; bytes that aren't UTF-8 become U+FFFD.
void print_as_json(nlohmann::json const& value);

/// Throws system::usage_error if `file` is there and has none of `signs`, one of which all of ours have, near its
/// beginning: its name is ours by a folder that was given, and not because anyone has named it.
void require_own(std::filesystem::path const& file, std::initializer_list<std::string_view> signs);

/// A results file that yieldmark measured, to add something to. Throws results::read_error, or
/// system::usage_error if another program wrote it or it can't be written.
[[nodiscard]] results::run own_run(std::filesystem::path const& file);

/// Adds something to such a file, which is read again under its folder's lock: another command may have added
/// something meanwhile. Throws as own_run does, system::run_error (the lock), std::system_error.
void put_into(std::filesystem::path const& file, std::function<void(results::run&)> const& change);

} // namespace yieldmark::cli
