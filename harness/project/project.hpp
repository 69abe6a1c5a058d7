#pragma once
// The project file, yieldmark.toml: how a repository is built, what is measured in it, and what may change.
// docs/project-file.md describes it to users.

#include "harness/compare/request.hpp"
#include "harness/gate/limits.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yieldmark::project {

inline constexpr char const* file_name = "yieldmark.toml";

/// What the file says. What it doesn't say is empty.
struct project {
    std::filesystem::path file{};             // absolute
    std::filesystem::path root{};             // its folder: all paths in it are from there
    std::string build{};                      // run by sh in `root`
    std::vector<compare::program> programs{}; // that this makes; each has another name
    std::vector<std::string> filters{};       // the cases that are compared; none: as without a file
    std::vector<gate::section> ignored{};     // cases that are measured and shown, and never decide
    std::vector<std::pair<std::string, std::string>> renamed{}; // old name (or its beginning), new name
    std::optional<gate::limits> limits{};                       // if it has [limits] or [[accept]]
    std::string store{};                                        // the history's file, from `root`
    std::string baseline{}; // revision that the history's ratios are against
    std::string main_branch{};
};

/// The file `name` that holds in `folder`: there, or in the nearest folder above it, up to the root of the repository
/// (the folder with .git) that `folder` lies in. None: there is none.
[[nodiscard]] std::optional<std::filesystem::path> find_upwards(std::filesystem::path const& folder,
                                                                std::string_view name);

/// The file's name as its user would write it in the current folder: relative where it isn't far.
[[nodiscard]] std::string seen_from_here(std::filesystem::path const& file);

/// The project file that holds in `folder`, as find_upwards says.
[[nodiscard]] std::optional<std::filesystem::path> find_project(std::filesystem::path const& folder);

/// Reads it. Throws system::usage_error in one line, "FILE:LINE: what, and what to do": not TOML, an unknown key
/// (with the nearest one that there is), a value of another type, a limit that can't be understood, two
/// executables of one name, an executable without a build command; or the file can't be read.
[[nodiscard]] project read_project(std::filesystem::path const& file);

/// The same from its text; `file` names it. Pure.
[[nodiscard]] project parse_project(std::string_view text, std::filesystem::path const& file);

} // namespace yieldmark::project
