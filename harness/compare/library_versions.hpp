#pragma once
// Two sides whose programs use different versions of Google Benchmark. Pure.

#include "harness/compare/comparison.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace yieldmark::compare {

/// Of the base and of the new side, as the context says: "v1.9.4"; empty: it says none, as before 1.8; nothing: not
/// known.
using library_versions = std::array<std::optional<std::string>, 2>;

/// What is to be said where they differ; empty where they don't, or aren't known.
[[nodiscard]] std::string different_versions(library_versions const& versions);

/// Whether the wall clock's time of that benchmark means something else on the two sides: since 1.9 that of one with
/// threads isn't divided by their number.
[[nodiscard]] bool divides_by_threads_on_one_side(std::string_view benchmark,
                                                  library_versions const& versions);

/// The time of such a case can't be told, if it is the wall clock's.
void leave_undecided(case_change& one, library_versions const& versions);

} // namespace yieldmark::compare
