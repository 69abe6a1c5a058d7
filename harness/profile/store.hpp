#pragma once
// Where profiles go: into a results file, and beside it as files that other programs read.

#include "harness/results/model.hpp"

#include <filesystem>
#include <vector>

namespace yieldmark::profile {

/// Puts the profiles into `into`, in place of older ones of the same case and toolchain. A part that was not
/// recorded anew (no_heap or no_cpu says "not asked for") stays as it was. `from`: what the profiled
/// executable was built with; added to the run's toolchains if it isn't among them. Pure.
void merge(results::run& into, std::vector<results::profile> profiles, results::toolchain const& from);

/// What no_heap and no_cpu say of a part that nobody asked for.
inline constexpr char const* not_asked_for = "not asked for";

struct profile_files {
    std::filesystem::path folded;
    std::filesystem::path speedscope; // a JSON file that names yieldmark as its exporter
};

/// CASE.folded and CASE.speedscope.json in `folder`, with the case's slashes as dots (and a checksum where that name has
/// dots itself or is too long for a file). Pure.
[[nodiscard]] profile_files files_of(std::filesystem::path const& folder, results::case_name const& name);

/// Writes these files (the folder is made if need be) and returns their paths; nothing where there is no CPU profile.
/// Throws std::system_error.
std::vector<std::filesystem::path> write_files(std::filesystem::path const& folder,
                                               results::profile const& one);

} // namespace yieldmark::profile
