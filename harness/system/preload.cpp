#include "harness/system/preload.hpp"

#include "harness/system/errors.hpp"
#include "harness/system/scratch.hpp"

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <string>

namespace yieldmark::system {

namespace fs = std::filesystem;

namespace {

bool splits(std::string const& path) {
    return path.find_first_of(" :") != std::string::npos;
}

} // namespace

std::string preloadable(fs::path const& library) {
    if (!splits(library.string()))
        return library.string();
    static std::mutex one_at_a_time;
    std::lock_guard const lock(one_at_a_time);
    static scratch const links;
    static std::map<fs::path, fs::path> known;
    auto& link = known[library];
    if (!link.empty())
        return link.string();
    auto const place = links / std::to_string(known.size()) / library.filename();
    std::error_code failed;
    fs::create_directory(place.parent_path(), failed);
    fs::create_symlink(fs::absolute(library), place, failed);
    if (failed || splits(place.string()))
        throw run_error(
            fmt::format("{}: ld.so preloads nothing whose path has a blank or a colon, and there can't be a "
                        "link to it as {}; set TMPDIR to a folder without either",
                        library.string(), place.string()));
    link = place;
    return link.string();
}

} // namespace yieldmark::system
