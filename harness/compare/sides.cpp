#include "harness/compare/sides.hpp"

#include "harness/compare/stored_side.hpp"
#include "harness/run/compiler_of.hpp"
#include "harness/run/machine.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/git.hpp"
#include "harness/system/program_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <unistd.h>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;
namespace git = system::git;
using kind = named_side::kind;

constexpr char const* choices = "give a revision, a build folder, a Google Benchmark executable, a results "
                                "file, a folder or a pattern of such "
                                "files, or WORK";

named_side name_files(std::string const& given, std::vector<fs::path> files) {
    for (auto const& file : files)
        if (system::is_program(file))
            throw system::usage_error(file.string() + " is an executable, and '" + given +
                                      "' stands for results files; give the executable alone");
    auto const first = files.front();
    return {.is = kind::run, .given = given, .path = first, .commit = {}, .files = std::move(files)};
}

named_side name_folder(std::string const& given, fs::path const& path) {
    if (access((path / "bin/yieldmark-bench").c_str(), X_OK) == 0)
        return {.is = kind::build, .given = given, .path = path};
    if (auto files = files_of_folder(path); !files.empty())
        return name_files(given, std::move(files));
    throw system::usage_error(path.string() +
                              " is a folder without bin/yieldmark-bench, so it isn't a build of "
                              "yieldmark's, and has no results files (*.json); " +
                              choices);
}

named_side name_path(std::string const& given, fs::path const& path) {
    std::error_code ignored; // a name may be longer than any file's
    if (fs::is_directory(path, ignored))
        return name_folder(given, path);
    if (!fs::exists(path, ignored) && is_pattern(given))
        return name_files(given, files_of_pattern(given));
    if (!fs::exists(path, ignored))
        throw system::usage_error(path.string() + " isn't there; " + choices);
    if (!system::is_program(path))
        return {.is = kind::run, .given = given, .path = path};
    return {.is = is_own_bench(path) ? kind::build : kind::executable, .given = given, .path = path};
}

// What isn't there as a file may be a mistyped path, also where no revision can be.
fs::path root_for(std::string const& given, std::string const& name, comparison_request const& asked) {
    try {
        return git::root_of(asked.repository);
    } catch (system::usage_error const& e) {
        if (given != name) // rev:NAME
            throw;
        throw system::usage_error("'" + given + "' is neither a file nor a folder, and " + e.what());
    }
}

named_side name_revision(std::string const& given, std::string const& name, comparison_request const& asked) {
    auto const root = root_for(given, name, asked);
    auto const commit = git::commit_of(root, name);
    if (!commit)
        throw system::usage_error("'" + name + "' is neither a file nor a revision of " + root.string() +
                                  (git::is_shallow(root)
                                       ? ", which holds a part of its history only (git fetch "
                                         "--unshallow gets the rest)"
                                       : std::string{}) +
                                  "; " + choices);
    return {.is = kind::revision, .given = given, .path = root, .commit = *commit};
}

named_side name_work(comparison_request const& asked) {
    if (!asked.build_command.empty())
        return {.is = kind::work,
                .given = "WORK",
                .path = git::is_work_tree(asked.repository) ? git::root_of(asked.repository)
                                                            : fs::absolute(asked.repository)};
    if (access((asked.work_build / "bin/yieldmark-bench").c_str(), X_OK) != 0)
        throw system::usage_error(
            "WORK is the build that this program belongs to, but there is no yieldmark-bench "
            "beside it; build it, give a build folder, or say how another project is built "
            "(yieldmark init writes that into yieldmark.toml)");
    return {.is = kind::build, .given = "WORK", .path = asked.work_build};
}

bool begins_like_a_path(std::string const& given) {
    return given.starts_with('.') || given.starts_with('/');
}

bool is_revision(std::string const& given, comparison_request const& asked) {
    return git::is_work_tree(asked.repository) &&
           git::commit_of(git::root_of(asked.repository), given).has_value();
}

std::string words_of(named_side const& named) {
    switch (named.is) {
    case kind::revision:
        return "a revision";
    case kind::work:
        return "a work tree";
    case kind::build:
        return "a build";
    case kind::executable:
        return "an executable";
    case kind::run:
        return "a results file";
    }
    return "";
}

