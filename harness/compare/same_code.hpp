#pragma once
// Which cases can't have changed: their machine code and all that it refers to are the same on both sides
// (docs/comparing.md#unchanged-cases).

#include "harness/run/bench.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yieldmark::compare {

struct same_code_result {
    std::set<std::string> unchanged; // cases
    // The other cases, with the functions that differ in themselves, those nearest to the case first, as people read
    // them.
    std::map<std::string, std::vector<std::string>> changed;
    std::string why_not{}; // not empty: it can't be told of any case, for this reason, in one line
};

/// Of two builds of yieldmark's own suites, from the objects that their link manifests name. A case is the same if
/// these are: the functions that run it, check it and make its input, with all that they can reach; the initialisers
/// of its example; what calls it in a duel; n, the scenario's parameter and the number of items; the linker, its flags
/// and its libraries. Never throws: what can't be read is a reason.
[[nodiscard]] same_code_result same_code_of_builds(run::bench const& base, run::bench const& now,
                                                   std::vector<std::string> const& cases);

/// Of two programs of another project. They are the same as a whole if their files are, as they are loaded. Otherwise a
/// case is the same if these are: the functions of a benchmark::State& that have the benchmark's name, with all that they
/// can reach in the objects and archives that the CMake build folders name; main and what runs before it, but for the
/// other benchmarks' functions; and how both are linked. Where the program gives its benchmarks names of their own
/// (Benchmark::Name, RegisterBenchmark), all of it counts for each. In any case both have to load the same shared libraries and be
/// given the same words, and neither may be able to read what differs in its folder, or one of `changed_files`
/// (loaded_files.hpp), which are the files that differ between the two revisions; nothing: that isn't known, and so is a
/// reason. A script may run anything, and that is a reason too. `old_names`: what the base calls otherwise. Where the build lies doesn't count.
/// `scratch`: a folder of our own. Never throws: what can't be read is a reason.
[[nodiscard]] same_code_result
same_code_of_programs(run::bench const& base, run::bench const& now, std::vector<std::string> const& cases,
                      std::map<std::string, std::string> const& old_names,
                      std::optional<std::vector<std::string>> const& changed_files,
                      std::filesystem::path const& scratch);

} // namespace yieldmark::compare
