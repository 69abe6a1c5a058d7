#pragma once
// What ld.so loads before a program's own libraries.

#include <filesystem>
#include <string>

namespace yieldmark::system {

/// How LD_PRELOAD names that library. ld.so splits the variable at blanks and colons, and has no way to quote them: where
/// the path has one, this is a link to it in a temporary folder that goes with this process. Throws run_error if that
/// can't be made, or the temporary folder's own path has one.
[[nodiscard]] std::string preloadable(std::filesystem::path const& library);

} // namespace yieldmark::system
