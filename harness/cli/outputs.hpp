#pragma once
// Where a subcommand writes what it found.

#include "harness/results/model.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace yieldmark::cli {

/// Before anything is measured, so that a place that can't be written to costs no measurement: makes folder
/// `out` (unless empty), and throws run::usage_error if it can't, if `markdown` (a file, "-" for the standard
/// output, or empty) can't be written, or if it and JSON would both go to the standard output.
void prepare_outputs(bool as_json, std::string const& markdown, std::string const& out);

/// A results file that yieldmark measured. Throws results::read_error, or run::usage_error for anyone else's.
[[nodiscard]] results::run own_run(std::filesystem::path const& file);

/// Puts something into such a file, which is read again under its folder's lock: another command may have put
/// something into it meanwhile. Throws as own_run does, run::run_error (the lock), std::system_error.
void put_into(std::filesystem::path const& file, std::function<void(results::run&)> const& change);

} // namespace yieldmark::cli
