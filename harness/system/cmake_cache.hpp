#pragma once
// What a CMake build folder was configured with.

#include <filesystem>
#include <map>
#include <string>

namespace yieldmark::system {

/// The entries of a build folder's CMakeCache.txt: name -> value, without the types. Empty if there is none.
[[nodiscard]] std::map<std::string, std::string> cmake_cache(std::filesystem::path const& build);

/// The variable that has the flags of a build type: "Release" -> CMAKE_CXX_FLAGS_RELEASE.
[[nodiscard]] std::string type_flags_variable(std::string const& type);

} // namespace yieldmark::system
