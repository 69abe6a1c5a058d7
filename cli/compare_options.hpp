#pragma once
// The options of every subcommand that compares (compare, gate, history): how it compares.

#include "cli/command_line.hpp"
#include "harness/compare/request.hpp"

#include <string>
#include <vector>

namespace yieldmark::cli {

/// The values from the command line, in its units (per cent).
struct compare_options {
    compare::comparison_request asked;
    std::string clock = "own";
    std::vector<std::string> metrics{}; // none: all that can be compared
    double threshold = 100 * asked.time_threshold;
    double instructions_threshold = 100 * asked.instructions_threshold;
    std::vector<std::string> inject;
    std::string repository = ".";
    std::string cache;
    std::string executable;
};

/// --metrics, --all, --threshold, --pairs …
void add_compare_options(command_line app, compare_options& o);

/// The request that they describe, without its sides. Throws system::usage_error.
[[nodiscard]] compare::comparison_request request_of(compare_options const& o);

} // namespace yieldmark::cli
