#pragma once
// Commits of a git repository, as the history needs them.

#include "harness/store/measurement.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::store {

/// The commit that `name` means in the repository around `dir`. Its place is 0 in a shallow clone, where it
/// can't be known. Throws system::usage_error if there is no repository, or no such commit in it.
[[nodiscard]] revision commit_named(std::filesystem::path const& dir, std::string const& name);

/// Like commit_named, or `name` alone, without date, subject and place, where git doesn't know it.
[[nodiscard]] revision commit_if_known(std::filesystem::path const& dir, std::string const& name);

/// The commits of `range` ("a..b": what b has and a hasn't), the oldest first, along the first parents only:
/// what a merge brought in came with the merge. Throws system::usage_error if it isn't one.
[[nodiscard]] std::vector<std::string> commits_in(std::filesystem::path const& dir, std::string const& range);

/// Whether `older` is an ancestor of `newer`, or the same. Throws like commit_named.
[[nodiscard]] bool is_ancestor(std::filesystem::path const& dir, std::string const& older,
                               std::string const& newer);

} // namespace yieldmark::store
