#pragma once
// What is asked of git. Every function runs the program `git`, in the repository around a folder: with the
// user's configuration, without hooks, prompts and colours, in plain English and UTC.

#include "harness/system/child.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::system::git {

/// What `git ARGUMENTS` says in `dir`; empty: where we are. It may take a minute.
[[nodiscard]] completed ask(std::filesystem::path const& dir, std::vector<std::string> arguments);

/// Whether that was the answer of no git at all: it isn't installed.
[[nodiscard]] bool is_missing(completed const& answer);

/// The root of the work tree that `inside` lies in. Throws usage_error if it lies in none or git isn't
/// installed.
[[nodiscard]] std::filesystem::path root_of(std::filesystem::path const& inside);

/// Whether `inside` lies in a work tree (and git is there to tell).
[[nodiscard]] bool is_work_tree(std::filesystem::path const& inside);

/// The full hash of the commit that `name` (a hash, tag, branch, HEAD~2 …) stands for; empty if none.
[[nodiscard]] std::optional<std::string> commit_of(std::filesystem::path const& root,
                                                   std::string const& name);

/// The branch that origin/HEAD points to ("main"); empty if it points to none.
[[nodiscard]] std::string main_of_origin(std::filesystem::path const& root);

/// Whether the repository holds only a part of its history.
[[nodiscard]] bool is_shallow(std::filesystem::path const& root);

struct commit_facts {
    std::string date;    // when it was committed, in UTC: 2026-11-21T13:05:12Z
    std::string subject; // the first line of its message
};

/// Both are empty if git doesn't tell.
[[nodiscard]] commit_facts facts_of(std::filesystem::path const& root, std::string const& commit);

/// Whether `older` is an ancestor of `newer`, or the same. Both are commits.
[[nodiscard]] bool is_ancestor(std::filesystem::path const& root, std::string const& older,
                               std::string const& newer);

/// What `git describe --always --dirty` says of the work tree around `dir`: "v1.2-3-g7afcad4-dirty"; empty if
/// `dir` is, or lies in none, or git doesn't tell.
[[nodiscard]] std::string description_of(std::filesystem::path const& dir) noexcept;

/// The paths of all files in `folder` of that commit, from the root.
[[nodiscard]] std::vector<std::string> files_in(std::filesystem::path const& root, std::string const& commit,
                                                std::string const& folder);

/// The paths, from the root, of all files that differ between two commits. An empty name is the work tree as it stands,
/// files that git doesn't know among it. Nothing if git doesn't tell.
[[nodiscard]] std::optional<std::vector<std::string>>
changed_files(std::filesystem::path const& root, std::string const& before, std::string const& after);

/// A work tree of `commit` at `dir`, which must not be there, with its submodules; why these can't be had, if
/// they can't: what is built may do without them. No hook is run. Throws run_error.
[[nodiscard]] std::string add_work_tree(std::filesystem::path const& root, std::filesystem::path const& dir,
                                        std::string const& commit);

/// Removes `dir` and what the repository knows of it. Never throws.
void remove_work_tree(std::filesystem::path const& root, std::filesystem::path const& dir) noexcept;

} // namespace yieldmark::system::git
