#include "harness/store/commits.hpp"

#include "harness/system/errors.hpp"
#include "harness/system/git.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <sstream>

namespace yieldmark::store {

namespace {

namespace fs = std::filesystem;
namespace git = system::git;

std::string full_name(fs::path const& dir, std::string const& name) {
    if (auto const found = git::commit_of(dir, name))
        return *found;
    auto const repository = git::ask(dir, {"rev-parse", "--git-dir"});
    if (git::is_missing(repository))
        throw system::usage_error(
            "git is not installed, and the history needs it to know commits: apt-get install git");
    if (!repository.good())
        throw system::usage_error(
            fmt::format("{}: isn't in a git repository, and the history is one of commits",
                        fs::absolute(dir).lexically_normal().string()));
    throw system::usage_error(
        fmt::format("{}: no such revision in this repository; 'git fetch' may bring it", name));
}

} // namespace

revision commit_named(fs::path const& dir, std::string const& name) {
    auto const commit = full_name(dir, name);
    auto facts = git::facts_of(dir, commit);
    if (facts.date.empty())
        throw system::run_error(fmt::format("git reports nothing about {}; 'git fsck' may say why", commit));
    revision r{
        .name = commit, .date = std::move(facts.date), .subject = std::move(facts.subject), .place = 0};
    if (!git::is_shallow(dir))
        r.place =
            std::strtoull(git::ask(dir, {"rev-list", "--count", commit, "--"}).output.c_str(), nullptr, 10);
    return r;
}

revision commit_if_known(fs::path const& dir, std::string const& name) {
    try {
        return commit_named(dir, name);
    } catch (system::usage_error const&) {
        return {.name = name, .date = {}, .subject = {}, .place = 0};
    }
}

std::vector<std::string> commits_in(fs::path const& dir, std::string const& range) {
    auto const dots = range.find("..");
    if (dots == std::string::npos || range.find("...") != std::string::npos)
        throw system::usage_error(fmt::format("{}: isn't a range; write OLDER..NEWER", range));
    auto const or_head = [](std::string name) { return name.empty() ? std::string("HEAD") : name; };
    auto const from = full_name(dir, or_head(range.substr(0, dots)));
    auto const to = full_name(dir, or_head(range.substr(dots + 2)));
    auto const done = git::ask(dir, {"rev-list", "--first-parent", "--reverse", "^" + from, to, "--"});
    if (!done.good())
        throw system::run_error(fmt::format("git can't list {}: {}", range, system::first_line(done.errors)));
    std::vector<std::string> names;
    std::istringstream lines(done.output);
    for (std::string line; std::getline(lines, line);)
        names.push_back(line);
    return names;
}

bool is_ancestor(fs::path const& dir, std::string const& older, std::string const& newer) {
    return git::is_ancestor(dir, full_name(dir, older), full_name(dir, newer));
}

} // namespace yieldmark::store
