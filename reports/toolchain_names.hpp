#pragma once
// What the reports call a toolchain.

#include "harness/results/model.hpp"

#include <cstddef>
#include <string>

namespace yieldmark::report {

/// "g++ (Debian 12.2.0-14+deb12u1) 12.2.0" with " -O3 -DNDEBUG" -> "g++ 12.2.0 -O3": the flags that decide the code.
[[nodiscard]] std::string compiler_and_flags(results::toolchain const& of);

/// The flags of one of the run's toolchains, with a blank before them, if another of the run's is of its compiler;
/// otherwise empty: the compiler's name tells it apart.
[[nodiscard]] std::string flags_if_needed(results::run const& run, std::size_t toolchain);

/// Its compiler as above, and flags_if_needed.
[[nodiscard]] std::string short_name(results::run const& run, std::size_t toolchain);

} // namespace yieldmark::report
