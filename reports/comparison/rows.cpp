#include "reports/comparison/rows.hpp"

#include "harness/results/lists.hpp"
#include "harness/text/format.hpp"
#include "reports/comparison/causes.hpp"
#include "reports/comparison/words.hpp"
#include "reports/figures.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace yieldmark::report {
namespace {

using compare::case_change;
using compare::change;
using compare::comparison;

bool counts(case_change const& one, change const& c) {
    return c.changed && !results::is_counter(c.metric) &&
           !(one.unstable && c.metric == results::metric::time);
}

std::string direction(change const& c) {
    bool const more = c.ratio.estimate > 1;
    if (c.metric == results::metric::time)
        return more ? "slower" : "faster";
    auto const m = results::metric_named(c.metric);
    auto const plural = m.in == results::unit::count;
    return fmt::format("{} {}", more ? "more" : plural ? "fewer" : "less", m.name);
}

std::string changes_in_words(case_change const& one) {
    std::vector<std::string> parts;
    for (bool const more : {true, false})
        for (auto const& c : one.metrics)
            if (counts(one, c) && (c.ratio.estimate > 1) == more)
                parts.push_back(direction(c));
    for (auto const& c : one.metrics)
        if (c.changed && results::is_counter(c.metric))
            parts.push_back(c.metric + " " + change_text(c.ratio.estimate));
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string share(double part) {
    return fmt::format("{} %", text::three_digits(part * 100));
}

// The least slowdown that the times of a case would have shown; 0 if that isn't known.
double detectable(case_change const& one) {
    auto const* time = compare::find_change(one, results::metric::time);
    return time && std::isfinite(time->detectable) ? time->detectable : 0;
}

std::string no_difference(case_change const& one) {
    if (detectable(one) > 0)
        return fmt::format("no difference found, would have seen {}", share(detectable(one)));
    return "no difference found";
}

case_outcome outcome_of(case_change const& one) {
    if (!one.error.empty())
        return compare::was_skipped(one) ? case_outcome::skipped : case_outcome::failed;
    if (!one.only_in.empty())
        return one.only_in == "base" ? case_outcome::only_base : case_outcome::only_new;
    if (one.unchanged)
        return case_outcome::unchanged;
    if (compare::is_regression(one))
        return case_outcome::worse;
    if (compare::is_improvement(one))
        return case_outcome::better;
    if (compare::has_changed_counter(one))
        return case_outcome::counters;
    if (one.unstable)
        return case_outcome::unstable;
    auto const* time = compare::find_change(one, results::metric::time);
    auto const nothing = std::ranges::all_of(one.metrics, &change::cannot_tell);
    return nothing || (time && time->cannot_tell) ? case_outcome::cannot_tell : case_outcome::same;
}

std::string says(case_change const& one, case_outcome outcome) {
    switch (outcome) {
    case case_outcome::failed:
        return "failed: " + one.error;
    case case_outcome::skipped:
        return one.error;
    case case_outcome::only_base:
        return "only in the base";
    case case_outcome::only_new:
        return "only in the new";
    case case_outcome::worse:
    case case_outcome::better:
    case case_outcome::counters:
        return changes_in_words(one);
    case case_outcome::unstable:
        return one.unrest > 0 ? fmt::format("unstable: differs from itself by {}", share(one.unrest))
                              : "unstable";
    case case_outcome::cannot_tell:
        return "too few values to tell";
    case case_outcome::same:
        return no_difference(one);
    case case_outcome::unchanged:
        return "unchanged: same machine code";
    }
    return "";
}

// How large a change is, in either direction; one from nothing is larger than any.
double size_of(change const& c) {
    auto const size = std::abs(std::log(c.ratio.estimate));
    return std::isnan(size) ? 0 : size;
}

// The most significant change: (p, minus its size).
std::pair<double, double> weight(case_change const& one, bool changed_only) {
    std::pair<double, double> least{2, 0};
    for (auto const& c : one.metrics)
        if (!changed_only || counts(one, c) || (c.changed && results::is_counter(c.metric)))
            least = std::min(least, std::pair(c.exact && !c.changed ? 1.0 : c.p, -size_of(c)));
    return least;
}

std::string side_text(compare::side const& s) {
    std::vector<std::string> parts{s.given.empty() ? s.revision : s.given};
    if (!s.revision.empty() && s.revision != s.given)
        parts.push_back(s.revision);
    if (!s.kind.empty() && s.kind != "revision")
        parts.push_back(s.kind);
    if (!s.date.empty())
        parts.push_back(s.date);
    if (!s.toolchain.compiler.empty())
        parts.push_back(s.toolchain.compiler);
    if (!s.toolchain.flags.empty())
        parts.push_back(s.toolchain.flags);
    return fmt::format("{}", fmt::join(parts, ", "));
}

// Executables and files have two times of each benchmark.
std::string clock_text(comparison const& c) {
    std::map<std::string, std::size_t> clocks;
    for (auto const& one : c.cases)
        if (auto const* time = compare::find_change(one, results::metric::time); time && !time->clock.empty())
            ++clocks[time->clock];
    auto const cpu = clocks["cpu"];
    auto const real = clocks["real"];
    if (cpu > 0 && real > 0)
        return fmt::format("; {} by the processor's clock (cpu_time), {} by the wall clock (real_time)",
                           text::counted(cpu, "case"), real);
    return cpu > 0    ? "; by the processor's clock (cpu_time)"
           : real > 0 ? "; by the wall clock (real_time)"
                      : "";
}

// How many pairs of processes the times rest on. What was clear early has fewer than the first stage's.
std::string pairs_text(comparison const& c) {
    std::set<std::uint32_t> pairs;
    for (auto const& one : c.cases)
        if (auto const* time = compare::find_change(one, results::metric::time); time && time->pairs > 0)
            pairs.insert(time->pairs);
    if (c.processes == 0)
        return "";
    if (pairs.empty() || *pairs.begin() >= c.processes)
        return fmt::format(", {} for all cases", text::counted(c.processes, "pair"));
    if (pairs.size() == 1)
        return fmt::format(", {} of each case", text::counted(*pairs.begin(), "pair"));
    return fmt::format(", {} to {} pairs of a case", *pairs.begin(), *pairs.rbegin());
}

std::string method_text(comparison const& c) {
    if (!c.cases.empty() && c.processes == 0 && !compare::is_measured(c))
        return "nothing, as no case had to be measured";
    auto const pairs = pairs_text(c);
    std::string const layouts = c.relinked ? ", a fresh random layout of both for each pair" : "";
    switch (c.how) {
    case compare::method::duel:
        return "both builds in one process, in alternating slices, a fresh random layout of both in each "
               "process" +
               pairs;
    case compare::method::lock_step:
        return "processes of the two executables in lock-step, in alternating slices on one processor" +
               layouts + pairs + clock_text(c);
    case compare::method::processes:
        return "whole processes of the two executables in turn" + layouts + pairs + clock_text(c);
    case compare::method::runs:
        return "two stored runs, by what their samples allow" + clock_text(c);
    }
    return "";
}

std::string limits_text(std::string const& metric, std::set<double> const& values) {
    std::string const name(results::metric_named(metric).name);
    auto const least = *values.begin();
    auto const most = *values.rbegin();
    if (most <= 0)
        return name + " at all";
    return least == most ? fmt::format("{} above {}", name, limit_text(most))
                         : fmt::format("{} above {} to {}", name, limit_text(least), limit_text(most));
}

std::string thresholds_text(comparison const& c) {
    std::map<std::string, std::set<double>> limits;
    for (auto const& one : c.cases)
        for (auto const& m : one.metrics)
            limits[results::is_counter(m.metric) ? "counters" : m.metric].insert(m.threshold);
    std::vector<std::string> parts;
    for (bool const bounded : {true, false})
        for (auto const& [metric, values] : limits)
            if ((*values.rbegin() > 0) == bounded)
                parts.push_back(limits_text(metric, values));
    if (parts.empty())
        return "";
    return fmt::format(
        "{}; at most {:.0f} % of the changes that are reported by their times are expected to be false",
        fmt::join(parts, ", "), c.false_discovery_rate * 100);
}

std::string kinds_text(std::vector<comparison_row> const& rows) {
    std::map<compare::alarm, std::size_t> kinds;
    for (auto const& row : rows)
        if (row.outcome == case_outcome::worse)
            ++kinds[compare::kind_of(*row.of)];
    std::vector<std::string> parts;
    for (auto const& [kind, count] : kinds)
        parts.push_back(fmt::format("{} in {}", count, compare::to_string(kind)));
    return fmt::format("{}", fmt::join(parts, "; "));
}

std::string would_have_shown(std::vector<comparison_row> const& rows) {
    std::vector<double> shares;
    for (auto const& row : rows)
        if (row.outcome == case_outcome::same && detectable(*row.of) > 0)
            shares.push_back(detectable(*row.of));
    auto const text = detectable_text(std::move(shares));
    return text.empty() ? "" : "; " + text;
}

std::string sentence(case_outcome outcome, std::size_t count, std::vector<comparison_row> const& rows) {
    auto text = fmt::format("{} {}", text::counted(count, "case"), to_string(outcome));
    if (outcome == case_outcome::worse)
        text += ": " + kinds_text(rows);
    if (outcome == case_outcome::same)
        text += would_have_shown(rows);
    return text;
}

} // namespace

std::string to_string(case_outcome outcome) {
    switch (outcome) {
    case case_outcome::worse:
        return "changed for the worse";
    case case_outcome::better:
        return "changed for the better";
    case case_outcome::counters:
        return "changed in counters of their own, of which it isn't known what is worse";
    case case_outcome::failed:
        return "could not be measured";
    case case_outcome::unstable:
        return "unstable: the time of a case that differs from itself raises no alarm";
    case case_outcome::cannot_tell:
        return "with too few values to tell";
    case case_outcome::same:
        return "with no difference found";
    case case_outcome::unchanged:
        return "unchanged: the same machine code on both sides, so not measured";
    case case_outcome::skipped:
        return "skipped by the program";
    case case_outcome::only_new:
        return "only in the new";
    case case_outcome::only_base:
        return "only in the base";
    }
    return "";
}

std::vector<comparison_row> by_significance(comparison const& c) {
    std::vector<comparison_row> rows;
    for (auto const& one : c.cases) {
        auto const outcome = outcome_of(one);
        rows.push_back({&one, outcome, says(one, outcome)});
    }
    auto const key = [&](comparison_row const& row) {
        auto const changed = row.outcome == case_outcome::worse || row.outcome == case_outcome::better ||
                             row.outcome == case_outcome::counters;
        auto const [p, size] = weight(*row.of, changed);
        return std::tuple(row.outcome, p, size, row.of - c.cases.data());
    };
    std::ranges::sort(rows, {}, key);
    return rows;
}

namespace {

std::string machines_text(comparison const& c) {
    if (c.machines.size() < 2)
        return c.where.cpu;
    std::vector<std::string> kinds;
    for (auto const& m : c.machines)
        results::append_new(kinds, m.cpu);
    return fmt::format("{} parts: {}; each case was compared on one of them", c.machines.size(),
                       fmt::join(kinds, ", "));
}

} // namespace

std::vector<fact> comparison_facts(comparison const& c) {
    std::vector<fact> facts{
        {"Base", side_text(c.base)}, {"New", side_text(c.now)}, {"Taken", method_text(c)}};
    if (auto text = machines_text(c); !text.empty())
        facts.push_back({"Machine", std::move(text)});
    if (!c.date.empty())
        facts.push_back({"Measured", c.seconds > 0
                                         ? fmt::format("{}, in {}", c.date, text::time_text(c.seconds * 1e9))
                                         : c.date});
    if (auto text = thresholds_text(c); !text.empty())
        facts.push_back({"Counts as a change", std::move(text)});
    return facts;
}

std::vector<std::string> comparison_sentences(comparison const& c) {
    auto const rows = by_significance(c);
    std::map<case_outcome, std::size_t> count;
    for (auto const& row : rows)
        ++count[row.outcome];
    std::vector<std::string> lines;
    if (rows.empty())
        lines.emplace_back("no case was compared");
    else if (!count.contains(case_outcome::worse))
        lines.push_back(fmt::format("none of {} changed for the worse", text::counted(rows.size(), "case")));
    std::vector<std::string> worse;
    for (auto const& row : rows)
        if (row.outcome == case_outcome::worse)
            worse.push_back(row.of->name);
    for (auto const& [outcome, n] : count) {
        lines.push_back(sentence(outcome, n, rows));
        if (outcome == case_outcome::worse)
            std::ranges::move(cause_sentences(shared_causes(c, worse)), std::back_inserter(lines));
    }
    return lines;
}

std::vector<std::string> comparison_doubts(comparison const& c) {
    auto lines = c.doubts;
    if (!c.complete)
        lines.emplace_back("the comparison was stopped before its end: some cases have fewer pairs, or none");
    std::ranges::move(absent_texts(c), std::back_inserter(lines));
    for (auto const& f : c.failures)
        if (std::ranges::none_of(c.cases, [&](auto const& one) { return compare::is_told_by(one, f); }))
            lines.push_back(fmt::format("{}: {}", f.where, f.what));
    return lines;
}

} // namespace yieldmark::report
