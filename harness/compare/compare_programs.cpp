#include "harness/compare/compare_programs.hpp"

#include "harness/compare/loaded_files.hpp"
#include "harness/compare/program_metrics.hpp"
#include "harness/compare/programs.hpp"
#include "harness/compare/same_code.hpp"
#include "harness/compare/unchanged.hpp"
#include "harness/duel/duel.hpp"
#include "harness/results/lists.hpp"
#include "harness/run/doctor.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/scratch.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;

void keep(comparison& c, comparison measured, std::string const& prefix) {
    results::append_new(c.doubts, measured.doubts);
    c.absent.merge(measured.absent);
    for (auto& one : measured.cases) {
        one.name.insert(0, prefix);
        c.cases.push_back(std::move(one));
    }
    for (auto& one : measured.failures) {
        auto const side = one.where.find(": "); // "base: NAME"
        one.where.insert(side == std::string::npos ? 0 : side + 2, prefix);
        c.failures.push_back(std::move(one));
    }
}

bool programs_have_agent(std::vector<program_pair> const& programs) {
    return std::ranges::all_of(programs, [](program_pair const& one) {
        return !one.base || !one.now || (one.base->why_no_agent.empty() && one.now->why_no_agent.empty());
    });
}

std::string why_absent(comparison const& c, std::string_view pass, std::vector<program_pair> const& programs,
                       comparison_request const& asked) {
    if (!asked.metrics.contains(std::string(pass)))
        return "it wasn't asked for (--metrics)";
    if (pass != pass::heap && !asked.metrics_named && programs_have_agent(programs))
        return "they are compared where --metrics names them; --explain counts those of what changed";
    if (!c.complete)
        return "the comparison was stopped before that";
    return pass == pass::heap
               ? "the programs have no memory manager (benchmark::RegisterMemoryManager) that reports it"
               : "the agent that counts them can't be put into the programs";
}

void explain_absent(comparison& c, std::vector<program_pair> const& programs,
                    comparison_request const& asked) {
    if (c.complete && !is_measured(c))
        return; // nothing is missing
    for (auto const& m : results::compared_metrics()) {
        std::string const id(m.id);
        if (!m.exact || c.absent.contains(id) ||
            std::ranges::any_of(c.cases, [&](auto const& one) { return find_change(one, id); }))
            continue;
        c.absent[id] = why_absent(c, m.pass, programs, asked);
    }
}

void note_pairs(comparison& c, std::vector<program_pair> const& programs) {
    for (auto const& one : programs) {
        for (auto const* side : {&one.base, &one.now})
            if (*side)
                results::append_new(c.doubts, (*side)->doubts);
        for (auto const& [before, now] : one.renamed)
            c.doubts.push_back(now + " is compared with what the base calls " + before);
    }
}

// Of the cases with extra work, by their full names, those of one program, by its own names.
std::map<std::string, double> extra_work(std::map<std::string, double> const& all, std::string const& prefix,
                                         std::vector<std::string> const& cases) {
    std::map<std::string, double> extra;
    for (auto const& name : cases)
        if (auto const found = all.find(prefix + name); found != all.end())
            extra[name] = found->second;
    return extra;
}

bool measure_program(comparison& c, comparison& part, processes_request const& what, measuring const& with) {
    auto measured = by_processes(c, what, with);
    part.cases = std::move(measured.cases);
    part.failures = std::move(measured.failures);
    return measured.complete && add_program_metrics(part, what, with.shown, with.stop);
}

// One after the other, each by processes of its own.
void measure_programs(comparison& c, std::vector<program_pair> const& programs, selection const& chosen,
                      two_sides const& sides, fs::path const& scratch, measuring const& with) {
    auto const extra = duel::injected_percent(with.inject, chosen.both);
    if (!extra.empty())
        c.doubts.push_back("the new side's times include injected extra work (--inject)");
    auto const measure_all = with.asked.measure_unchanged;
    auto const changed =
        measure_all ? std::nullopt : changed_files(sides.base.what, sides.now.what, with.asked.repository);
    for (std::size_t i = 0; i < programs.size() && c.complete; ++i) {
        auto const& one = programs[i];
        auto const cases = own_cases(one, chosen.both);
        if (!one.base || cases.empty())
            continue;
        auto const place = scratch / std::to_string(i);
        auto const code =
            measure_all ? same_code_result{}
                        : same_code_of_programs(*one.base, *one.now, cases, old_names(one), changed, place);
        auto const apart = tell_apart(cases, code, with.asked, with.shown, one.prefix);
        processes_request const what{.base = *one.base,
                                     .now = *one.now,
                                     .cases = apart.measured,
                                     .old_names = old_names(one),
                                     .extra = extra_work(extra, one.prefix, apart.measured),
                                     .asked = &with.asked,
                                     .seed = with.seed,
                                     .scratch = place};
        comparison part;
        if (!apart.measured.empty())
            c.complete = measure_program(c, part, what, with);
        add_unchanged(part, cases, apart, code);
        keep(c, std::move(part), one.prefix);
    }
}

} // namespace

void compare_programs(comparison& c, two_sides const& sides, measuring with) {
    if (!with.asked.metrics.contains(pass::time))
        throw system::usage_error("executables are compared by their time; leave it among --metrics");
    auto const programs = open_programs(sides.base, sides.now, with.asked);
    auto chosen = select_names(base_names(programs), new_names(programs), with.asked);
    keep_own(c, chosen, with, [&](std::string const& name) { return prefix_of(programs, name); });
    results::append_new(c.doubts, run::doubts(run::examine(nullptr, 0.2)));
    note_pairs(c, programs);
    system::scratch const scratch; // layouts and journals: of no use once the comparison is made
    measure_programs(c, programs, chosen, sides, scratch.path(), with);
    explain_absent(c, programs, with.asked);
    add_one_sided(c, chosen);
    for (auto const& one : programs)
        if (one.base && one.now)
            add_suites(c, one.base->can_run, one.now->can_run);
}

} // namespace yieldmark::compare
