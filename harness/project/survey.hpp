#pragma once
// What a repository shows of itself: how it is built, and which Google Benchmark programs lie in it.

#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::project {

/// A program that listed its benchmarks, or that looks like one that would.
struct found_program {
    std::filesystem::path path; // from the folder that was looked at
    std::size_t cases = 0;
    std::string error; // why it listed none; empty: it did
};

struct survey {
    std::filesystem::path root{};
    std::string build{};                         // a command that builds it; empty: nothing is known
    std::string from{};                          // the file that says so: "CMakeLists.txt"
    std::vector<found_program> programs{};       // of one build folder, by path; those that answered first
    std::vector<std::filesystem::path> others{}; // that lie in other build folders
    std::string baseline{};                      // full hash of HEAD; empty: no commit, or no repository
    std::string main_branch{};                   // that origin/HEAD points to; empty: not known
    bool has_limits = false;                     // .yieldmark-limits is there
};

/// Looks at `root` and the folders below it (not into .git and the like). An executable file that holds
/// Google Benchmark's flags or names its library is run with --benchmark_list_tests, for `limit` seconds at
/// most; no other is run. Throws system::usage_error if `root` isn't a folder.
[[nodiscard]] survey look_at(std::filesystem::path const& root, double limit);

} // namespace yieldmark::project
