#pragma once
// What a comparison needs of git. Every function runs the program `git`.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::compare::git {

/// The root of the work tree that `inside` lies in. Throws run::usage_error if it lies in none or git isn't
/// installed.
[[nodiscard]] std::filesystem::path root_of(std::filesystem::path const& inside);

/// Whether `inside` lies in a work tree (and git is there to tell).
[[nodiscard]] bool is_work_tree(std::filesystem::path const& inside);

/// The full hash of the commit that `name` (a hash, tag, branch, HEAD~2 …) stands for; empty if none.
[[nodiscard]] std::optional<std::string> commit_of(std::filesystem::path const& root,
                                                   std::string const& name);

/// Whether the repository holds only a part of its history.
[[nodiscard]] bool is_shallow(std::filesystem::path const& root);

/// When it was committed, in UTC: 2026-11-21T13:05:12Z; empty if git doesn't tell.
[[nodiscard]] std::string date_of(std::filesystem::path const& root, std::string const& commit);

/// The paths of all files in `folder` of that commit, from the root.
[[nodiscard]] std::vector<std::string> files_in(std::filesystem::path const& root, std::string const& commit,
                                                std::string const& folder);

/// A work tree of `commit` at `dir`, which must not be there, with its submodules. No hook is run. Throws
/// run::run_error.
void add_work_tree(std::filesystem::path const& root, std::filesystem::path const& dir,
                   std::string const& commit);

/// Removes `dir` and what the repository knows of it. Never throws.
void remove_work_tree(std::filesystem::path const& root, std::filesystem::path const& dir) noexcept;

} // namespace yieldmark::compare::git
