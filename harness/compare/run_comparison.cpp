#include "harness/compare/run_comparison.hpp"

#include "harness/compare/correction.hpp"
#include "harness/compare/digest.hpp"
#include "harness/compare/exact_passes.hpp"
#include "harness/compare/explain.hpp"
#include "harness/compare/loaded_files.hpp"
#include "harness/compare/own_part.hpp"
#include "harness/compare/processes.hpp"
#include "harness/compare/program_metrics.hpp"
#include "harness/compare/programs.hpp"
#include "harness/compare/runs.hpp"
#include "harness/compare/same_code.hpp"
#include "harness/compare/selection.hpp"
#include "harness/compare/sides.hpp"
#include "harness/compare/stored_side.hpp"
#include "harness/compare/unchanged.hpp"
#include "harness/compare/verdicts.hpp"
#include "harness/duel/duel.hpp"
#include "harness/results/lists.hpp"
#include "harness/run/doctor.hpp"
#include "harness/run/machine.hpp"
#include "harness/run/shards.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/scratch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <random>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;

struct two_sides {
    opened_side base;
    opened_side now;
};

struct context {
    comparison_request const& asked;
    system::progress& shown;
    std::atomic<int> const& stop;
    std::uint64_t seed = 0;
    std::vector<duel::injection> inject; // of the request, what is for cases that are measured here
};

void show_idle(std::string const& line, system::progress& shown) {
    if (!line.empty())
        shown.failure(line);
}

void show_choice(selection const& chosen, system::progress& shown) {
    shown.note(fmt::format("comparing {} cases: {}", chosen.both.size(), chosen.described));
    show_idle(chosen.idle, shown);
}

// What is measured here of what was chosen; of a part its seed is that of all parts.
void keep_own(comparison& c, selection& chosen, context& with,
              std::function<std::string(std::string const&)> const& prefix_of) {
    if (with.asked.shard) {
        static_cast<void>(duel::injected_percent(with.inject, chosen.both)); // refuses what names no case
        c.part = keep_part(chosen, *with.asked.shard, prefix_of, asked_in_words(c, with.asked));
        with.seed = c.part->seed = with.asked.seed.value_or(run::shared_seed(*c.part));
        with.shown.note(run::part_text(*c.part));
    }
    with.inject = own_injections(with.asked, chosen.both);
    show_choice(chosen, with.shown);
}

void add_unmeasured(comparison& into, std::vector<std::string> const& names) {
    for (auto const& name : names) {
        case_change one;
        one.name = name;
        into.cases.push_back(std::move(one));
    }
}

bool by_duel(comparison& c, run::bench const& base, run::bench const& now,
             std::vector<std::string> const& cases, fs::path const& scratch, context const& with,
             fs::path& injection_file) {
    auto const& asked = with.asked;
    duel::duel_rules const rules{.second_pairs = asked.second_pairs,
                                 .threshold = asked.time_threshold,
                                 .false_discovery_rate = asked.false_discovery_rate};
    auto measured = duel::run_duel({.base = base,
                                    .now = now,
                                    .cases = cases,
                                    .first_pairs = asked.first_pairs,
                                    .rules = rules,
                                    .scratch = scratch / "duel",
                                    .seed = with.seed,
                                    .inject = with.inject,
                                    .stall_limit = asked.stall_limit,
                                    .program = {}},
                                   with.shown, with.stop);
    c.how = method::duel;
    c.cases = verdicts(cases, measured, rules);
    c.failures = std::move(measured.failures);
    results::append_new(c.doubts, measured.doubts);
    c.processes = measured.first_pairs;
    if (!with.inject.empty())
        c.doubts.push_back("the new side's times and instructions include injected extra work (--inject)");
    injection_file = measured.injection_file;
    return measured.complete;
}

processes_result by_processes(comparison& c, processes_request const& what, context const& with) {
    auto measured = take_turns(what, with.shown, with.stop);
    c.how = measured.how;
    c.relinked = measured.relinked;
    results::append_new(c.doubts, measured.doubts);
    c.processes = measured.pairs;
    return measured;
}

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

bool explain_builds(comparison& c, run::bench const& base, run::bench const& now, context const& with) {
    if (with.asked.explain == explained_cases::none)
        return true;
    if (!with.inject.empty()) {
        c.doubts.push_back("functions are not compared where extra work is injected: that work belongs to no "
                           "function of the "
                           "program");
        return true;
    }
    auto const explained = explain(c.cases, {base, now, {}, with.asked.explain}, with.shown, with.stop);
    results::append_new(c.doubts, explained.doubts);
    return explained.complete;
}

