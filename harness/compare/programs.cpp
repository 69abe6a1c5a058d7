#include "harness/compare/programs.hpp"

#include "harness/run/foreign.hpp"
#include "harness/system/errors.hpp"

#include <algorithm>
#include <set>
#include <unistd.h>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;
using name_list = std::vector<std::string>;

name_list full_names(std::optional<run::bench> const& of, std::string const& prefix) {
    name_list names;
    if (of)
        for (auto const& example : of->can_run.examples)
            for (auto const& one : example.cases)
                names.push_back(prefix + one.name);
    return names;
}

// "BM_New/8" for "BM_Old/8", where BM_Old is called BM_New now; empty if the name isn't meant.
std::string renamed(std::string const& name, std::string const& from, std::string const& to) {
    if (name == from)
        return to;
    return name.starts_with(from + "/") ? to + name.substr(from.size()) : std::string{};
}

name_list command_of(fs::path const& executable, name_list const& own, comparison_request const& asked) {
    name_list command{executable.string()};
    command.insert(command.end(), own.begin(), own.end());
    command.insert(command.end(), asked.arguments.begin(), asked.arguments.end());
    return command;
}

// A relative path in the arguments means the same as for the build command: the folder is that one.
run::bench open_one(program const& one, fs::path const& executable, fs::path const& folder,
                    comparison_request const& asked) {
    return run::open_foreign(
        command_of(executable, one.arguments, asked), asked.stall_limit,
        {.folder = (folder / one.folder).lexically_normal().string(), .environment = one.environment});
}

std::optional<run::bench> open_if_made(opened_side const& side, comparison_request const& asked,
                                       std::size_t i) {
    if (side.build)
        return *side.build;
    if (side.programs.empty())
        return run::open_foreign(command_of(side.executable, {}, asked), asked.stall_limit);
    auto const& executable = side.programs[i];
    if (access(executable.c_str(), X_OK) != 0)
        return std::nullopt;
    return open_one(asked.programs[i], executable, side.folder, asked);
}

std::optional<run::bench> open_base(opened_side const& base, comparison_request const& asked, std::size_t i) {
    try {
        return open_if_made(base, asked, i);
    } catch (system::run_error const& e) {
        throw base_unusable(e.what());
    }
}

void require_now(program_pair const& pair, opened_side const& now, std::size_t i) {
    if (!pair.now)
        throw system::run_error("the build of " + now.what.given + " made no executable " +
                                now.programs[i].string() + "; mend the build, or take the executable out");
}

} // namespace

std::map<std::string, std::string> names_in_force(name_list const& base, name_list const& now,
                                                  renames const& all) {
    std::set<std::string> const before(base.begin(), base.end());
    std::set<std::string> const after(now.begin(), now.end());
    std::map<std::string, std::string> force;
    for (auto const& name : base)
        for (auto const& [from, to] : all)
            if (auto const fresh = renamed(name, from, to);
                !fresh.empty() && !before.contains(fresh) && after.contains(fresh) && !after.contains(name))
                force.emplace(name, fresh);
    return force;
}

std::vector<program_pair> open_programs(opened_side const& base, opened_side const& now,
                                        comparison_request const& asked) {
    std::vector<program_pair> pairs;
    auto const both_built = !base.programs.empty() && !now.programs.empty();
    if (!both_built && (base.programs.size() > 1 || now.programs.size() > 1))
        throw system::usage_error(
            "one side is a single executable, and the other a build of several; name two "
            "executables, or one of the several with --executable");
    auto const count = std::max(base.programs.size(), now.programs.size());
    for (std::size_t i = 0; i < std::max<std::size_t>(1, count); ++i) {
        auto const named = both_built && !asked.programs[i].name.empty();
        program_pair pair{.prefix = named ? asked.programs[i].name + "/" : "",
                          .base = open_base(base, asked, i),
                          .now = open_if_made(now, asked, i),
                          .renamed = {}};
        require_now(pair, now, i);
        pair.renamed = names_in_force(full_names(pair.base, pair.prefix), full_names(pair.now, pair.prefix),
                                      asked.renamed);
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

name_list base_names(std::vector<program_pair> const& all) {
    name_list names;
    for (auto const& one : all)
        for (auto const& name : full_names(one.base, one.prefix)) {
            auto const at = one.renamed.find(name);
            names.push_back(at == one.renamed.end() ? name : at->second);
        }
    return names;
}

name_list new_names(std::vector<program_pair> const& all) {
    name_list names;
    for (auto const& one : all) {
        auto const more = full_names(one.now, one.prefix);
        names.insert(names.end(), more.begin(), more.end());
    }
    return names;
}

std::string prefix_of(std::vector<program_pair> const& all, std::string const& name) {
    std::string longest;
    for (auto const& one : all)
        if (name.starts_with(one.prefix) && one.prefix.size() > longest.size())
            longest = one.prefix;
    return longest;
}

name_list own_cases(program_pair const& one, name_list const& chosen) {
    auto const all = full_names(one.now, one.prefix);
    std::set<std::string> const own(all.begin(), all.end());
    name_list names;
    for (auto const& name : chosen)
        if (own.contains(name))
            names.push_back(name.substr(one.prefix.size()));
    return names;
}

std::map<std::string, std::string> old_names(program_pair const& one) {
    std::map<std::string, std::string> names;
    for (auto const& [from, to] : one.renamed)
        names.emplace(to.substr(one.prefix.size()), from.substr(one.prefix.size()));
    return names;
}

} // namespace yieldmark::compare
