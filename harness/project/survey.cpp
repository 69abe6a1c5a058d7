#include "harness/project/survey.hpp"

#include "harness/run/foreign.hpp"
#include "harness/system/cmake_cache.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/git.hpp"
#include "harness/system/program_file.hpp"
#include "harness/system/shell.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <string_view>

namespace yieldmark::project {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 200'000; // that are looked at
constexpr int deepest = 8;
constexpr std::array skipped{".git",       ".svn",         ".hg",          ".yieldmark",
                             "CMakeFiles", "node_modules", "meson-private"};
// Its own flags are in a program that is linked with the library, and the library's name in one that loads
// it.
constexpr std::array<std::string_view, 2> signs{"benchmark_list_tests", "libbenchmark.so"};

bool is_library(fs::path const& file) {
    auto const name = file.filename().string();
    return name.find(".so") != std::string::npos || name.ends_with(".a") || name.ends_with(".o");
}

std::vector<fs::path> candidates(fs::path const& root) {
    std::vector<fs::path> all;
    std::error_code error;
    std::size_t seen = 0;
    auto const options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator at(root, options, error), end;
         !error && at != end && seen < most_files; at.increment(error)) {
        ++seen;
        auto const name = at->path().filename().string();
        std::error_code ignored;
        if (at->is_directory(ignored)) {
            if (at.depth() >= deepest || std::ranges::find(skipped, name) != skipped.end())
                at.disable_recursion_pending();
        } else if (!is_library(at->path()) && system::is_program(at->path()) &&
                   system::holds_any(at->path(), signs)) {
            all.push_back(at->path().lexically_relative(root));
        }
    }
    std::ranges::sort(all);
    return all;
}

// The folder that a build system made around it, from the root; "" if none did.
fs::path build_folder_of(fs::path const& root, fs::path const& program) {
    for (auto at = program.parent_path(); !at.empty(); at = at.parent_path())
        for (auto const* mark : {"CMakeCache.txt", "meson-info", "build.ninja"})
            if (fs::exists(root / at / mark))
                return at;
    return {};
}

bool is_optimised(fs::path const& build) {
    return system::cmake_cache(build)["CMAKE_BUILD_TYPE"].starts_with("Rel");
}

// What is measured is one build: an optimised one where there is a choice, otherwise the one with most
// programs.
fs::path choose_build(fs::path const& root, std::map<fs::path, std::vector<fs::path>> const& by_build) {
    auto const best = std::ranges::max_element(by_build, {}, [&](auto const& one) {
        return std::pair(is_optimised(root / one.first), one.second.size());
    });
    return best == by_build.end() ? fs::path{} : best->first;
}

std::string shell_word(std::string const& text) {
    if (text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-+") ==
        std::string::npos)
        return text;
    return system::in_single_quotes(text);
}

bool makes(fs::path const& makefile, std::string const& target) {
    std::ifstream in(makefile);
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(target + ":"))
            return true;
    return false;
}

std::string make_command(fs::path const& makefile, std::vector<found_program> const& programs) {
    std::string targets;
    for (auto const& one : programs) {
        if (!makes(makefile, one.path.string()))
            return "make";
        targets += " " + shell_word(one.path.string());
    }
    return "make" + targets;
}

void find_build(survey& s, fs::path const& folder) {
    auto const build = shell_word(folder.empty() ? "build" : folder.string());
    if (fs::exists(s.root / "CMakeLists.txt")) {
        s.from = "CMakeLists.txt";
        s.build = "cmake -S . -B " + build + " -DCMAKE_BUILD_TYPE=Release && cmake --build " + build +
                  " --parallel";
    } else if (fs::exists(s.root / "meson.build")) {
        s.from = "meson.build";
        s.build = "{ test -d " + build + "/meson-info || meson setup --buildtype=release " + build +
                  "; } && meson compile -C " + build;
    } else {
        for (auto const* name : {"GNUmakefile", "makefile", "Makefile"})
            if (s.from.empty() && fs::exists(s.root / name)) {
                s.from = name;
                s.build = make_command(s.root / name, s.programs);
            }
    }
}

found_program ask(fs::path const& root, fs::path const& path, double limit) {
    found_program one{.path = path, .cases = 0, .error = ""};
    try {
        auto const opened = run::open_foreign({(root / path).string()}, limit, {.folder = root.string()});
        for (auto const& example : opened.can_run.examples)
            one.cases += example.cases.size();
    } catch (std::runtime_error const& e) {
        one.error = e.what();
    }
    return one;
}

void find_programs(survey& s, fs::path& build, double limit) {
    std::map<fs::path, std::vector<fs::path>> by_build;
    for (auto const& path : candidates(s.root))
        by_build[build_folder_of(s.root, path)].push_back(path);
    build = choose_build(s.root, by_build);
    for (auto const& [folder, paths] : by_build)
        for (auto const& path : paths) {
            if (folder != build)
                s.others.push_back(path);
            else
                s.programs.push_back(ask(s.root, path, limit));
        }
    std::ranges::sort(s.programs, {},
                      [](found_program const& one) { return std::pair(!one.error.empty(), one.path); });
}

} // namespace

survey look_at(fs::path const& root, double limit) {
    std::error_code error;
    if (!fs::is_directory(root, error))
        throw system::usage_error(root.string() + " isn't a folder; name the root of a repository");
    survey s{.root = fs::canonical(root)};
    fs::path build;
    find_programs(s, build, limit);
    find_build(s, build);
    s.has_limits = fs::exists(s.root / ".yieldmark-limits", error);
    namespace git = system::git;
    if (git::is_work_tree(s.root)) {
        s.baseline = git::commit_of(s.root, "HEAD").value_or("");
        s.main_branch = git::main_of_origin(s.root);
    }
    return s;
}

} // namespace yieldmark::project
