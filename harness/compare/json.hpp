#pragma once
// A comparison as JSON (comparison.json), in and out. The keys are the fields of comparison.hpp; what is
// empty or 0 or false may be left out. "yieldmark_comparison" is the format's version.

#include "harness/compare/comparison.hpp"
#include "harness/results/google_benchmark.hpp" // results::read_error

#include <filesystem>
#include <string>
#include <string_view>

namespace yieldmark::results {
class fields;
}

namespace yieldmark::compare {

/// read_json(write_json(c)) gives c again, to the last bit. Bytes that aren't UTF-8 are written as U+FFFD.
[[nodiscard]] std::string write_json(comparison const& c);

/// `source` names the text in errors. Throws results::read_error.
[[nodiscard]] comparison read_json(std::string_view json, std::string const& source);

/// The same of a comparison within another document. Throws results::read_error.
[[nodiscard]] comparison read_comparison(results::fields const& root);

/// The same from a file. Throws results::read_error, also where the file can't be read.
[[nodiscard]] comparison read_file(std::filesystem::path const& path);

/// "duel", "lock_step", "processes", "runs": how the times were taken.
[[nodiscard]] std::string to_string(method how);

} // namespace yieldmark::compare
