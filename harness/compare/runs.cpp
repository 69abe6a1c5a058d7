#include "harness/compare/runs.hpp"

#include "harness/compare/counters.hpp"
#include "harness/compare/exact.hpp"
#include "harness/compare/library_versions.hpp"
#include "harness/compare/programs.hpp"
#include "harness/compare/selection.hpp"
#include "harness/compare/unpaired.hpp"
#include "harness/results/clock.hpp"
#include "harness/stats/estimate.hpp"
#include "harness/stats/false_discovery.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace yieldmark::compare {

namespace {

using results::case_result;
using results::sample;
using cases_by_name = std::map<std::string, case_result const*>;

std::string name_of(results::run const& run, case_result const& one, bool several) {
    auto const name = one.name.text();
    if (!several)
        return name;
    auto const known = one.toolchain < run.toolchains.size();
    return name + "/toolchain:" + (known ? run.toolchains[one.toolchain].id : std::to_string(one.toolchain));
}

struct indexed {
    cases_by_name by_name;
    std::vector<std::string> names; // in the file's order
};

indexed index(results::run const& run, bool several) {
    indexed all;
    for (auto const& one : run.cases) {
        auto name = name_of(run, one, several);
        if (all.by_name.emplace(name, &one).second)
            all.names.push_back(std::move(name));
    }
    return all;
}

// What the base calls otherwise is found under its new name.
void rename(indexed& base, std::map<std::string, std::string> const& new_names) {
    for (auto& name : base.names)
        if (auto const at = new_names.find(name); at != new_names.end()) {
            base.by_name.emplace(at->second, base.by_name.at(name));
            name = at->second;
        }
}

std::vector<sample> of_metric(case_result const& one, std::string const& metric) {
    std::vector<sample> kept;
    for (auto const& s : one.samples)
        if (s.metric == metric)
            kept.push_back(s);
    return kept;
}

bool all_positive(std::span<double const> values) {
    return std::ranges::all_of(values, [](double v) { return std::isfinite(v) && v > 0; });
}

change cannot_tell(change c, std::string why) {
    c.cannot_tell = true;
    c.reason = std::move(why);
    return c;
}

// Several values of one process are repetitions.
std::string why_too_few(std::size_t processes, std::size_t values, std::string otherwise) {
    if (processes == 1 && values > 1)
        return fmt::format("all {} values of a side come from one process, and processes differ by more than "
                           "repetitions do",
                           values);
    return otherwise;
}

values_of_metric values_of(case_result const& one) {
    return [&one](std::string const& metric) {
        std::vector<double> values;
        for (auto const& s : of_metric(one, metric))
            values.push_back(s.value);
        return values;
    };
}

// Both sides by the same clock: by the one that both files count by, and where they differ by the wall's.
change time_by_one_clock(std::vector<sample> base, std::vector<sample> now, comparison_request const& asked,
                         double level) {
    auto const both = results::have_both_times(base) && results::have_both_times(now);
    auto by = asked.clock;
    if (by == results::clock::own)
        by =
            results::clock_of(base) == results::clock_of(now) ? results::clock_of(now) : results::clock::real;
    results::count_by(by, base);
    results::count_by(by, now);
    auto made = time_between(base, now, asked.time_threshold, level);
    made.clock = results::to_string(both ? by : results::clock::real);
    if (by == results::clock::cpu && !both)
        return cannot_tell(std::move(made), "a file lacks the processor's time (cpu_time) of some values");
    return made;
}

case_change between(std::string name, case_result const& base, case_result const& now,
                    comparison_request const& asked, double level) {
    case_change one;
    one.name = std::move(name);
    if (!base.error.empty() || !now.error.empty()) {
        bool const of_new = base.error.empty() || (!now.error.empty() && !results::says_skipped(now.error) &&
                                                   results::says_skipped(base.error));
        one.error = of_new ? "on the new side: " + now.error : "on the base side: " + base.error;
        return one;
    }
    if (asked.metrics.contains(pass::time)) {
        auto const a = of_metric(base, results::metric::time);
        auto const b = of_metric(now, results::metric::time);
        if (!a.empty() && !b.empty())
            one.metrics.push_back(time_by_one_clock(a, b, asked, level));
    }
    add_exact(one, asked, values_of(base), values_of(now));
    if (asked.metrics.contains(pass::time))
        for (auto& counter : counters_between(base.samples, now.samples, asked, level))
            one.metrics.push_back(std::move(counter));
    if (one.metrics.empty())
        one.error = "the two sides have no metric in common";
    return one;
}

std::string suite_of(results::run const& run, cases_by_name const& by_name, std::string const& name) {
    auto const found = by_name.find(name);
    if (found == by_name.end() || found->second->name.foreign())
        return "";
    auto const& example = found->second->name.example;
    auto const info = std::ranges::find(run.examples, example, &results::example_info::name);
    return info == run.examples.end() ? "" : info->suite;
}

// Of each case that has one; the first run that knows it says so.
std::map<std::string, std::string>
suites_of(std::vector<std::pair<results::run const*, indexed const*>> const& runs) {
    std::map<std::string, std::string> suites;
    for (auto const& [run, all] : runs)
        for (auto const& name : all->names)
            if (auto suite = suite_of(*run, all->by_name, name); !suite.empty())
                suites.emplace(name, std::move(suite));
    return suites;
}

// Each metric's p over the cases. Of an exact one there is nothing to adjust.
void adjust(comparison& c, double rate) {
    std::map<std::string, std::vector<change*>> tested;
    for (auto& one : c.cases)
        for (auto& m : one.metrics)
            if (!m.cannot_tell && m.ratio.confidence > 0)
                tested[m.metric].push_back(&m);
    for (auto const& [metric, changes] : tested) {
        std::vector<double> p;
        for (auto const* one : changes)
            p.push_back(one->p);
        auto const adjusted = stats::adjusted(p);
        for (std::size_t i = 0; i < changes.size(); ++i) {
            auto& one = *changes[i];
            one.p = adjusted[i];
            one.changed = adjusted[i] <= rate && std::abs(one.ratio.estimate - 1) > one.threshold;
        }
    }
}

// Of yieldmark's own cases no version matters, as they have no threads.
library_versions versions_of(results::run const& base, results::run const& now) {
    return {base.benchmark_version, now.benchmark_version};
}

void explain_absent(comparison& c, comparison_request const& asked) {
    for (auto const& m : results::compared_metrics())
        if (std::string const id(m.id);
            std::ranges::none_of(c.cases, [&](auto const& one) { return find_change(one, id); }))
            c.absent[id] = asked.metrics.contains(std::string(m.pass)) ? "no case has it in both files"
                                                                       : "it wasn't asked for (--metrics)";
}

// All cases slower at once is what a slow machine looks like.
void doubt_common_shift(comparison& c, double threshold) {
    std::vector<double> logs;
    std::uint32_t processes = 0;
    for (auto const& one : c.cases)
        if (auto const* time = find_change(one, results::metric::time); time && !time->cannot_tell) {
            logs.push_back(std::log(time->ratio.estimate));
            processes = std::max(processes, time->pairs);
        }
    c.processes = processes;
    if (logs.size() < 5)
        return;
    auto const shift = std::exp(stats::median(logs)) - 1;
    if (std::abs(shift) > threshold)
        c.doubts.push_back(fmt::format(
            "the median case is {:.1f} % {} on the new side: a machine that was {} throughout "
            "looks the same",
            100 * std::abs(shift), shift > 0 ? "slower" : "faster", shift > 0 ? "slower" : "faster"));
}

void doubt_few_processes(comparison& c) {
    std::string first;
    std::size_t count = 0;
    for (auto const& one : c.cases)
        if (auto const* time = find_change(one, results::metric::time); time && time->cannot_tell) {
            first = first.empty() ? time->reason : first;
            ++count;
        }
    if (count > 0)
        c.doubts.push_back(
            fmt::format("the time of {} of {} cases can't be compared: {}", count, c.cases.size(), first));
}

} // namespace

