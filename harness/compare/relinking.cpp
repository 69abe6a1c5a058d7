#include "harness/compare/relinking.hpp"

#include "harness/run/foreign.hpp"
#include "harness/run/foreign_link.hpp"
#include "harness/run/steps.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;

constexpr unsigned trial = 0; // a stage of its own

std::string name_of(run::bench const& of) {
    return of.executable.string() + ": ";
}

// Both sides of a pair have one: what the sides have in common then lies alike, and makes no difference between them.
std::uint32_t seed_for(processes_request const& what, unsigned stage, std::size_t pair) {
    return run::derived_seed(what.seed, (std::uint64_t{stage} << 32U) | pair);
}

// Benchmarks register in the order of their objects.
std::vector<std::string> sorted_names(run::bench const& of) {
    auto names = run::names_of(of.can_run);
    std::ranges::sort(names);
    return names;
}

// As the agent and the harness see it: it starts, and has the same benchmarks.
std::string why_not_in(run::bench const& of, fs::path const& layout, double limit) {
    auto command = of.command;
    command.front() = layout.string();
    try {
        auto const made = run::open_foreign(command, limit, of.around);
        return sorted_names(made) == sorted_names(of) ? ""
                                                      : name_of(of) + "linked anew, it has other benchmarks";
    } catch (std::exception const& e) {
        return name_of(of) + "linked anew, it doesn't run (" + e.what() + ")";
    }
}

std::string try_link(processes_request const& what, run::bench const& of, std::size_t side) {
    auto const output = what.scratch / fmt::format("trial-{}", side);
    auto const link = run::link_process(*of.manifest, seed_for(what, trial, side), output);
    auto const end = system::run_to_end(link, std::chrono::minutes(5));
    if (!end.good())
        return name_of(of) + "it can't be linked anew: " + system::first_line(end.errors + end.output);
    auto why = why_not_in(of, output, what.asked->stall_limit);
    std::error_code ignored;
    fs::remove(output, ignored);
    return why;
}

// Whether one side has it alone is no use: only what both go through says nothing of layouts.
std::string try_both(processes_request& what) {
    for (std::size_t side : {0U, 1U}) {
        auto& of = side == 0 ? what.base : what.now;
        auto found = run::how_it_was_linked(of.executable, what.scratch);
        if (!found.why_not.empty())
            return name_of(of) + found.why_not;
        of.manifest = std::move(found.how);
        if (auto why = try_link(what, of, side); !why.empty())
            return why;
    }
    return {};
}

} // namespace

std::string make_relinkable(processes_request& what) {
    fs::create_directories(what.scratch);
    auto why = what.asked->one_layout ? "it was asked for (--one-layout)" : try_both(what);
    if (!why.empty())
        what.base.manifest = what.now.manifest = std::nullopt;
    return why;
}

std::optional<duel::layout_line> layouts_of(processes_request const& what, unsigned stage, pair_range pairs,
                                            std::optional<int> cpu) {
    if (!what.base.manifest || !what.now.manifest)
        return std::nullopt;
    std::vector<duel::layout_line::job> jobs;
    for (auto index = 2UL * pairs.first; index < 2UL * pairs.end; ++index) {
        auto const& how = index % 2 == 0 ? *what.base.manifest : *what.now.manifest;
        auto const output = what.scratch / fmt::format("layout-{}-{}", stage, index);
        jobs.push_back(
            {.link = run::link_process(how, seed_for(what, stage, index / 2), output.string() + ".part"),
             .output = output});
    }
    return duel::layout_line(std::move(jobs), cpu);
}

run::bench in_layout(run::bench of, fs::path const& layout) {
    of.executable = layout;
    of.command.front() = layout.string();
    return of;
}

} // namespace yieldmark::compare
