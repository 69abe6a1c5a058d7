#pragma once
// Which builds are of one toolchain: the compiler, its version, and the flags that decide the code it makes.

#include "harness/results/model.hpp"

#include <string>
#include <string_view>

namespace yieldmark::results {

/// Of a build's flags those that decide the code, the last -O first: " -O3 -DNDEBUG" -> "-O3". "-O0" where no -O is
/// among flags; empty where no flags are known. Left out are macros, warnings, debugging information and renamed paths.
[[nodiscard]] std::string telling_flags(std::string_view flags);

/// "gcc" for a build with -O3 or with flags that aren't known; the telling flags follow any other: "gcc-O2",
/// "clang-O3-march=native". It has no '/' and no blank, so that a case's name can end in it.
[[nodiscard]] std::string toolchain_id(std::string_view compiler_id, std::string_view flags);

/// Whether one toolchain built both. Compiler and telling flags decide; ids only where no compiler is known, since a
/// run with several toolchains of one id numbers them.
[[nodiscard]] bool same_toolchain(toolchain const& a, toolchain const& b);

} // namespace yieldmark::results