side described(named_side const& named, results::toolchain toolchain) {
    side s{.given = named.given, .kind = "", .revision = "", .date = "", .toolchain = std::move(toolchain)};
    switch (named.is) {
    case kind::revision:
        s.kind = "revision";
        s.revision = named.commit;
        s.date = git::facts_of(named.path, named.commit).date;
        break;
    case kind::work:
        s.revision = git::description_of(named.path);
        [[fallthrough]];
    case kind::build:
        s.kind = "build";
        break;
    case kind::executable:
        s.kind = "executable";
        break;
    case kind::run:
        s.kind = "run";
        break;
    }
    return s;
}

opened_side open_build(named_side const& named, fs::path const& executable) {
    opened_side opened;
    opened.build = run::open_bench(executable);
    opened.executable = opened.build->executable;
    opened.what = described(named, opened.build->can_run.toolchain);
    if (opened.what.revision.empty() && !opened.build->can_run.examples.empty())
        opened.what.revision = git::description_of(opened.build->can_run.examples.front().source_dir);
    return opened;
}

opened_side open_executable(named_side const& named, fs::path const& executable) {
    opened_side opened;
    opened.executable = fs::absolute(executable).lexically_normal();
    opened.what = described(named, run::compiler_of(opened.executable));
    return opened;
}

opened_side open_run(named_side const& named) {
    opened_side opened;
    opened.measured = read_stored(named.files.empty() ? std::vector{named.path} : named.files);
    auto const& r = *opened.measured;
    opened.what = described(named, r.toolchains.empty() ? results::toolchain{} : r.toolchains.front());
    opened.what.revision = r.revision;
    opened.what.date = r.date;
    return opened;
}

// Which examples have to be built for these filters; empty: all of them.
std::vector<std::string> examples_to_build(named_side const& named, comparison_request const& asked) {
    auto filters = asked.filters;
    filters.insert(filters.end(), asked.cases.begin(), asked.cases.end());
    if (filters.empty())
        return {};
    auto const known = examples_of(named.path, named.commit);
    auto names = examples_named(known, filters);
    if (names.size() == known.size())
        return {};
    if (names.empty())
        throw system::usage_error(
            fmt::format("{} has no example that '{}' names; `yieldmark list` shows the names", named.given,
                        fmt::join(filters, "', '")));
    std::ranges::sort(names);
    return names;
}

// From the root of the work tree, as each revision has a work tree of its own. A path that leads out of it is
// one file for all revisions: the one that was built last.
fs::path within_work_tree(fs::path const& executable, fs::path const& root, fs::path const& folder) {
    auto const inside = executable.is_absolute()
                            ? fs::weakly_canonical(executable).lexically_relative(fs::weakly_canonical(root))
                            : (folder / executable).lexically_normal();
    if (inside.empty() || *inside.begin() == "..")
        throw system::usage_error(fmt::format(
            "the executable {} lies outside of the work tree {}, so that all revisions would share "
            "the one that was built last; give a path within it, where the build makes it",
            executable.string(), root.string()));
    return folder.empty() ? inside : inside.lexically_relative(folder);
}

// What another project's command makes.
recipe foreign_recipe(recipe r, comparison_request const& asked) {
    for (auto const& one : asked.programs)
        r.executables.push_back(within_work_tree(one.executable, r.root, r.folder));
    return r;
}

recipe recipe_for(named_side const& named, comparison_request const& asked) {
    recipe r{.root = named.path,
             .commit = named.is == kind::work ? named.given : named.commit,
             .cache = asked.cache.empty() ? default_cache() : fs::absolute(asked.cache),
             .cmake = {},
             .examples = {},
             .command = asked.build_command,
             .folder = asked.build_folder,
             .executables = {}};
    if (r.command.empty() != asked.programs.empty())
        throw system::usage_error(
            "--build CMD and --executable PATH belong together: the one makes the other");
    if (!r.command.empty())
        return foreign_recipe(std::move(r), asked);
    if (git::files_in(named.path, named.commit, "suites").empty())
        throw system::usage_error(named.given +
                                  " holds no suites/, so it isn't a revision of yieldmark; for another "
                                  "project say how it is built with --build CMD --executable PATH, or in "
                                  "yieldmark.toml (yieldmark init writes one)");
    r.cmake = settings_of(asked.work_build);
    r.examples = examples_to_build(named, asked);
    return r;
}

