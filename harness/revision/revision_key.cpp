#include "harness/revision/revision.hpp"

#include "harness/results/case_filter.hpp"
#include "harness/system/child.hpp"
#include "harness/system/cmake_cache.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/fnv1a.hpp"
#include "harness/system/git.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

// What is built, and under which name.

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;

std::string environment_value(char const* name) {
    auto const* value = std::getenv(name);
    return value ? value : "";
}

std::string hash_of(std::string_view text) {
    system::fnv1a hash;
    hash.add(text);
    return hash.hex();
}

bool in_path(std::string const& program) {
    return system::run_to_end({.arguments = {program, "--version"},
                               .environment = system::clean_environment(),
                               .cpu = std::nullopt,
                               .keep_all = true},
                              std::chrono::seconds(10))
        .good();
}

// A new compiler under the same name makes another build. Empty if there is none, or it doesn't say.
std::string first_line_of(std::vector<std::string> command) {
    try {
        auto const answer = system::run_to_end({.arguments = std::move(command),
                                                .environment = system::clean_environment(),
                                                .cpu = std::nullopt,
                                                .keep_all = true},
                                               std::chrono::seconds(10));
        return answer.output.substr(0, answer.output.find('\n'));
    } catch (system::run_error const&) {
        return {};
    }
}

// Of what another project's build takes, unless it says otherwise itself; as a shell reads it: "ccache g++".
std::string version_of_likely_compiler() {
    auto const set = environment_value("CXX");
    return first_line_of({"/bin/sh", "-c", (set.empty() ? "c++" : set) + " --version"});
}

std::string joined(std::vector<std::string> const& names) {
    return fmt::format("{}", fmt::join(names, "+"));
}

std::string executables_text(recipe const& what) {
    std::string text;
    for (auto const& one : what.executables)
        text += one.string() + "\n";
    return text;
}

} // namespace

cmake_settings settings_of(fs::path const& build) {
    cmake_settings s;
    auto const cache = system::cmake_cache(build);
    auto const take = [&](char const* key, std::string& into) {
        if (auto const found = cache.find(key); found != cache.end())
            into = found->second;
    };
    take("CMAKE_GENERATOR", s.generator);
    take("CMAKE_CXX_COMPILER", s.compiler);
    take("CMAKE_BUILD_TYPE", s.type);
    take("CMAKE_CXX_FLAGS", s.flags);
    take(system::type_flags_variable(s.type).c_str(), s.type_flags);
    take("CMAKE_CXX_COMPILER_LAUNCHER", s.launcher);
    if (!s.compiler.empty())
        return s;
    auto const compiler = environment_value("CXX");
    s.compiler = compiler.empty() ? "c++" : compiler;
    s.flags = environment_value("CXXFLAGS");
    s.generator = in_path("ninja") ? "Ninja" : "Unix Makefiles";
    return s;
}

std::string cache_key(recipe const& what) {
    std::string decides;
    if (what.command.empty())
        decides = fmt::format("{}\n{}\n{}\n{}\n{}", what.cmake.compiler,
                              first_line_of({what.cmake.compiler, "--version"}), what.cmake.type,
                              what.cmake.flags, what.cmake.type_flags);
    else
        decides = fmt::format("{}\n{}\n{}\n{}", what.command, what.folder.string(), executables_text(what),
                              version_of_likely_compiler());
    for (auto const* name : {"CC", "CXX", "CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS"})
        decides += "\n" + environment_value(name);
    auto key = what.commit.substr(0, 12) + "-" + hash_of(decides).substr(0, 10);
    if (!what.examples.empty()) {
        auto const names = joined(what.examples);
        key += "-" + (names.size() <= 60 ? names : hash_of(names));
    }
    return key;
}

std::string in_place_key(recipe const& what) {
    return "work-" + hash_of((what.root / what.folder).string());
}

std::vector<std::string> examples_named(std::vector<known_example> const& known,
                                        std::vector<std::string> const& filters) {
    std::vector<std::string> names;
    for (auto const& one : known)
        if (filters.empty() || std::ranges::any_of(filters, [&](auto const& filter) {
                return results::may_match_example(one.name, filter, one.suite);
            }))
            names.push_back(one.name);
    return names;
}

std::vector<known_example> examples_of(fs::path const& root, std::string const& commit) {
    std::vector<known_example> all;
    for (auto const& file : system::git::files_in(root, commit, "suites")) {
        fs::path const path(file);
        auto const suite = path.parent_path();
        if (path.extension() == ".hpp" && suite.parent_path() == "suites")
            all.push_back({path.stem().string(), suite.filename().string()});
    }
    return all;
}

} // namespace yieldmark::compare