// Time, instructions and heap of these cases. False if it was stopped.
bool measure_builds(comparison& c, run::bench const& base, run::bench const& now,
                    std::vector<std::string> const& cases, context const& with) {
    system::scratch const scratch; // layouts and journals: of no use once the comparison is made
    auto const why_no_duel = duel::why_no_duel(base, now);
    auto seeded = now; // with what the duel has put in
    bool going = true;
    if (!with.asked.metrics.contains(pass::time)) {
        c.absent[results::metric::time] = "it wasn't asked for (--metrics)";
        add_unmeasured(c, cases);
    } else if (why_no_duel.empty()) {
        if (with.asked.clock == results::clock::cpu)
            throw system::usage_error(
                "builds that are put into one process are timed by the wall clock; leave "
                "--clock out");
        going = by_duel(c, base, now, cases, scratch.path(), with, seeded.inject);
    } else if (!with.inject.empty()) {
        throw system::usage_error("extra work can't be injected where whole processes take turns: " +
                                  why_no_duel);
    } else {
        auto measured = by_processes(c,
                                     {.base = base,
                                      .now = now,
                                      .cases = cases,
                                      .asked = &with.asked,
                                      .seed = with.seed,
                                      .scratch = scratch.path()},
                                     with);
        going = measured.complete;
        c.cases = std::move(measured.cases);
        c.failures = std::move(measured.failures);
        if (c.how == method::processes)
            c.doubts.push_back(why_no_duel.substr(0, why_no_duel.find(';')) +
                               "; whole processes took turns instead, which finds less");
    }
    if (going)
        going = add_exact_metrics(
            c, {.base = base, .now = seeded, .cases = cases, .asked = &with.asked, .scratch = scratch.path()},
            with.shown, with.stop);
    return going && explain_builds(c, base, now, with);
}

void compare_builds(comparison& c, run::bench const& base, run::bench const& now, context with) {
    auto chosen = select_cases(base.can_run, now.can_run, with.asked);
    keep_own(c, chosen, with, [](std::string const&) { return std::string{}; });
    results::append_new(c.doubts, run::doubts(run::examine(&now, 0.2)));
    for (auto const& [before, after] :
         names_in_force(run::names_of(base.can_run), run::names_of(now.can_run), with.asked.renamed))
        c.doubts.push_back(after + " is called " + before +
                           " in the base; yieldmark's own cases are compared under "
                           "one name only, so it isn't compared");
    static_cast<void>(duel::injected_percent(with.inject, chosen.both)); // refuses what names no case
    auto const code =
        with.asked.measure_unchanged ? same_code_result{} : same_code_of_builds(base, now, chosen.both);
    auto const apart = tell_apart(chosen.both, code, with.asked, with.shown);
    if (!apart.measured.empty())
        c.complete = measure_builds(c, base, now, apart.measured, with);
    add_unchanged(c, chosen.both, apart, code);
    add_digests(c, base.can_run, now.can_run);
    add_one_sided(c, chosen);
    add_suites(c, base.can_run, now.can_run);
}

bool programs_have_agent(std::vector<program_pair> const& programs) {
    return std::ranges::all_of(programs, [](program_pair const& one) {
        return !one.base || !one.now || (one.base->why_no_agent.empty() && one.now->why_no_agent.empty());
    });
}

