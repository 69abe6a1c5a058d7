#pragma once
// Input files of the suites: made on first use into the build tree, never committed.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <ostream>
#include <string>
#include <system_error>
#include <unistd.h>

namespace yieldmark::suites {

/// The path of input file `name`, which `write` makes if it is not there yet. It stands in $YIELDMARK_INPUTS, or else
/// in the build tree. Written beside and renamed, so that two processes may ask at once and a cut-off write leaves
/// nothing under the name. Throws std::system_error if it can't be written.
inline std::string input_file(std::string const& name, std::function<void(std::ostream&)> const& write) {
    char const* const asked = std::getenv("YIELDMARK_INPUTS");
    std::filesystem::path const folder = asked != nullptr ? asked : YIELDMARK_INPUT_DIR;
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