// Each of the two builds made the file that stands there now.
void refuse_shared_file(named_side const& base, named_side const& now, fs::path const& file) {
    if (base.is == kind::revision && now.is == kind::revision && base.commit != now.commit)
        throw system::usage_error(
            fmt::format("{} and {} are built into the same file, {}, so it would be compared with "
                        "itself; let --build make it within the work tree",
                        base.given, now.given, fs::weakly_canonical(file).string()));
}

} // namespace

std::string alike(named_side const& base, opened_side const& opened_base, named_side const& now,
                  opened_side const& opened_now) {
    auto const& a = opened_base.executable;
    auto const& b = opened_now.executable;
    std::error_code ignored;
    if (a.empty() || b.empty())
        return "";
    if (fs::equivalent(a, b, ignored)) {
        refuse_shared_file(base, now, a);
        return "both sides are the same file: any difference is noise";
    }
    if (fs::file_size(a, ignored) == fs::file_size(b, ignored) &&
        run::content_hash(a) == run::content_hash(b))
        return "the two executables are equal, byte for byte: any difference is noise, unless they differ in "
               "the libraries or other files that they read";
    return "";
}

bool is_own_bench(fs::path const& executable) {
    constexpr std::array<std::string_view, 1> marks{"yieldmark_journal"};
    return system::holds_any(executable, marks);
}

named_side name_side(std::string const& given, comparison_request const& asked) {
    if (given.empty())
        throw system::usage_error(std::string("a side without a name; ") + choices);
    if (given == "WORK")
        return name_work(asked);
    if (given.starts_with("rev:"))
        return name_revision(given, given.substr(4), asked);
    std::error_code ignored;
    if (begins_like_a_path(given) ||
        (is_pattern(given) && !fs::exists(given, ignored))) // no revision is called so
        return name_path(given, given);
    if (!fs::exists(given, ignored))
        return name_revision(given, given, asked);
    if (is_revision(given, asked))
        throw system::usage_error("'" + given + "' is a file here and a revision too; write ./" + given +
                                  " for the file, rev:" + given + " for the revision");
    return name_path(given, given);
}

void require_comparable(named_side const& base, named_side const& now) {
    if ((base.is == kind::run) == (now.is == kind::run))
        return;
    auto const& stored = base.is == kind::run ? base : now;
    auto const& other = base.is == kind::run ? now : base;
    throw system::usage_error(fmt::format(
        "{} is a results file and {} is {}: stored results can be compared only with stored results. "
        "Give the revision that {} was measured from instead of the file, so that both are "
        "measured side by side; or measure the other one too (yieldmark run --out DIR) and give "
        "DIR/results.json",
        stored.given, other.given, words_of(other), stored.given));
}

std::optional<opened_side> open_side(named_side const& named, comparison_request const& asked,
                                     system::progress& shown, std::atomic<int> const& stop) {
    switch (named.is) {
    case kind::run:
        return open_run(named);
    case kind::executable:
        return open_executable(named, named.path);
    case kind::build:
        return open_build(named,
                          fs::is_directory(named.path) ? named.path / "bin/yieldmark-bench" : named.path);
    case kind::work:
    case kind::revision:
        break;
    }
    auto const recipe = recipe_for(named, asked);
    auto const done = named.is == kind::work ? (asked.work_is_built ? find_in_place(recipe)
                                                                    : build_in_place(recipe, shown, stop))
                                             : build_revision(recipe, shown, stop);
    if (!done)
        return std::nullopt;
    if (is_own_bench(done->executable))
        return open_build(named, done->executable);
    auto opened = open_executable(named, done->executable);
    opened.folder = done->folder;
    for (auto const& one : recipe.executables)
        opened.programs.push_back((done->folder / one).lexically_normal());
    return opened;
}

} // namespace yieldmark::compare
