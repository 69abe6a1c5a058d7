#pragma once
// Layouts of its own for each pair of two executables, where their CMake build folders know how they were linked.

#include "harness/compare/processes.hpp"
#include "harness/compare/side_by_side.hpp"
#include "harness/duel/layouts.hpp"

#include <cstddef>
#include <string>

namespace yieldmark::compare {

/// Gives both sides of `what` what they are linked with (bench::manifest), once each has been linked anew in
/// `what.scratch` and named the same benchmarks. Otherwise leaves both as they are; returns why, in one line. Empty:
/// both have it. Throws system::run_error if the scratch folder can't be written.
[[nodiscard]] std::string make_relinkable(processes_request& what);

/// The layouts of these pairs: the base of the K-th of them is number 2 K, the new side 2 K + 1. None if the sides have
/// no manifest. `cpu`: the processor that measures, and is kept free.
[[nodiscard]] std::optional<duel::layout_line> layouts_of(processes_request const& what, unsigned stage,
                                                          pair_range pairs, std::optional<int> cpu);

/// `of` with another executable in its place.
[[nodiscard]] run::bench in_layout(run::bench of, std::filesystem::path const& layout);

} // namespace yieldmark::compare
