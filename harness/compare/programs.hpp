#pragma once
// The Google Benchmark programs of two sides, paired, and the names that their cases have in the comparison.

#include "harness/compare/request.hpp"
#include "harness/compare/sides.hpp"
#include "harness/run/bench.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yieldmark::compare {

/// A case's old name, or the beginning of it up to a slash, and the new one.
using renames = std::vector<std::pair<std::string, std::string>>;

/// Old name -> new name, of the names in `base` for which a rename is in force: the base has the old name and
/// lacks the new one, and of `now` the reverse holds. Pure.
[[nodiscard]] std::map<std::string, std::string>
names_in_force(std::vector<std::string> const& base, std::vector<std::string> const& now, renames const& all);

/// One program on both sides.
struct program_pair {
    std::string prefix;             // before its cases' names: "parser/", or nothing
    std::optional<run::bench> base; // none: this side's build didn't make it
    std::optional<run::bench> now;
    std::map<std::string, std::string> renamed; // what the base calls otherwise: its full name -> the new one
};

/// Asks every program which cases it has: those that the request names where a side was built by its command,
/// otherwise the side's own executable. Throws as run::open_foreign does; system::run_error where the new side
/// lacks a program that the base has.
[[nodiscard]] std::vector<program_pair> open_programs(opened_side const& base, opened_side const& now,
                                                      comparison_request const& asked);

/// The cases' full names, the base's as they are called now.
[[nodiscard]] std::vector<std::string> base_names(std::vector<program_pair> const& all);
[[nodiscard]] std::vector<std::string> new_names(std::vector<program_pair> const& all);

/// The prefix of the program that a case (full name) belongs to: the longest that fits, as "parser/" and "parser/fast/"
/// may both be there.
[[nodiscard]] std::string prefix_of(std::vector<program_pair> const& all, std::string const& name);

/// Of the cases `chosen` (full names) those that both of the pair have, as the new side's program calls them.
[[nodiscard]] std::vector<std::string> own_cases(program_pair const& one,
                                                 std::vector<std::string> const& chosen);

/// As the new side's program calls it -> as the base's does, where these differ.
[[nodiscard]] std::map<std::string, std::string> old_names(program_pair const& one);

} // namespace yieldmark::compare