void explain_absent(comparison& c, std::vector<program_pair> const& programs,
                    comparison_request const& asked) {
    for (auto const& m : results::compared_metrics()) {
        std::string const id(m.id);
        if (!m.exact || c.absent.contains(id) ||
            std::ranges::any_of(c.cases, [&](auto const& one) { return find_change(one, id); }))
            continue;
        c.absent[id] = !asked.metrics.contains(std::string(m.pass)) ? "it wasn't asked for (--metrics)"
                       : !c.complete                                ? "the comparison was stopped before that"
                       : m.pass == pass::heap
                           ? "the programs have no memory manager (benchmark::RegisterMemoryManager) that "
                             "reports it"
                       : programs_have_agent(programs)
                           ? "they are counted where --metrics names them, and with --explain of what changed"
                           : "the agent that counts them can't be put into the programs";
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

bool measure_program(comparison& c, comparison& part, processes_request const& what, context const& with) {
    auto measured = by_processes(c, what, with);
    part.cases = std::move(measured.cases);
    part.failures = std::move(measured.failures);
    return measured.complete && add_program_metrics(part, what, with.shown, with.stop);
}

// One after the other, each by processes of its own.
void measure_programs(comparison& c, std::vector<program_pair> const& programs, selection const& chosen,
                      two_sides const& sides, fs::path const& scratch, context const& with) {
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

void compare_programs(comparison& c, two_sides const& sides, context with) {
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

void require_measured(comparison const& c) {
    bool const some =
        std::ranges::any_of(c.cases, [](auto const& one) { return one.unchanged || !one.metrics.empty(); });
    if (some || !c.complete || (c.part && c.failures.empty()))
        return;
    auto const first =
        c.failures.empty() ? std::string{} : ": " + c.failures.front().where + ": " + c.failures.front().what;
    throw system::run_error("nothing could be measured" + first);
}

void require_sense(comparison_request const& asked) {
    if (asked.metrics.empty())
        throw system::usage_error("no metric was chosen; --metrics takes time, instructions and heap");
    if (asked.first_pairs < 5)
        throw system::usage_error("fewer than 5 pairs are too few to decide; give more");
    if (asked.second_pairs > 0 && asked.second_pairs < 5)
        throw system::usage_error(
            "a second stage of fewer than 5 pairs is too small to decide; give more, or 0 for none");
}

comparison begun(comparison_request const& asked) {
    comparison c;
    c.base.given = asked.base;
    c.now.given = asked.now;
    c.date = run::now_iso8601();
    c.where = run::this_machine();
    c.false_discovery_rate = asked.false_discovery_rate;
    return c;
}

void refuse_arguments(two_sides const& sides, comparison_request const& asked) {
    if (!asked.arguments.empty() && (sides.base.build || sides.now.build || sides.base.measured))
        throw system::usage_error(
            "what follows -- is for executables of other projects, and is given to both sides; a "
            "side here is not one; leave it out");
}

void measure(comparison& c, two_sides const& sides, context with) {
    refuse_arguments(sides, with.asked);
    c.base = sides.base.what;
    c.now = sides.now.what;
    if (sides.base.measured && with.asked.shard)
        throw system::usage_error(
            "two results files are compared at once, as nothing is measured; leave --shard out");
    if (sides.base.measured && sides.now.measured) {
        refuse_files(with.asked.filters);
        c.where = sides.now.measured->where;
        show_idle(compare_runs(c, *sides.base.measured, *sides.now.measured, with.asked), with.shown);
    } else if (sides.base.build && sides.now.build) {
        compare_builds(c, *sides.base.build, *sides.now.build, with);
    } else {
        compare_programs(c, sides, with);
    }
    if (!sides.base.measured) {
        require_measured(c);
        correct_together(c.cases,
                         c.false_discovery_rate); // of several programs each was corrected by itself so far
    }
}

std::optional<opened_side> open_base(named_side const& base, comparison_request const& asked,
                                     system::progress& shown, std::atomic<int> const& stop) {
    try {
        return open_side(base, asked, shown, stop);
    } catch (system::run_error const& e) {
        throw base_unusable(e.what());
    }
}

} // namespace

comparison run_comparison(comparison_request const& asked, system::progress& shown,
                          std::atomic<int> const& stop) {
    system::stopwatch const watch;
    require_sense(asked);
    auto c = begun(asked);
    auto const base = name_side(asked.base, asked);
    auto const now = name_side(asked.now, asked);
    require_comparable(base, now);
    auto opened_base = open_base(base, asked, shown, stop);
    auto opened_now = opened_base ? open_side(now, asked, shown, stop) : std::nullopt;
    if (opened_base && opened_now) {
        auto const same = alike(base, *opened_base, now, *opened_now);
        if (!same.empty() && asked.measure_unchanged && !(opened_base->build && opened_now->build))
            c.doubts.push_back(same);
        measure(c, {std::move(*opened_base), std::move(*opened_now)},
                {.asked = asked,
                 .shown = shown,
                 .stop = stop,
                 .seed = asked.seed.value_or(std::random_device{}()),
                 .inject = asked.inject});
    } else {
        c.complete = false;
    }
    c.seconds = watch.seconds();
    return c;
}

} // namespace yieldmark::compare
