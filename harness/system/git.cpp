#include "harness/system/git.hpp"

#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"

#include <cstdlib>
#include <sstream>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

namespace yieldmark::compare::git {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes patience{10}; // a submodule may have to come over a network

// HOME, proxies and keys matter to git; which repository it works on is said by -C alone.
std::vector<std::string> environment() {
    std::vector<std::string> kept;
    for (char** entry = environ; *entry; ++entry) {
        std::string_view const one(*entry);
        auto const is = [&](std::string_view name) { return one.starts_with(name); };
        if (!is("GIT_DIR=") && !is("GIT_WORK_TREE=") && !is("GIT_INDEX_FILE=") && !is("LC_ALL=") &&
            !is("TZ=") && !is("GIT_OBJECT_DIRECTORY=") && !is("GIT_PREFIX=") && !is("GIT_TERMINAL_PROMPT="))
            kept.emplace_back(one);
    }
    kept.insert(kept.end(), {"LC_ALL=C", "TZ=UTC", "GIT_TERMINAL_PROMPT=0"});
    return kept;
}

run::completed call(fs::path const& dir, std::vector<std::string> arguments) {
    std::vector<std::string> all{"git", "-c",        "safe.directory=*", "-c", "core.hooksPath=/dev/null",
                                 "-C",  dir.string()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run::run_to_end(
        {.arguments = std::move(all), .environment = environment(), .cpu = std::nullopt, .keep_all = true},
        patience);
}

bool is_missing(run::completed const& end) {
    return WIFEXITED(end.status) && WEXITSTATUS(end.status) == 127;
}

void require_good(run::completed const& end, std::string const& what) {
    if (!end.good())
        throw run::run_error(what + ": " + (end.errors.empty() ? "git failed" : run::first_line(end.errors)));
}

} // namespace

fs::path root_of(fs::path const& inside) {
    auto const answer = call(inside, {"rev-parse", "--show-toplevel"});
    if (is_missing(answer))
        throw run::usage_error("git isn't installed, so that no revision can be built; apt-get install git, "
                               "or give build folders, executables or results files");
    if (!answer.good())
        throw run::usage_error(fs::absolute(inside).lexically_normal().string() +
                               " lies in no git work tree, so that no revision can be built; go into one or "
                               "give --repository, or give build folders, executables or results files");
    return run::first_line(answer.output);
}

bool is_work_tree(fs::path const& inside) {
    return call(inside, {"rev-parse", "--show-toplevel"}).good();
}

std::optional<std::string> commit_of(fs::path const& root, std::string const& name) {
    if (name.empty() || name.starts_with('-'))
        return std::nullopt;
    auto const answer = call(root, {"rev-parse", "--verify", "--quiet", name + "^{commit}"});
    if (!answer.good())
        return std::nullopt;
    return run::first_line(answer.output);
}

bool is_shallow(fs::path const& root) {
    return call(root, {"rev-parse", "--is-shallow-repository"}).output.starts_with("true");
}

std::string date_of(fs::path const& root, std::string const& commit) {
    // git's own ISO 8601 (%cI) writes UTC as +00:00, and since 2.45 as Z.
    return run::first_line(
        call(root, {"show", "--no-patch", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "--format=%cd", commit})
            .output);
}

std::vector<std::string> files_in(fs::path const& root, std::string const& commit,
                                  std::string const& folder) {
    std::istringstream text(call(root, {"ls-tree", "-r", "-z", "--name-only", commit, folder + "/"}).output);
    std::vector<std::string> all;
    for (std::string path; std::getline(text, path, '\0');)
        all.push_back(path);
    return all;
}

void add_work_tree(fs::path const& root, fs::path const& dir, std::string const& commit) {
    require_good(call(root, {"worktree", "add", "--quiet", "--detach", "--force", dir.string(), commit}),
                 "no work tree of " + commit.substr(0, 12) + " can be made at " + dir.string());
    if (fs::exists(dir / ".gitmodules"))
        require_good(call(dir, {"submodule", "update", "--init", "--recursive", "--quiet"}),
                     "the submodules of " + commit.substr(0, 12) + " can't be had");
}

void remove_work_tree(fs::path const& root, fs::path const& dir) noexcept {
    try {
        // Not `prune`: that would forget the user's own work trees too, on a disk that isn't there just now.
        static_cast<void>(call(root, {"worktree", "remove", "--force", "--force", dir.string()}));
        std::error_code ignored;
        fs::remove_all(dir, ignored);
    } catch (std::exception const&) { // git prunes what is gone by itself, later
    }
}

} // namespace yieldmark::compare::git
