#include "harness/gate/base.hpp"

#include "harness/system/errors.hpp"
#include "harness/system/git.hpp"

#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

namespace yieldmark::gate {

namespace {

namespace fs = std::filesystem;
namespace git = compare::git;

std::optional<std::string> main_branch(fs::path const& root) {
    std::vector<std::string> names;
    if (auto const* target = std::getenv("GITHUB_BASE_REF"); target && *target)
        names.push_back(std::string("origin/") + target);
    for (auto const* name : {"origin/HEAD", "origin/main", "origin/master", "main", "master"})
        names.emplace_back(name);
    for (auto const& name : names)
        if (git::commit_of(root, name))
            return name;
    return std::nullopt;
}

[[noreturn]] void refuse(fs::path const& root, std::string const& what) {
    auto const shallow = git::is_shallow(root);
    throw run::usage_error(what +
                           (shallow ? ": this clone holds only a part of the history; git fetch --unshallow, "
                                      "or name the base"
                                    : "; name the base, as in: yieldmark gate HEAD~1"));
}

// The last commit is what is looked at, unless there is work on top of it.
default_base on_main(fs::path const& root, std::string const& head) {
    if (!git::ask(root, {"status", "--porcelain", "--untracked-files=no"}).output.empty())
        return {head, "HEAD, under what isn't committed yet"};
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

default_base find_base(fs::path const& repository) {
    auto const root = git::root_of(repository);
    auto const head = git::commit_of(root, "HEAD");
    if (!head)
        refuse(root, root.string() + " has no commit yet");
    auto const main = main_branch(root);
    if (!main)
        refuse(root, "there is no main branch here (origin/HEAD, main or master)");
    auto const found = git::ask(root, {"merge-base", "HEAD", *main});
    auto const common = run::first_line(found.output);
    if (!found.good() || common.empty())
        refuse(root, "HEAD and " + *main + " have no commit in common");
    if (common == *head)
        return on_main(root, *head);
    return {common, "where this branch left " + *main};
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
