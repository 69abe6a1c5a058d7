#pragma once
// Which revisions the gate stands between, as git knows them.

#include "harness/gate/decision.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace yieldmark::gate {

struct default_base {
    std::string commit; // full hash
    std::string why;    // "where this branch left origin/main"
};

/// The base that is taken where none was given: where HEAD left the branch that it is to go into. That is the
/// target of the pull or merge request, as the CI system says (target_branch), otherwise `main_branch` if it
/// isn't empty, otherwise the first that is there of origin/HEAD, origin/main, origin/master, main, master.
/// On that branch itself: HEAD if something in the work tree isn't committed, otherwise the commit before
/// HEAD. Throws system::usage_error: no work tree, no such branch, no common commit, a clone too shallow to
/// tell.
[[nodiscard]] default_base find_base(std::filesystem::path const& repository,
                                     std::string const& main_branch = "");

/// The branch that the CI system's pull or merge request is to go into, and the variable that says so: that
/// of GitHub (and Gitea, Forgejo), GitLab, Jenkins, Azure, Bitbucket or Buildkite. Without refs/heads/ before
/// it. None: no such variable is set.
struct ci_target {
    std::string branch;
    std::string variable;
};
[[nodiscard]] std::optional<ci_target> target_branch();

/// Where an acceptance stands between two revisions of `repository`; unknown where either can't be found
/// there. A "-dirty" at the end of a revision is ignored. Throws nothing of its own.
[[nodiscard]] standing stand(acceptance const& a, std::filesystem::path const& repository,
                             std::string const& base, std::string const& now);

} // namespace yieldmark::gate
