#pragma once
// Where a subcommand writes what it found.

#include "harness/results/model.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace yieldmark::cli {

/// Writes a table for a pull request to `file`, which is replaced; the file that $GITHUB_STEP_SUMMARY names
/// is appended to, because other commands of the step write there too. Throws std::system_error.
void write_markdown(std::filesystem::path const& file, std::string const& text);

/// Prints `value` as --json prints; bytes that aren't UTF-8 become U+FFFD.
void print_as_json(nlohmann::json const& value);

/// Throws run::usage_error if `file` can't be written; the message names `option` as the one to change.
void require_writable(std::filesystem::path const& file, std::string const& option);

/// Throws run::usage_error if `file` exists and has none of `signs` near its beginning; each of our files has
/// one of them. For files that we name ourselves in a folder that was given: nobody asked to replace that
/// file.
void require_own(std::filesystem::path const& file, std::initializer_list<std::string_view> signs);

/// A results file that yieldmark measured, to add something to. Throws results::read_error, or
/// run::usage_error if another program wrote it or it can't be written.
[[nodiscard]] results::run own_run(std::filesystem::path const& file);

/// Adds something to such a file, which is read again under its folder's lock: another command may have added
/// something meanwhile. Throws as own_run does, run::run_error (the lock), std::system_error.
void put_into(std::filesystem::path const& file, std::function<void(results::run&)> const& change);

} // namespace yieldmark::cli
