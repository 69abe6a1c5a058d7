#pragma once
// How a program of another project was linked, as its CMake build folder knows it, so that it can be linked anew in
// another layout.

#include "harness/run/layout.hpp"

#include <filesystem>
#include <string>

namespace yieldmark::run {

struct known_link {
    link_manifest how;   // valid where why_not is empty
    std::string why_not; // one line without the program's name
};

/// The folder above `executable` that CMake builds in; empty if there is none.
[[nodiscard]] std::filesystem::path build_folder_of(std::filesystem::path const& executable);

/// How `executable` was linked: the last command of `ninja -t commands`, or the link.txt of a Makefile, in the build
/// folder above it. Asks ninja, and changes nothing. There is none where the build isn't CMake's, the link is more than
/// one command, leaves no object files where they were (-flto), or finds libraries by the program's own place ($ORIGIN),
/// and where an object is newer than the program. `scratch`: a folder of our own for the padding that may stand between
/// the objects. Throws system::run_error if that can't be written.
[[nodiscard]] known_link how_it_was_linked(std::filesystem::path const& executable,
                                           std::filesystem::path const& scratch);

/// What `command`, one of CMake's for a shell, which works in `folder`, does to link `executable`; padding is left to the
/// caller. Splits it as a shell does, but runs nothing.
[[nodiscard]] known_link read_link_command(std::string command, std::filesystem::path const& folder,
                                           std::filesystem::path const& executable);

} // namespace yieldmark::run
