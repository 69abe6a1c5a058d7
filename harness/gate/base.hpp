#pragma once
// Which revisions the gate stands between, as git knows them.

#include "harness/gate/decision.hpp"

#include <filesystem>
#include <string>

namespace yieldmark::gate {

struct default_base {
    std::string commit; // full hash
    std::string why;    // "where this branch left origin/main"
};

/// The base that is taken where none was given: where HEAD left the main branch (GITHUB_BASE_REF,
/// origin/HEAD, origin/main, origin/master, main, master: the first that is there). On the main branch
/// itself: HEAD if something in the work tree isn't committed, otherwise the commit before HEAD. Throws
/// run::usage_error: no work tree, no main branch, no common commit, a clone too shallow to know.
[[nodiscard]] default_base find_base(std::filesystem::path const& repository);

/// Where an acceptance stands between two revisions of `repository`; unknown where either can't be found
/// there. A "-dirty" at the end of a revision is ignored. Throws nothing of its own.
[[nodiscard]] standing stand(acceptance const& a, std::filesystem::path const& repository,
                             std::string const& base, std::string const& now);

} // namespace yieldmark::gate
