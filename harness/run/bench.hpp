#pragma once
// A measured executable: where it is, what it can run, what identifies it.

#include "harness/run/inventory.hpp"
#include "harness/run/layout.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::run {

/// Where a program that knows nothing of us works, and what it finds in its environment beside what we find.
struct surroundings {
    std::string folder{}; // empty: where we work
    std::vector<std::string> environment{};
};

struct bench {
    std::filesystem::path executable; // absolute
    std::string identity;             // of the executable's content and of how it was linked
    inventory can_run;
    std::optional<link_manifest> manifest;
    std::string why_one_layout; // where there is no manifest
    std::filesystem::path probe;
    std::string why_no_heap; // where there is no probe
    std::string why_no_resident{};
    std::filesystem::path inject{};    // extra work for its cases (--yieldmark_inject); empty: none
    std::vector<std::string> doubts{}; // what opening it showed
    // Where it isn't an executable of a toolchain but the references, timed by CPython (see python.hpp):
    std::vector<std::string> interpreter{}; // what is called instead of the executable
    std::string version{};                  // "CPython 3.11.2"

    // Where it is any Google Benchmark program, which knows nothing of us (see foreign.hpp):
    std::vector<std::string> command{}; // the program and the flags that it was given with
    surroundings around{};
    std::map<std::string, std::string> own_names{}; // of cases whose names can't be shown as they are: theirs
    std::string why_no_agent{};                     // why the agent can't get into it; empty if it can
    bool agent_is_linked = false;                   // it is linked into it already
    bool can_interleave = false;                    // its Google Benchmark can shuffle the benchmarks
    bool time_has_unit = false; // its --benchmark_min_time wants a unit: 0.001s (1.8 and later)

    [[nodiscard]] bool is_python() const { return !interpreter.empty(); }
    /// Whether the agent measures that pass of it: all but the time of another project's program.
    [[nodiscard]] bool by_agent(std::string_view pass) const { return is_foreign() && pass != "time"; }
    [[nodiscard]] bool is_foreign() const { return !command.empty(); }
};

/// Asks the executable what it can run and looks for what is beside it: ../link/<name>.json and
/// ../lib/libyieldmark-probe.so. Throws usage_error if it isn't there, run_error if it won't answer.
[[nodiscard]] bench open_bench(std::filesystem::path const& executable);

/// The names of the cases that are huge (listed_case::huge) in any of them.
[[nodiscard]] std::set<std::string> huge_cases(std::vector<bench> const& of);

/// Why that pass can't be done with it, in one line; empty if nothing is known to be in its way. Hardware
/// counters are asked for one by one (see counters.hpp).
[[nodiscard]] std::string why_not(bench const& measured, std::string_view pass);

/// How the Google Benchmark library in it was built, as it says itself: "release", "debug" (with assertions),
/// or empty if it doesn't tell. Runs its smallest case once. Throws nothing.
[[nodiscard]] std::string library_build(bench const& measured);

/// A hash of a file's content (64-bit FNV-1a) as 16 hexadecimal digits. Throws run_error if it can't be read.
[[nodiscard]] std::string content_hash(std::filesystem::path const& path);

} // namespace yieldmark::run
