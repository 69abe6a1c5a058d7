#pragma once
// From raw stacks to a profile that people read. Pure.

#include "harness/results/model.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace yieldmark::profile {

struct raw_frame {
    std::string symbol; // as the executable has it, mangled; empty: not known
    std::string module; // the file that it is in
};

struct raw_stack {
    std::vector<raw_frame> frames; // innermost first
    std::uint64_t weight = 1;
};

/// The function that the measured executable runs a case in for a profiler: all above it is the harness.
inline constexpr char const* region_symbol = "yieldmark_profiled_region";

/// The stacks of the measured region with names that people read, equal ones merged, in the order of their
/// names:
/// - Frames from the region's function outwards are cut; a stack of the harness alone is dropped.
/// - A fiber's stack begins where the fiber was entered: it is put below `[fiber's own stack]` under the
/// measured region,
///   which resumes it. Likewise another thread's below `[another thread]`, and one that could not be followed
///   to its beginning below `[deeper than could be followed]`.
/// - Frames of the kernel become one, which says what it was entered for. A frame without a symbol is called
/// after its
///   module.
[[nodiscard]] results::cpu_profile folded(std::vector<raw_stack> const& raw, std::string const& sampler,
                                          std::string const& unit);

/// The same of several, in which a function has the same name.
[[nodiscard]] std::vector<results::cpu_profile> folded_alike(std::vector<std::vector<raw_stack>> const& raw,
                                                             std::string const& sampler,
                                                             std::string const& unit);

/// "outermost;inner;innermost weight", a line for each stack: what flamegraph.pl and its kin read. A `;` or
/// newline in a name is written as `:` or a space.
[[nodiscard]] std::string folded_text(results::cpu_profile const& profile);

} // namespace yieldmark::profile
