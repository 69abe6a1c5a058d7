#pragma once
// What `yieldmark compare` is asked: the two sides, the cases, and how sure the answer must be.

#include "harness/duel/inject.hpp"
#include "harness/results/model.hpp"
#include "harness/run/shards.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace yieldmark::compare {

namespace pass = results::pass;

/// A Google Benchmark program that a project's build makes, and how it is started. Paths are from the folder
/// in which the build command runs.
struct program {
    std::string name{}; // stands before the names of its cases, with a slash; empty: nothing does
    std::filesystem::path executable;
    std::vector<std::string> arguments{};
    std::vector<std::string> environment{}; // "NAME=value", on top of the environment of this process
    std::filesystem::path folder{};         // it works there
};

/// Of which cases it is found out which functions execute more or fewer instructions: of none, of those whose time or
/// instructions became worse, or of those in which they changed at all.
enum class explained_cases { none, worse, changed };

struct comparison_request {
    /// The sides as they are named on the command line (docs/comparing.md): `WORK`, a path (build folder,
    /// executable, results file), or a git revision; `rev:NAME` is always a revision, `./NAME` always a path.
    std::string base;
    std::string now;

    /// Patterns over case names (results::case_matches). None: each example's `drain` at the largest size of the
    /// quick plan, in every technique.
    std::vector<std::string> filters;
    bool only_one = false; // the filters have to name one case: several are a usage_error
    /// These cases and no others, by their whole names; for a second look at some of them. A name that neither side
    /// has is a usage_error.
    std::vector<std::string> cases;
    bool all = false;                        // every case of the quick plan instead of the largest drains
    std::optional<run::shard_request> shard; // of the cases so chosen this part alone

    std::set<std::string> metrics{pass::time, pass::instructions, pass::heap}; // passes that are compared

    /// They were named: instructions of executables, which Callgrind counts slowly, are counted of every case. Otherwise
    /// of those only that are explained.
    bool metrics_named = false;
    explained_cases explain = explained_cases::none;

    // Least |ratio - 1| that counts as changed; of the other metrics that of the table.
    double time_threshold = *results::metric_named(results::metric::time).threshold;
    double instructions_threshold = *results::metric_named(results::metric::instructions).threshold;
    double counter_threshold = time_threshold; // of a benchmark's own counters
    double false_discovery_rate = 0.02;

    unsigned first_pairs = 15; // pairs of processes for all cases; at least 5
    unsigned second_pairs =
        30; // fresh pairs for what the first stage flagged, as a rule (duel::second_looks)
    // Where whole processes take turns (executables):
    std::optional<unsigned> repetitions; // of each case within a process; none: 8, fewer of slow ones
    double min_time = 0.001; // seconds of one repetition: shorter than a turn of the kernel's scheduler (some
                             // 3 ms), so that the least of them was not interrupted
    bool measure_unchanged =
        false; // cases with the same machine code on both sides are measured like the others
    bool one_layout =
        false; // executables are measured as they were linked, even where they could be linked anew
    results::clock clock = results::clock::own; // of executables and results files
    std::optional<std::uint64_t> seed;          // of layouts and orders; none: a random one
    double stall_limit = 60; // seconds that a process may go without news before it counts as hanging

    std::vector<duel::injection> inject; // real extra work for the new side: to see that an alarm would ring

    std::filesystem::path repository = "."; // anywhere in the work tree that revisions are of
    std::filesystem::path work_build; // the build folder that `WORK` means where nothing says how to build
    std::filesystem::path cache;      // where revisions are built; empty: default_cache()
    std::string build_command;        // --build: run by sh in the revision's work tree; empty: our own CMake
    std::filesystem::path build_folder; // in which it runs, from the work tree's root
    std::vector<program> programs;      // --executable: what that built
    std::vector<std::string> arguments; // of the executables of both sides, after a program's own
    bool work_is_built = false;         // `WORK` was built a moment ago, and is taken as it stands

    /// What the base calls otherwise: its name, or the beginning of it up to a slash, and the new one. In
    /// force where only the base has the one and only the new side has the other.
    std::vector<std::pair<std::string, std::string>> renamed;
};

/// $XDG_CACHE_HOME/yieldmark/builds, or ~/.cache/yieldmark/builds. Throws usage_error if neither is set.
[[nodiscard]] std::filesystem::path default_cache();

} // namespace yieldmark::compare
