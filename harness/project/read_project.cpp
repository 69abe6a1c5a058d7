#include "harness/project/project.hpp"
#include "harness/project/read_limits.hpp"
#include "harness/project/toml_table.hpp"
#include "harness/results/text_file.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::project {

namespace {

namespace fs = std::filesystem;

fs::path relative_path(toml_table const& table, std::string_view key, std::string const& text) {
    auto path = fs::path(text).lexically_normal();
    if (path.is_absolute() || (!path.empty() && *path.begin() == ".."))
        table.fail(*table.find(key),
                   fmt::format("{} leads out of the project; give a path within its folder: "
                               "each revision is built in a folder of its own",
                               text));
    return path;
}

compare::program program_from(toml_table const& table) {
    compare::program one;
    one.name = table.text("name");
    one.executable = relative_path(table, "path", table.required("path", "build/bench"));
    one.arguments = table.list("arguments");
    for (auto const& [name, value] : table.pairs("environment")) {
        if (name.empty() || name.find('=') != std::string::npos)
            table.fail(*table.find("environment"),
                       "'" + name + "' can't be the name of an environment variable");
        one.environment.push_back(name + "=" + value);
    }
    if (auto const folder = table.text("folder"); !folder.empty())
        one.folder = relative_path(table, "folder", folder);
    return one;
}

// `executable = "bench"`, or a table or several.
std::vector<compare::program> programs_from(toml_table const& all) {
    std::vector<compare::program> programs;
    auto const* node = all.find("executable");
    if (!node)
        return programs;
    auto const add = [&](toml::table const& one) {
        programs.push_back(program_from(
            {one, all.source(), "[[executable]]", {"path", "name", "arguments", "environment", "folder"}}));
    };
    if (node->is_string())
        return {{.executable = relative_path(all, "executable", all.required("executable", "build/bench"))}};
    if (auto const* one = node->as_table())
        add(*one);
    else if (auto const* several = node->as_array())
        for (auto const& one_of : *several) {
            if (!one_of.is_table())
                all.fail(one_of,
                         "each executable must be a table: [[executable]], and below it path = \"...\"");
            add(*one_of.as_table());
        }
    else
        all.fail(*node, "executable must be a path in quotes, or a table [[executable]] with a path");
    return programs;
}

// With several each one's cases have its name before theirs, so that two may have the same.
void name_programs(toml_table const& all, std::vector<compare::program>& programs) {
    for (auto& one : programs) {
        if (programs.size() > 1 && one.name.empty())
            one.name = one.executable.filename().string();
        auto const same = std::ranges::count_if(
            programs, [&](auto const& other) { return &other != &one && other.name == one.name; });
        if (same > 0)
            all.fail(
                *all.find("executable"),
                fmt::format("two executables are called {}; give each another name = \"...\", which stands "
                            "before the names of its cases",
                            one.name));
    }
}

std::vector<gate::section> ignored_from(toml_table const& all) {
    std::vector<gate::section> ignored;
    for (auto const& cases : all.list("ignored")) {
        auto const& entry = (*all.find("ignored")->as_array())[ignored.size()];
        ignored.push_back({cases, entry.source().begin.line});
    }
    return ignored;
}

void require_both(toml_table const& all, project const& p) {
    if (p.build.empty() && !p.programs.empty())
        all.fail(*all.find("executable"),
                 "executable needs the command that makes it; say for example: build = \"make bench\"");
    if (!p.build.empty() && p.programs.empty())
        all.fail(*all.find("build"),
                 "build needs the Google Benchmark program that it makes; say for example: "
                 "executable = \"build/bench\"");
}

toml::table parsed(std::string_view text, std::string const& source) {
    try {
        return toml::parse(text, source);
    } catch (toml::parse_error const& e) {
        fail_at(source, e.source(),
                std::string(e.description()) + "; a line of the file is: key = \"value\"");
    }
}

} // namespace

std::string seen_from_here(fs::path const& file) {
    std::error_code error;
    auto const near = fs::relative(file, error);
    return error || near.empty() || near.string().starts_with("../../..") ? file.string() : near.string();
}

std::optional<fs::path> find_upwards(fs::path const& folder, std::string_view name) {
    std::error_code ignored;
    auto at = fs::weakly_canonical(fs::absolute(folder));
    for (;; at = at.parent_path()) {
        if (auto file = at / name; fs::exists(file, ignored))
            return file;
        if (fs::exists(at / ".git", ignored) || at == at.parent_path())
            return std::nullopt;
    }
}

std::optional<fs::path> find_project(fs::path const& folder) {
    return find_upwards(folder, file_name);
}

project parse_project(std::string_view text, fs::path const& file) {
    auto const source = seen_from_here(file);
    auto const table = parsed(text, source);
    toml_table const all(table, source, "",
                         {"build", "executable", "filters", "ignored", "renamed", "limits", "accept", "store",
                          "baseline", "main"});
    project p{.file = file, .root = file.parent_path()};
    p.build = all.text("build");
    p.programs = programs_from(all);
    name_programs(all, p.programs);
    require_both(all, p);
    p.filters = all.list("filters");
    p.ignored = ignored_from(all);
    p.renamed = all.pairs("renamed");
    p.store = all.text("store");
    p.baseline = all.text("baseline");
    p.main_branch = all.text("main");
    p.limits = limits_from(all);
    return p;
}

project read_project(fs::path const& file) {
    return parse_project(results::read_text(file, "mend its rights, or move it away", 1), file);
}

} // namespace yieldmark::project
