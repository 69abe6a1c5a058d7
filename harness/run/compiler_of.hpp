#pragma once
// What built an executable that knows nothing of us.

#include "harness/results/model.hpp"

#include <filesystem>

namespace yieldmark::run {

/// The compiler as the executable's section .comment names it, and an id for it: "gcc", "clang", or the first word. Id
/// "unknown", and no compiler, where it has no such section (a script, a stripped program). The flags aren't known.
/// Code of several compilers names them all.
[[nodiscard]] results::toolchain compiler_of(std::filesystem::path const& executable);

} // namespace yieldmark::run
