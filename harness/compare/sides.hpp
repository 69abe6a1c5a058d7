#pragma once
// What the two names on the command line stand for. docs/comparing.md gives the rules to users.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"
#include "harness/results/model.hpp"
#include "harness/revision/revision.hpp"
#include "harness/run/bench.hpp"
#include "harness/system/errors.hpp"

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// A side as it was named, before anything is built or read.
struct named_side {
    enum class kind { revision, work, build, executable, run };
    kind is = kind::revision;
    std::string given;
    // revision, work: the work tree; build: its folder or measured executable; executable, run: the file
    std::filesystem::path path{};
    std::string commit{};                       // revision: full hash
    std::vector<std::filesystem::path> files{}; // run: all of its files; none: `path` is the only one
};

/// The rules, in this order: `WORK` is the build that the running program belongs to or, where the request says how to
/// build, the work tree, built in place. `rev:NAME` is a revision. What begins with `.` or `/` is a path. What exists as
/// a path is that path; if a revision has that name too, the error says how to write either. What contains one of * ? [
/// and doesn't exist is a pattern of results files. Anything else is a revision. A folder must contain bin/yieldmark-bench or results files; an executable file that is yieldmark's is a build; any other
/// executable is taken for a Google Benchmark program, any other file for results. Throws system::usage_error.
[[nodiscard]] named_side name_side(std::string const& given, comparison_request const& asked);

/// Throws system::usage_error if these two can't be compared with each other: what was measured already only
/// with what was measured already.
void require_comparable(named_side const& base, named_side const& now);

/// A side, ready to be measured or read.
struct opened_side {
    side what;
    std::optional<run::bench> build;  // yieldmark's own
    std::filesystem::path executable; // to be run as a Google Benchmark program; also of a build
    // Where the request's programs were built: each one's path, and the folder in which the command ran. A
    // path leads nowhere where this revision has no such program.
    std::vector<std::filesystem::path> programs{};
    std::filesystem::path folder{};
    std::optional<results::run> measured;
};

/// The base can't be built, or won't answer. The new side isn't to blame.
class base_unusable : public system::run_error {
    using run_error::run_error;
};

/// Builds, asks or reads it. Empty if `stop` ended it. Throws system::usage_error, system::run_error,
/// results::read_error.
[[nodiscard]] std::optional<opened_side> open_side(named_side const& named, comparison_request const& asked,
                                                   system::progress& shown, std::atomic<int> const& stop);

/// What is to be said where the executables of the two sides are one file, or are equal; empty where they
/// aren't. Throws system::usage_error if two different revisions were built into the same file.
[[nodiscard]] std::string alike(named_side const& base, opened_side const& opened_base, named_side const& now,
                                opened_side const& opened_now);

/// Whether the file is one that yieldmark built to measure, as its content tells (it isn't run).
[[nodiscard]] bool is_own_bench(std::filesystem::path const& executable);

} // namespace yieldmark::compare
