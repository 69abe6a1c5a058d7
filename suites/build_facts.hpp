#pragma once
// What a build writes into the executable that it makes (cmake/build_facts.cmake): one small object beside the
// suites' own, so that a relinked layout and a side of a duel still know where they come from.

#include <string>

namespace yieldmark::suites {

/// Where an executable finds what it reads. An installed one has these in a section of their own, which the
/// installation fills with its own folders (cmake/install_paths.cmake).
struct build_paths {
    /// The folder that relative source folders start from: it has impls/ and suites/.
    char sources[2048];
    /// Where input files are made; empty: in the user's cache.
    char inputs[2048];
};

extern "C" {
extern build_paths const yieldmark_build_paths;
extern char const yieldmark_compile_flags[];
extern char const yieldmark_benchmark_version[];
}

/// A path as a build writes it down: one of the catalogue is relative to its sources, any other is absolute.
inline std::string in_sources(std::string const& path) {
    return path.starts_with('/') ? path : std::string{yieldmark_build_paths.sources} + "/" + path;
}

} // namespace yieldmark::suites
