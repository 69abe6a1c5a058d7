#pragma once
// Random layouts: the same objects linked again in another order, so that where a loop happens to lie doesn't
// decide a comparison.

#include "harness/system/child.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::run {

/// How an executable was linked, as its build wrote it down (link/<name>.json beside bin/).
struct link_manifest {
    std::string linker;
    std::vector<std::string> flags;
    std::vector<std::string> objects; // may come in any order
    std::vector<std::string> fixed;
    std::vector<std::string> padding; // any of these may stand between two objects
    std::vector<std::string> libraries;
    std::vector<std::string> side{}; // flags that make it a shared object for a duel; empty: it can't be one
    std::string folder{};            // where the linker has to work; empty: anywhere
    std::vector<std::string> starts{}; // one before each object decides where in a cache line that begins
};

/// Reads a manifest. Throws run_error if it can't be read, names a linker or an object that isn't there, or says why there
/// are to be no other layouts.
[[nodiscard]] link_manifest read_link_manifest(std::filesystem::path const& path);

/// The link command for layout `seed` (same seed, same layout): objects shuffled, each padding object put in
/// with even odds at a random place. An object's place among the others, and its start, follow from the seed and its name:
/// two programs with most objects in common have these in the same order. Pure.
[[nodiscard]] std::vector<std::string> link_command(link_manifest const& m, std::uint32_t seed,
                                                    std::string const& output);

/// The process that links layout `seed` of `m` to `output`, where it has to work.
[[nodiscard]] system::command link_process(link_manifest const& m, std::uint32_t seed,
                                           std::filesystem::path const& output);

/// The same for the suites as a shared object, one side of a duel. Throws run_error if the manifest doesn't
/// say how (it was written before sides existed).
[[nodiscard]] system::command link_side_process(link_manifest const& m, std::uint32_t seed,
                                                std::filesystem::path const& output);

} // namespace yieldmark::run
