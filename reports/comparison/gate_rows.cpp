#include "reports/comparison/gate_rows.hpp"

#include "harness/results/lists.hpp"
#include "harness/text/words.hpp"
#include "reports/comparison/causes.hpp"
#include "reports/comparison/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace yieldmark::report {

namespace {

using gate::decision;
using gate::gate_finding;
using gate::gate_result;
using gate::gate_verdict;
using gate::limits;
using gate::standing;

constexpr std::size_t most_named = 10;

std::string change_of(compare::change const& c) {
    return c.exact && c.base == 0 ? "+" + figure_text(c.metric, c.now) : change_text(c.ratio);
}

std::string change_of(gate_finding const& f) {
    if (f.verdict == gate_verdict::undecided)
        return "?";
    return change_of(f.change) + (f.second ? ", again " + change_of(*f.second) : "");
}

std::string limit_of(gate_finding const& f, limits const& held) {
    auto text = allowance_text(f.allowed, f.change.metric);
    for (auto const i : f.covered_by) {
        auto const& a = held.accepted[i];
        text += " + " +
                allowance_text({.relative = a.relative, .absolute = a.absolute, .falls = a.falls}, a.metric);
    }
    return text;
}

bool is_idle(decision const& d, gate::acceptance const& a) {
    return std::ranges::find(d.idle_acceptances, a.line, &gate::section::line) != d.idle_acceptances.end();
}

void add_acceptances(std::vector<std::string>& all, decision const& d, limits const& held) {
    std::set<std::size_t> used;
    for (auto const& f : d.findings)
        if (f.verdict == gate_verdict::accepted)
            used.insert(f.covered_by.begin(), f.covered_by.end());
    for (std::size_t i = 0; i < held.accepted.size() && i < d.standings.size(); ++i) {
        auto const& a = held.accepted[i];
        auto const where = fmt::format("{}:{}", held.source, a.line);
        if (used.contains(i))
            all.push_back(
                fmt::format("accepted ({}): {} of {}, because: {}", where, a.metric, a.cases, a.reason));
        else if (d.standings[i] == standing::stale)
            all.push_back(fmt::format("stale: {} accepts {} of {} from {}, which the base already contains; "
                                      "remove the line",
                                      where, a.metric, a.cases, a.from));
        else if (d.standings[i] == standing::unknown)
            all.push_back(
                fmt::format("not applied: {} accepts a change from {}, and it isn't known here whether that "
                            "lies between the two sides",
                            where, a.from));
        else if (d.standings[i] == standing::in_force && !is_idle(d, a))
            all.push_back(
                fmt::format("not needed: {} accepts {} of {} from {}, but nothing here needed it to "
                            "stay within its limit",
                            where, a.metric, a.cases, a.from));
    }
}

void add_counts(std::vector<std::string>& all, decision const& d) {
    auto const say = [&](gate_verdict v, char const* what) {
        if (auto const n = gate::count(d, v); n > 0)
            all.push_back(fmt::format("{} {}", n, what));
    };
    say(gate_verdict::unconfirmed, "not confirmed: a second measurement didn't show it again");
    say(gate_verdict::unchecked, "could not be measured a second time, so there is no verdict");
    say(gate_verdict::warned,
        "slower with the same instructions (layout, cache or kernel), which only warns here");
    say(gate_verdict::unstable,
        "unstable: the case differs from itself as much, so its time decides nothing");
    say(gate_verdict::undecided, "can't be told: too few values");
    say(gate_verdict::ignored, "worse, but of cases that are ignored");
    say(gate_verdict::improved, "better by more than its limit; tighten the limit to keep it so");
    say(gate_verdict::within, "within the limits");
    if (!d.unchanged.empty())
        all.push_back(fmt::format("{} unchanged: the same machine code on both sides, so not measured",
                                  text::counted(d.unchanged.size(), "case")));
    std::vector<double> shares;
    for (auto const& f : d.findings)
        if (f.change.metric == results::metric::time && f.verdict == gate_verdict::within &&
            std::isfinite(f.change.detectable) && f.change.detectable > 0)
            shares.push_back(f.change.detectable);
    if (auto const text = detectable_text(std::move(shares)); !text.empty())
        all.push_back("of the times within the limits: " + text);
}

std::string seen_once(compare::comparison const& first) {
    if (first.how == compare::method::runs)
        return "seen once: results files can't be measured again; a comparison of the revisions, builds or "
               "executables can be";
    return "seen once: there was no second measurement";
}

} // namespace

