#pragma once
// Input files of the suites: made on first use, never committed.

#include "suites/build_facts.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <ostream>
#include <string>
#include <system_error>
#include <unistd.h>

namespace yieldmark::suites {

/// Where input files stand: $YIELDMARK_INPUTS; without it the build folder, or for an installed executable
/// $XDG_CACHE_HOME/yieldmark/inputs (~/.cache without that variable).
inline std::filesystem::path input_folder() {
    if (char const* const asked = std::getenv("YIELDMARK_INPUTS"))
        return asked;
    if (yieldmark_build_paths.inputs[0] != '\0')
        return yieldmark_build_paths.inputs;
    if (char const* const cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache != '\0')
        return std::filesystem::path{cache} / "yieldmark/inputs";
    char const* const home = std::getenv("HOME");
    return (home != nullptr ? std::filesystem::path{home} / ".cache"
                            : std::filesystem::temp_directory_path()) /
           "yieldmark/inputs";
}

/// The path of input file `name`, which `write` makes if it is not there yet. Written beside and renamed, so that two processes may ask at once and a cut-off write leaves
/// nothing under the name. Throws std::system_error if it can't be written.
inline std::string input_file(std::string const& name, std::function<void(std::ostream&)> const& write) {
    std::filesystem::path const folder = input_folder();
    std::filesystem::path const path = folder / name;
    if (std::filesystem::exists(path))
        return path.string();
    std::filesystem::create_directories(folder);
    std::filesystem::path const beside = path.string() + "." + std::to_string(getpid());
    std::ofstream file{beside, std::ios::binary};
    write(file);
    file.close();
    if (!file) {
        std::filesystem::remove(beside);
        throw std::system_error{std::make_error_code(std::errc::io_error),
                                path.string() + ": the input file can't be written (disk full?)"};
    }
    std::filesystem::rename(beside, path);
    return path.string();
}

} // namespace yieldmark::suites
