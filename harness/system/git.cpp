#include "harness/system/git.hpp"

#include "harness/system/errors.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

namespace yieldmark::system::git {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes patience{1};
constexpr std::chrono::minutes network_patience{10}; // a submodule may have to come over one

// HOME, proxies and keys matter to git; which repository it works on is said by -C alone, also where we run in
// a hook. Those are what `git rev-parse --local-env-vars` lists, less the configuration.
constexpr std::array<std::string_view, 14> not_kept{"GIT_DIR=",
                                                    "GIT_WORK_TREE=",
                                                    "GIT_INDEX_FILE=",
                                                    "GIT_OBJECT_DIRECTORY=",
                                                    "GIT_ALTERNATE_OBJECT_DIRECTORIES=",
                                                    "GIT_COMMON_DIR=",
                                                    "GIT_PREFIX=",
                                                    "GIT_GRAFT_FILE=",
                                                    "GIT_REPLACE_REF_BASE=",
                                                    "GIT_SHALLOW_FILE=",
                                                    "GIT_NO_REPLACE_OBJECTS=",
                                                    "GIT_TERMINAL_PROMPT=",
                                                    "LC_ALL=",
                                                    "TZ="};

std::vector<std::string> environment() {
    std::vector<std::string> kept;
    for (char** entry = environ; *entry; ++entry) {
        std::string_view const one(*entry);
        if (std::ranges::none_of(not_kept, [&](auto name) { return one.starts_with(name); }))
            kept.emplace_back(one);
    }
    kept.insert(kept.end(), {"LC_ALL=C", "TZ=UTC", "GIT_TERMINAL_PROMPT=0"});
    return kept;
}

completed call(fs::path const& dir, std::vector<std::string> arguments, std::chrono::minutes limit) {
    std::vector<std::string> all{"git"};
    for (auto const* setting :
         {"safe.directory=*", "core.hooksPath=/dev/null", "log.showSignature=false", "color.ui=false"})
        all.insert(all.end(), {"-c", setting});
    all.insert(all.end(), {"-C", dir.empty() ? "." : dir.string()});
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_to_end(
        {.arguments = std::move(all), .environment = environment(), .cpu = std::nullopt, .keep_all = true},
        limit);
}

std::string why(completed const& end, std::string const& what) {
    return what + ": " + (end.errors.empty() ? "git failed" : first_line(end.errors));
}

} // namespace

completed ask(fs::path const& dir, std::vector<std::string> arguments) {
    return call(dir, std::move(arguments), patience);
}

bool is_missing(completed const& answer) {
    return WIFEXITED(answer.status) && WEXITSTATUS(answer.status) == 127;
}

fs::path root_of(fs::path const& inside) {
    auto const answer = ask(inside, {"rev-parse", "--show-toplevel"});
    if (is_missing(answer))
        throw usage_error("git isn't installed, so that no revision can be built; apt-get install git, "
                          "or give build folders, executables or results files");
    if (!answer.good())
        throw usage_error(fs::absolute(inside).lexically_normal().string() +
                          " lies in no git work tree, so that no revision can be built; go into one or "
                          "give --repository, or give build folders, executables or results files");
    return first_line(answer.output);
}

bool is_work_tree(fs::path const& inside) {
    return ask(inside, {"rev-parse", "--show-toplevel"}).good();
}

std::optional<std::string> commit_of(fs::path const& root, std::string const& name) {
    if (name.empty() || name.starts_with('-'))
        return std::nullopt;
    auto const answer = ask(root, {"rev-parse", "--verify", "--quiet", name + "^{commit}"});
    if (!answer.good())
        return std::nullopt;
    return first_line(answer.output);
}

std::string main_of_origin(fs::path const& root) {
    constexpr std::string_view remote = "origin/";
    auto const answer = ask(root, {"symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"});
    auto const name = answer.good() ? first_line(answer.output) : std::string{};
    return name.starts_with(remote) ? name.substr(remote.size()) : std::string{};
}

bool is_shallow(fs::path const& root) {
    return ask(root, {"rev-parse", "--is-shallow-repository"}).output.starts_with("true");
}

commit_facts facts_of(fs::path const& root, std::string const& commit) {
    // git's own ISO 8601 (%cI) writes UTC as +00:00, and since 2.45 as Z.
    auto const text =
        ask(root, {"log", "-1", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "--format=%cd%n%s", commit, "--"})
            .output;
    auto date = first_line(text);
    auto subject = first_line(text.substr(std::min(text.size(), date.size() + 1)));
    return {std::move(date), std::move(subject)};
}

bool is_ancestor(fs::path const& root, std::string const& older, std::string const& newer) {
    return ask(root, {"merge-base", "--is-ancestor", older, newer}).good();
}

std::string description_of(fs::path const& dir) noexcept {
    try {
        if (dir.empty())
            return {};
        auto const answer = ask(dir, {"describe", "--always", "--dirty"});
        return answer.good() ? first_line(answer.output) : std::string();
    } catch (std::exception const&) {
        return {}; // a run without a known revision is still a run
    }
}

std::vector<std::string> files_in(fs::path const& root, std::string const& commit,
                                  std::string const& folder) {
    std::istringstream text(ask(root, {"ls-tree", "-r", "-z", "--name-only", commit, folder + "/"}).output);
    std::vector<std::string> all;
    for (std::string path; std::getline(text, path, '\0');)
        all.push_back(path);
    return all;
}

std::optional<std::vector<std::string>> changed_files(fs::path const& root, std::string const& before,
                                                      std::string const& after) {
    if (before.empty() && after.empty())
        return std::vector<std::string>{};
    std::vector<std::string> difference{"diff", "--name-only", "--no-renames", "-z"};
    for (auto const& name : {before, after})
        if (!name.empty())
            difference.push_back(name);
    difference.push_back("--");
    auto const known = ask(root, std::move(difference));
    bool const with_work = before.empty() || after.empty();
    auto const unknown =
        with_work ? ask(root, {"ls-files", "--others", "--exclude-standard", "-z"}) : completed{known};
    if (!known.good() || !unknown.good())
        return std::nullopt;
    std::istringstream text(with_work ? known.output + unknown.output : known.output);
    std::vector<std::string> all;
    for (std::string path; std::getline(text, path, '\0');)
        all.push_back(path);
    return all;
}

std::string add_work_tree(fs::path const& root, fs::path const& dir, std::string const& commit) {
    auto const made = call(root, {"worktree", "add", "--quiet", "--detach", "--force", dir.string(), commit},
                           network_patience);
    if (!made.good())
        throw run_error(
            why(made, "no work tree of " + commit.substr(0, 12) + " can be made at " + dir.string()));
    if (!fs::exists(dir / ".gitmodules"))
        return {};
    auto const modules =
        call(dir, {"submodule", "update", "--init", "--recursive", "--quiet"}, network_patience);
    return modules.good() ? std::string{}
                          : why(modules, "the submodules of " + commit.substr(0, 12) + " can't be had");
}

void remove_work_tree(fs::path const& root, fs::path const& dir) noexcept {
    try {
        // Not `prune`: that would forget the user's own work trees too, on a disk that isn't there just now.
        static_cast<void>(ask(root, {"worktree", "remove", "--force", "--force", dir.string()}));
        std::error_code ignored;
        fs::remove_all(dir, ignored);
    } catch (std::exception const&) { // git prunes what is gone by itself, later
    }
}

} // namespace yieldmark::system::git
