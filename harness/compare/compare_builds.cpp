#include "harness/compare/compare_builds.hpp"

#include "harness/compare/digest.hpp"
#include "harness/compare/exact_passes.hpp"
#include "harness/compare/explain.hpp"
#include "harness/compare/programs.hpp"
#include "harness/compare/same_code.hpp"
#include "harness/compare/unchanged.hpp"
#include "harness/compare/verdicts.hpp"
#include "harness/duel/duel.hpp"
#include "harness/results/lists.hpp"
#include "harness/run/doctor.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/scratch.hpp"

#include <filesystem>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;

void add_unmeasured(comparison& into, std::vector<std::string> const& names) {
    for (auto const& name : names) {
        case_change one;
        one.name = name;
        into.cases.push_back(std::move(one));
    }
}

bool by_duel(comparison& c, run::bench const& base, run::bench const& now,
             std::vector<std::string> const& cases, fs::path const& scratch, measuring const& with,
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

bool explain_builds(comparison& c, run::bench const& base, run::bench const& now, measuring const& with) {
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
                    std::vector<std::string> const& cases, measuring const& with) {
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

} // namespace

void compare_builds(comparison& c, run::bench const& base, run::bench const& now, measuring with) {
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

} // namespace yieldmark::compare
