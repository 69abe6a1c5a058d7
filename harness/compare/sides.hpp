#pragma once
// What the two names on the command line stand for. docs/comparing.md gives the rules to users.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"
#include "harness/results/model.hpp"
#include "harness/revision/revision.hpp"
#include "harness/run/bench.hpp"

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>

namespace yieldmark::compare {

/// A side as it was named, before anything is built or read.
struct named_side {
    enum class kind { revision, build, executable, run };
    kind is = kind::revision;
    std::string given;
    std::filesystem::path path{}; // build: its folder or measured executable; executable, run: the file
    std::string commit{};         // revision: full hash
};

/// The rules, in this order: `WORK` is the build that the running program belongs to; `rev:NAME` a revision;
/// what begins with `.` or `/` a path; what exists as a path, that path, unless it is the name of a
/// revision too, which is an error that says how to write either one; otherwise a revision. A folder must
/// contain bin/yieldmark-bench; an executable file that is yieldmark's is a build; any other executable is
/// taken for a Google Benchmark program, any other file for results. Throws run::usage_error.
[[nodiscard]] named_side name_side(std::string const& given, comparison_request const& asked);

/// Throws run::usage_error if these two can't be compared with each other: what was measured already only
/// with what was measured already.
void require_comparable(named_side const& base, named_side const& now);

/// A side, ready to be measured or read.
struct opened_side {
    side what;
    std::optional<run::bench> build;  // yieldmark's own
    std::filesystem::path executable; // to be run as a Google Benchmark program; also of a build
    std::optional<results::run> measured;
};

/// Builds, asks or reads it. Empty if `stop` ended it. Throws run::usage_error, run::run_error,
/// results::read_error.
[[nodiscard]] std::optional<opened_side> open_side(named_side const& named, comparison_request const& asked,
                                                   run::progress& shown, std::atomic<int> const& stop);

/// What is to be said where the executables of the two sides are one file, or are equal; empty where they
/// aren't. Throws run::usage_error if two different revisions were built into the same file.
[[nodiscard]] std::string alike(named_side const& base, opened_side const& opened_base, named_side const& now,
                                opened_side const& opened_now);

/// Whether the file is one that yieldmark built to measure, as its content tells (it isn't run).
[[nodiscard]] bool is_own_bench(std::filesystem::path const& executable);

} // namespace yieldmark::compare