std::string allowance_text(gate::allowance const& a, std::string const& metric) {
    if (a.off)
        return "off";
    std::string const sign = a.falls ? "−" : "";
    if (a.absolute <= 0)
        return a.relative > 0 ? sign + limit_text(a.relative) : sign + "0";
    auto const amount = sign + figure_text(metric, a.absolute);
    return a.relative > 0 ? sign + limit_text(a.relative) + " or " + amount : amount;
}

std::vector<text::cell> cells_of(gate_finding const& f, limits const& held) {
    auto verdict = gate::to_string(f.verdict);
    if (f.verdict == gate_verdict::regression && f.change.metric == results::metric::time &&
        f.kind != compare::alarm::none)
        verdict += " (" + compare::to_string(f.kind) + ")";
    return {f.case_name,
            f.change.metric,
            figure_text(f.change.metric, f.change.base),
            figure_text(f.change.metric, f.change.now),
            change_of(f),
            limit_of(f, held),
            verdict};
}

std::vector<compare::case_change const*> explained_cases_of(gate_result const& o) {
    std::vector<compare::case_change const*> some;
    for (auto const& name : gate::alarmed(o.what))
        for (auto const* look : {o.second ? &*o.second : nullptr, &o.first}) {
            if (look == nullptr)
                continue;
            auto const found = std::ranges::find(look->cases, name, &compare::case_change::name);
            if (found == look->cases.end() || !found->why)
                continue;
            some.push_back(&*found);
            break;
        }
    for (auto const& one : o.first.cases)
        if (one.why && std::ranges::none_of(some, [&](auto const* shown) { return shown->name == one.name; }))
            some.push_back(&one);
    return some;
}

std::vector<gate_finding const*> notable_findings(decision const& d) {
    std::vector<gate_finding const*> some;
    for (auto const& f : d.findings)
        if (f.verdict != gate_verdict::within)
            some.push_back(&f);
    return some;
}

std::vector<std::string> gate_notes(gate_result const& o, limits const& held) {
    auto const& d = o.what;
    std::vector<std::string> all;
    if (!d.no_base.empty())
        return {"no base: " + d.no_base};
    add_counts(all, d);
    if (gate::count(d, gate_verdict::regression) > 0 && !d.checked)
        all.push_back(seen_once(o.first));
    std::ranges::move(cause_sentences(shared_causes(o.first, gate::alarmed(d))), std::back_inserter(all));
    if (!d.only_in_base.empty())
        all.push_back(fmt::format("{} {} on the new side{}: {}", d.only_in_base.size(),
                                  d.only_in_base.size() == 1 ? "case is missing" : "cases are missing",
                                  d.strict ? ", which --strict takes for a regression" : "",
                                  results::some_of(d.only_in_base, most_named)));
    if (!d.only_in_new.empty())
        all.push_back(fmt::format("{} on the new side only: {}", d.only_in_new.size(),
                                  results::some_of(d.only_in_new, most_named)));
    for (auto const& one : d.skipped)
        all.push_back("not compared: " + one);
    add_acceptances(all, d, held);
    for (auto const& s : d.idle_sections)
        all.push_back(fmt::format("no effect: {}:{}: [{}] names none of the cases that were compared",
                                  held.source, s.line, s.cases));
    for (auto const& a : d.idle_acceptances)
        all.push_back(fmt::format("no effect: {}:{}: accept {} names none of the cases that were compared",
                                  held.source, a.line, a.cases));
    for (auto const& rule : d.idle_counters)
        all.push_back(
            fmt::format("no effect: {}{}: no case that was compared has a counter {}; of yieldmark's own "
                        "metrics there are {}",
                        held.source, rule.line > 0 ? fmt::format(":{}", rule.line) : "", rule.metric,
                        fmt::join(results::compared_ids(), ", ")));
    for (auto const& f : d.failures)
        all.push_back(fmt::format("not measured: {}: {}", f.where, f.what));
    for (auto const& doubt : o.first.doubts)
        all.push_back("doubtful: " + doubt);
    std::ranges::move(absent_texts(o.first), std::back_inserter(all));
    all.push_back(fmt::format("base: {}, new: {}, limits: {}", side_name(o.first.base),
                              side_name(o.first.now), held.source.empty() ? "built in" : held.source));
    return all;
}

} // namespace yieldmark::report
