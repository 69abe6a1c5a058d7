#include "harness/gate/base.hpp"

#include "harness/system/errors.hpp"
#include "harness/system/git.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

namespace yieldmark::gate {

namespace {

namespace fs = std::filesystem;
namespace git = system::git;

// In each stands the target of the pull or merge request that the job runs for; for other jobs it isn't set,
// or empty, or "false".
constexpr std::array target_variables{"GITHUB_BASE_REF",
                                      "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
                                      "CHANGE_TARGET",
                                      "SYSTEM_PULLREQUEST_TARGETBRANCH",
                                      "BITBUCKET_PR_DESTINATION_BRANCH",
                                      "BUILDKITE_PULL_REQUEST_BASE_BRANCH"};

[[noreturn]] void refuse(fs::path const& root, std::string const& what) {
    auto const shallow = git::is_shallow(root);
    throw system::usage_error(
        what + (shallow ? ": this clone has only a part of the history; git fetch --unshallow, "
                          "or name the base"
                        : "; name the base, as in: yieldmark gate HEAD~1"));
}

// "origin/release" or "release".
std::optional<std::string> is_here(fs::path const& root, std::string const& branch) {
    for (auto const& name : {"origin/" + branch, branch})
        if (git::commit_of(root, name))
            return name;
    return std::nullopt;
}

// GitLab fetches the merge request's own commits alone, and names where they begin.
std::optional<default_base> base_by_gitlab(fs::path const& root) {
    constexpr char const* variable = "CI_MERGE_REQUEST_DIFF_BASE_SHA";
    auto const* sha = std::getenv(variable);
    if (!sha || !*sha)
        return std::nullopt;
    auto const commit = git::commit_of(root, sha);
    return commit ? std::optional(default_base{*commit, std::string("as ") + variable + " says"})
                  : std::nullopt;
}

// What is asked for by name must be there: another branch in its place would be another question.
std::string branch_named(fs::path const& root, std::string const& branch, std::string const& by) {
    if (auto const name = is_here(root, branch))
        return *name;
    refuse(root, fmt::format("{} says that this goes into {}, which isn't here (git fetch origin {})", by,
                             branch, branch));
}

std::string main_branch(fs::path const& root, std::optional<ci_target> const& target,
                        std::string const& own) {
    if (target)
        return branch_named(root, target->branch, target->variable);
    if (!own.empty())
        return branch_named(root, own, "yieldmark.toml");
    for (auto const* name : {"origin/HEAD", "origin/main", "origin/master", "main", "master"})
        if (git::commit_of(root, name))
            return name;
    refuse(root, "there is no main branch here (origin/HEAD, main or master)");
}

// The last commit is what is looked at, unless there is work on top of it.
default_base on_main(fs::path const& root, std::string const& head) {
    if (!git::ask(root, {"status", "--porcelain", "--untracked-files=no"}).output.empty())
        return {head, "HEAD, because something isn't committed yet"};
    auto const before = git::commit_of(root, "HEAD^");
    if (!before)
        refuse(root, "there is no commit before HEAD to compare with");
    return {*before, "the commit before HEAD"};
}

std::string without_dirt(std::string revision) {
    constexpr std::string_view mark = "-dirty";
    if (revision.ends_with(mark))
        revision.erase(revision.size() - mark.size());
    return revision;
}

} // namespace

std::optional<ci_target> target_branch() {
    constexpr std::string_view full = "refs/heads/";
    for (auto const* variable : target_variables) {
        auto const* value = std::getenv(variable);
        if (!value || !*value || std::string_view(value) == "false")
            continue;
        std::string_view branch(value);
        if (branch.starts_with(full))
            branch.remove_prefix(full.size());
        return ci_target{std::string(branch), variable};
    }
    return std::nullopt;
}

default_base find_base(fs::path const& repository, std::string const& own_main) {
    auto const root = git::root_of(repository);
    auto const head = git::commit_of(root, "HEAD");
    if (!head)
        refuse(root, root.string() + " has no commit yet");
    auto const target = target_branch();
    if (target && !is_here(root, target->branch))
        if (auto const by = base_by_gitlab(root))
            return *by;
    auto const main = main_branch(root, target, own_main);
    auto const found = git::ask(root, {"merge-base", "HEAD", main});
    auto const common = system::first_line(found.output);
    if (!found.good() || common.empty())
        refuse(root, "HEAD and " + main + " have no commit in common");
    if (common == *head)
        return on_main(root, *head);
    return {common, "where this branch left " + main};
}

standing stand(acceptance const& a, fs::path const& repository, std::string const& base,
               std::string const& now) {
    try {
        if (!git::is_work_tree(repository))
            return standing::unknown;
        auto const root = git::root_of(repository);
        auto const from = git::commit_of(root, a.from);
        auto const before = base.empty() ? std::nullopt : git::commit_of(root, without_dirt(base));
        auto const after = now.empty() ? std::nullopt : git::commit_of(root, without_dirt(now));
        if (!from || !before || !after)
            return standing::unknown;
        if (git::is_ancestor(root, *from, *before))
            return standing::stale;
        return git::is_ancestor(root, *from, *after) ? standing::in_force : standing::not_yet;
    } catch (std::runtime_error const&) {
        return standing::unknown;
    }
}

} // namespace yieldmark::gate
