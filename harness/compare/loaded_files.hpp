#pragma once
// What a program is made of when it runs, beside the objects that it was linked of: shared libraries, and files that it
// may read.

#include "harness/compare/comparison.hpp"
#include "harness/run/bench.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// Whether two programs or libraries are the same when they are loaded: one file, equal bytes, or the same build id.
[[nodiscard]] bool same_when_loaded(std::filesystem::path const& a, std::filesystem::path const& b);

/// The shared libraries that the dynamic loader would load for it, by the names that the program knows them by; none for
/// a program without them. The loader is asked, the program doesn't run. Throws system::run_error if it doesn't say.
[[nodiscard]] std::map<std::string, std::filesystem::path> shared_libraries(run::bench const& of);

/// The names of libraries that aren't the same on both sides.
[[nodiscard]] std::vector<std::string> different_libraries(run::bench const& base, run::bench const& now);

/// The files that differ between what two sides are built of, in the work tree around `repository`; none if both are
/// executables, which run in the same folder. Nothing where that isn't known.
[[nodiscard]] std::optional<std::vector<std::string>> changed_files(side const& base, side const& now,
                                                                    std::filesystem::path const& repository);

/// Of the `changed` files of a repository those that `program` may read when it is run with these words: whose name, or
/// that of a folder above them, stands in the program's file, or in the words. Sources and what CMake reads are left out:
/// they count by what was compiled.
[[nodiscard]] std::vector<std::string> may_be_read(std::vector<std::string> const& changed,
                                                   std::filesystem::path const& program,
                                                   std::vector<std::string> const& words);

/// The files in the folders of two programs that differ, or that are beside one of them only, and that the programs may
/// read: whose name stands in `now` or in the words, or begins with the program's own name and a dot, hyphen or underscore
/// (`bench.cfg` of `bench`: a program finds it by the name that it was called by). Programs and objects are left out.
/// Shown as `bench.cfg`. Throws system::run_error if a folder can't be read.
[[nodiscard]] std::vector<std::string> differ_beside(std::filesystem::path const& base,
                                                     std::filesystem::path const& now,
                                                     std::vector<std::string> const& words);

} // namespace yieldmark::compare