change time_between(std::span<sample const> base, std::span<sample const> now, double threshold,
                    double level) {
    auto const a = least_by_process(base);
    auto const b = least_by_process(now);
    if (!all_positive(a) || !all_positive(b))
        return cannot_tell({.metric = results::metric::time,
                            .ratio = {.low = 1, .estimate = 1, .high = 1, .confidence = 0},
                            .threshold = threshold,
                            .pairs = static_cast<std::uint32_t>(std::min(a.size(), b.size()))},
                           "a time isn't above 0");
    auto c = unpaired_change(results::metric::time, a, b, threshold, level);
    if (c.cannot_tell)
        c.reason = why_too_few(c.pairs, (a.size() <= b.size() ? base : now).size(), std::move(c.reason));
    return c;
}

std::string compare_runs(comparison& into, results::run const& base, results::run const& now,
                         comparison_request const& asked) {
    into.how = method::runs;
    bool const several = base.toolchains.size() > 1 || now.toolchains.size() > 1;
    auto a = index(base, several);
    auto const b = index(now, several);
    rename(a, names_in_force(a.names, b.names, asked.renamed));
    auto const suites = suites_of({{&now, &b}, {&base, &a}});
    auto const chosen = select_names(a.names, b.names, asked, suites);
    auto const level = asked.false_discovery_rate / static_cast<double>(chosen.both.size());
    auto const versions = versions_of(base, now);
    for (auto const& name : chosen.both) {
        into.cases.push_back(between(name, *a.by_name.at(name), *b.by_name.at(name), asked, level));
        leave_undecided(into.cases.back(), versions);
    }
    add_one_sided(into, chosen);
    for (auto& one : into.cases)
        if (auto const suite = suites.find(one.name); suite != suites.end())
            one.suite = suite->second;
    adjust(into, asked.false_discovery_rate);
    into.doubts = doubts_between(base, now);
    doubt_few_processes(into);
    doubt_common_shift(into, asked.time_threshold);
    explain_absent(into, asked);
    for (auto& one : into.cases)
        one.kind = kind_of(one);
    return chosen.idle;
}

} // namespace yieldmark::compare
