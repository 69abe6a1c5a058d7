#pragma once
// A revision, built: in a work tree of its own, in a cache, once.
//
// CACHE/<commit>-<hash>[-<examples>]   a link to the finished build; it is all that is ever looked up
// CACHE/<same>.XXXXXX/                 the build itself: source/ (the work tree), build/
// CACHE/<same>.lock, .log              held while it is built; what a failed build printed
//
// A build stays where it was made, as its paths are in its objects; the link comes last. What a killed build
// left has no link and goes when the same one is built again.

#include "harness/system/progress.hpp"

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// How yieldmark's own revisions are configured: as the running program was.
struct cmake_settings {
    std::string generator;
    std::string compiler; // path or name
    std::string type = "Release";
    std::string flags;
    std::string type_flags{}; // those of the type: -O3 -DNDEBUG; empty: as CMake has them
    std::string launcher;     // "ccache"; empty: none
};

/// From a build folder's CMakeCache.txt; where there is none: $CXX (or c++), Release, $CXXFLAGS, Ninja if it
/// is installed.
[[nodiscard]] cmake_settings settings_of(std::filesystem::path const& build);

struct recipe {
    std::filesystem::path root; // of the repository's work tree
    std::string commit;         // full hash
    std::filesystem::path cache;
    // yieldmark's own build:
    cmake_settings cmake;
    std::vector<std::string> examples; // only these are built; none: all
    // Another project's; command empty: it is yieldmark's own
    std::string command;                            // run by sh in `folder`
    std::filesystem::path folder{};                 // from the work tree's root
    std::vector<std::filesystem::path> executables; // what it makes, from that folder: one of them at least
};

struct built {
    std::filesystem::path source;
    std::filesystem::path folder;     // in which the build command ran
    std::filesystem::path executable; // the first of those that it made
    bool reused = false;
};

/// The name of its place in the cache: commit, hash of everything else that decides the result, examples.
[[nodiscard]] std::string cache_key(recipe const& what);
/// The name of the log and the lock of what is built in place.
[[nodiscard]] std::string in_place_key(recipe const& what);

/// Builds it, or finds it built, by itself or with more examples than it asks for. Empty if `stop` ended it. Throws
/// system::run_error if it doesn't build: with the end of what the build printed and the path of all of it.
[[nodiscard]] std::optional<built> build_revision(recipe const& what, system::progress& shown,
                                                  std::atomic<int> const& stop);

/// Runs another project's build command on what is checked out, where it is: in the work tree at `what.root`.
/// What it prints goes into a log, which stays in the cache if it fails. Empty and throws as build_revision.
[[nodiscard]] std::optional<built> build_in_place(recipe const& what, system::progress& shown,
                                                  std::atomic<int> const& stop);

/// What that made, as it stands there now. Throws system::run_error if it isn't there.
[[nodiscard]] built find_in_place(recipe const& what);

/// The examples among `known` (name and suite of each) that `filters` may name: a superset, never less. Pure.
struct known_example {
    std::string name;
    std::string suite;
};
[[nodiscard]] std::vector<std::string> examples_named(std::vector<known_example> const& known,
                                                      std::vector<std::string> const& filters);

/// The examples that a revision of yieldmark has: its suites/<suite>/<example>.hpp.
[[nodiscard]] std::vector<known_example> examples_of(std::filesystem::path const& root,
                                                     std::string const& commit);

} // namespace yieldmark::compare
