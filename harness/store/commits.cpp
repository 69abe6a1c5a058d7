#include "harness/store/commits.hpp"

#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <sstream>
#include <sys/wait.h>

namespace yieldmark::store {

namespace {

namespace fs = std::filesystem;

run::completed git(fs::path const& dir, std::vector<std::string> arguments) {
    std::vector<std::string> all{"git",
                                 "-c",
                                 "safe.directory=*",
                                 "-c",
                                 "log.showSignature=false",
                                 "-C",
                                 dir.empty() ? "." : dir.string()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    auto environment = run::clean_environment();
    environment.emplace_back("TZ=UTC");
    return run::run_to_end({.arguments = std::move(all),
                            .environment = std::move(environment),
                            .cpu = std::nullopt,
                            .keep_all = true},
                           std::chrono::seconds(60));
}

std::string full_name(fs::path const& dir, std::string const& name) {
    auto const done = git(dir, {"rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"});
    if (done.good())
        return run::first_line(done.output);
    if (WIFEXITED(done.status) && WEXITSTATUS(done.status) == 127)
        throw run::usage_error(
            "git is not installed, and the history needs it to know commits: apt-get install git");
    if (!git(dir, {"rev-parse", "--git-dir"}).good())
        throw run::usage_error(fmt::format("{}: is in no git repository, and the history is one of commits",
                                           fs::absolute(dir).lexically_normal().string()));
    throw run::usage_error(
        fmt::format("{}: no such revision in this repository; 'git fetch' may bring it", name));
}

} // namespace

revision commit_named(fs::path const& dir, std::string const& name) {
    revision r{.name = full_name(dir, name), .date = {}, .subject = {}, .place = 0};
    auto const answer = git(dir, {"log", "-1", "--no-color", "--date=format-local:%Y-%m-%dT%H:%M:%SZ",
                                  "--format=%cd%n%s", r.name, "--"});
    if (!answer.good())
        throw run::run_error(
            fmt::format("git tells nothing of {}: {}", r.name, run::first_line(answer.errors)));
    r.date = run::first_line(answer.output);
    r.subject = run::first_line(answer.output.substr(std::min(answer.output.size(), r.date.size() + 1)));
    if (run::first_line(git(dir, {"rev-parse", "--is-shallow-repository"}).output) != "true")
        r.place = std::strtoull(git(dir, {"rev-list", "--count", r.name, "--"}).output.c_str(), nullptr, 10);
    return r;
}

revision commit_if_known(fs::path const& dir, std::string const& name) {
    try {
        return commit_named(dir, name);
    } catch (run::usage_error const&) {
        return {.name = name, .date = {}, .subject = {}, .place = 0};
    }
}

std::vector<std::string> commits_in(fs::path const& dir, std::string const& range) {
    auto const dots = range.find("..");
    if (dots == std::string::npos || range.find("...") != std::string::npos)
        throw run::usage_error(fmt::format("{}: is no range; write OLDER..NEWER", range));
    auto const or_head = [](std::string name) { return name.empty() ? std::string("HEAD") : name; };
    auto const from = full_name(dir, or_head(range.substr(0, dots)));
    auto const to = full_name(dir, or_head(range.substr(dots + 2)));
    auto const done = git(dir, {"rev-list", "--first-parent", "--reverse", "^" + from, to, "--"});
    if (!done.good())
        throw run::run_error(fmt::format("git can't list {}: {}", range, run::first_line(done.errors)));
    std::vector<std::string> names;
    std::istringstream lines(done.output);
    for (std::string line; std::getline(lines, line);)
        names.push_back(line);
    return names;
}

bool is_ancestor(fs::path const& dir, std::string const& older, std::string const& newer) {
    auto const a = full_name(dir, older);
    auto const b = full_name(dir, newer);
    return git(dir, {"merge-base", "--is-ancestor", a, b}).good();
}

} // namespace yieldmark::store
