#include "cli/project_options.hpp"

#include "harness/compare/sides.hpp"
#include "harness/store/history.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/git.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace yieldmark::cli {

namespace {

namespace fs = std::filesystem;

// An executable that the file describes is started as it says there, also if it is named alone.
std::vector<compare::program> programs_for(project::project const& p, std::string const& named) {
    if (named.empty())
        return p.programs;
    auto const same = std::ranges::find_if(p.programs, [&](compare::program const& one) {
        return one.executable == fs::path(named).lexically_normal() || one.name == named;
    });
    return same != p.programs.end() ? std::vector{*same}
                                    : std::vector<compare::program>{{.executable = named}};
}

void take_build(project::project const& p, compare_options const& o, compare::comparison_request& asked) {
    auto const& command = o.asked.build_command;
    if (p.build.empty() || (!command.empty() && !o.executable.empty()))
        return;
    asked.build_command = command.empty() ? p.build : command;
    asked.programs = programs_for(p, o.executable);
    asked.repository = p.root;
    if (system::git::is_work_tree(p.root)) {
        auto const inside = p.root.lexically_relative(fs::canonical(system::git::root_of(p.root)));
        asked.build_folder = inside == "." ? fs::path{} : inside;
    }
}

bool is_built(std::string const& side, compare::comparison_request const& asked) {
    if (side.empty())
        return true; // of the history: each is a revision
    auto const is = compare::name_side(side, asked).is;
    return side == "WORK" || is == compare::named_side::kind::revision;
}

} // namespace

std::optional<project::project> project_in(std::string const& repository) {
    auto const file = project::find_project(repository);
    return file ? std::optional(project::read_project(*file)) : std::nullopt;
}

void take_project(std::optional<project::project> const& p, compare_options const& o,
                  compare::comparison_request& asked) {
    if (!p)
        return;
    take_build(*p, o, asked);
    asked.renamed = p->renamed;
    if (asked.filters.empty() && !p->filters.empty() && !asked.all && is_built(asked.base, asked) &&
        is_built(asked.now, asked))
        asked.filters = p->filters;
}

store::series_filter with_renamed_cases(store::series_filter filter) {
    if (auto const p = project_in("."))
        filter.renamed = p->renamed;
    return filter;
}

std::string store_of(std::optional<project::project> const& p, std::string const& given) {
    if (!given.empty())
        return given;
    auto const* set = std::getenv("YIELDMARK_STORE");
    if (!p || (set && *set))
        return store::default_store();
    auto const is_url = p->store.find("://") != std::string::npos;
    return is_url ? p->store : (p->root / (p->store.empty() ? store::default_store() : p->store)).string();
}

} // namespace yieldmark::cli
