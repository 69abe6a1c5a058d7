#include "harness/gate/decision.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

namespace yieldmark::gate {

namespace metric = results::metric;

namespace {

// By how much worse the new side is, in the metric's unit; below 0: better.
double worsening(gate_finding const& f) {
    auto const& c = f.change;
    auto const more = c.exact ? c.now - c.base : c.base * (c.ratio.estimate - 1);
    return f.allowed.falls ? -more : more;
}

// An exact metric is the same in every process: there is nothing to be significant.
bool is_real(compare::change const& c) {
    return c.exact ? c.now != c.base : c.changed;
}

// Figures are computed back and forth between ratios and values.
bool exceeds(double value, double limit, double scale) {
    return value - limit > 1e-9 * std::max(std::abs(scale), 1e-300);
}

bool has_figures(compare::change const& c) {
    auto const finite = std::isfinite(c.base) && std::isfinite(c.now) && c.base >= 0 && c.now >= 0;
    return finite && (c.exact || (c.base > 0 && std::isfinite(c.ratio.estimate)));
}

// How much a figure of any kind weighs when findings are put in order.
double weight(double value) {
    return std::isnan(value) ? 0 : value;
}

// Without a limit of the user's the comparison has decided already. Of two as large as the built-in limit, one would be
// estimated below it; what is below half of it isn't as large.
double least_that_counts(gate_finding const& f, limits const& held, compare::case_change const& one) {
    auto const limit = f.allowed.most(f.change.base);
    return !f.change.exact && is_built_in(held, one, f.change.metric) ? limit / 2 : limit;
}

gate_verdict judge(gate_finding const& f, compare::case_change const& one, limits const& held) {
    auto const& c = f.change;
    if (c.cannot_tell || !has_figures(c))
        return gate_verdict::undecided;
    auto const more = worsening(f);
    auto const limit = least_that_counts(f, held, one);
    if (!is_real(c))
        return gate_verdict::within;
    if (exceeds(-more, limit, c.base))
        return one.unstable && c.metric == metric::time ? gate_verdict::within : gate_verdict::improved;
    if (!exceeds(more, limit, c.base))
        return gate_verdict::within;
    if (c.metric == metric::time && one.unstable)
        return gate_verdict::unstable;
    if (!f.covered_by.empty() && !exceeds(more, f.most, c.base))
        return gate_verdict::accepted;
    if (c.metric == metric::time && !held.time_only_fails && compare::same_work(one))
        return gate_verdict::warned;
    return gate_verdict::regression;
}

gate_finding find(compare::case_change const& one, compare::change const& c, limits const& held,
                  std::vector<standing> const& standings) {
    gate_finding f{.case_name = one.name,
                   .change = c,
                   .kind = one.kind,
                   .allowed = allowed_for(held, one, c.metric),
                   .covered_by = {},
                   .second = {}};
    f.most = f.allowed.most(c.base);
    for (std::size_t i = 0; i < held.accepted.size(); ++i) {
        auto const& a = held.accepted[i];
        if (standings[i] != standing::in_force || a.metric != c.metric || a.falls != f.allowed.falls ||
            !fits(a.cases, one))
            continue;
        f.most += a.relative * c.base + a.absolute;
        f.covered_by.push_back(i);
    }
    f.verdict = judge(f, one, held);
    if ((f.verdict == gate_verdict::regression || f.verdict == gate_verdict::warned) && is_ignored(held, one))
        f.verdict = gate_verdict::ignored;
    return f;
}

void sort(std::vector<gate_finding>& all) {
    std::ranges::sort(all, {}, [](gate_finding const& f) {
        return std::tuple(f.verdict, weight(f.change.p), -weight(std::abs(std::log(f.change.ratio.estimate))),
                          f.case_name, f.change.metric);
    });
}

// What can't be measured of an ignored case, or is missing, decides no more than its figures do.
bool take_ignored(decision& d, compare::case_change const& one, limits const& held) {
    if ((one.error.empty() && one.only_in.empty()) || !is_ignored(held, one))
        return false;
    d.skipped.push_back(
        one.name + ": ignored: " + (one.error.empty() ? "on the " + one.only_in + " side only" : one.error));
    return true;
}

bool is_of_ignored(limits const& held, results::failure const& f) {
    compare::case_change of;
    of.name = compare::case_of(f);
    return is_ignored(held, of);
}

// A case that took a process down has an error, and the process a failure of the same words: it is one thing.
void take_error(decision& d, compare::case_change const& one) {
    auto const said = std::ranges::find_if(
        d.failures, [&](results::failure const& f) { return compare::is_told_by(one, f); });
    if (said == d.failures.end())
        d.failures.push_back({.where = one.name, .what = one.error, .output = ""});
    else
        *said = {.where = one.name, .what = one.error, .output = std::move(said->output)};
}

// What the second look failed to measure as the first one did is no news.
void add_new_failures(decision& d, std::vector<results::failure> const& more) {
    for (auto const& f : more)
        if (std::ranges::none_of(d.failures, [&](results::failure const& known) {
                return known.where == f.where && known.what == f.what;
            }))
            d.failures.push_back(f);
}

void take(decision& d, compare::case_change const& one, limits const& held) {
    if (take_ignored(d, one, held))
        return;
    if (compare::was_skipped(one)) {
        d.skipped.push_back(one.name + ": " + one.error);
        if (compare::was_skipped_in_new_only(one))
            d.only_in_base.push_back(one.name);
        return;
    }
    if (!one.error.empty()) {
        take_error(d, one);
        return;
    }
    if (!one.only_in.empty()) {
        (one.only_in == "base" ? d.only_in_base : d.only_in_new).push_back(one.name);
        return;
    }
    if (one.unchanged)
        d.unchanged.push_back(one.name);
    for (auto const& c : one.metrics)
        if (!allowed_for(held, one, c.metric).off)
            d.findings.push_back(find(one, c, held, d.standings));
}

// Cases that failed, or that one side lacks, may have it.
void note_idle_counters(decision& d, compare::comparison const& c, limits const& held) {
    for (auto const& rule : held.rules) {
        if (!results::is_counter(rule.metric) || rule.allowed.off)
            continue;
        bool const compared = std::ranges::any_of(
            c.cases, [&](auto const& one) { return !one.metrics.empty() && fits(rule.cases, one); });
        bool const found = std::ranges::any_of(c.cases, [&](auto const& one) {
            return compare::find_change(one, rule.metric) && fits(rule.cases, one);
        });
        if (compared && !found)
            d.idle_counters.push_back(rule);
    }
}

} // namespace

std::string to_string(gate_verdict v) {
    switch (v) {
    case gate_verdict::regression:
        return "regression";
    case gate_verdict::unconfirmed:
        return "not confirmed";
    case gate_verdict::unchecked:
        return "not re-checked";
    case gate_verdict::accepted:
        return "accepted";
    case gate_verdict::warned:
        return "time only";
    case gate_verdict::unstable:
        return "unstable";
    case gate_verdict::undecided:
        return "too few values";
    case gate_verdict::ignored:
        return "ignored";
    case gate_verdict::improved:
        return "better";
    case gate_verdict::within:
        return "within";
    }
    return "";
}

decision decide(compare::comparison const& c, limits const& held, standing_of const& ask, bool strict) {
    decision d;
    d.complete = c.complete;
    d.strict = strict;
    std::ranges::copy_if(c.failures, std::back_inserter(d.failures),
                         [&](auto const& f) { return !is_of_ignored(held, f); });
    for (auto const& a : held.accepted)
        d.standings.push_back(ask(a));
    for (auto const& one : c.cases)
        take(d, one, held);
    auto const is_idle = [&](std::string const& cases) {
        return std::ranges::none_of(c.cases, [&](auto const& one) { return fits(cases, one); });
    };
    for (auto const* sections : {&held.sections, &held.ignored})
        for (auto const& s : *sections)
            if (is_idle(s.cases))
                d.idle_sections.push_back(s);
    for (auto const& a : held.accepted)
        if (is_idle(a.cases))
            d.idle_acceptances.push_back({.cases = a.cases, .line = a.line});
    note_idle_counters(d, c, held);
    sort(d.findings);
    return d;
}

std::vector<std::string> alarmed(decision const& d) {
    std::vector<std::string> names;
    for (auto const& f : d.findings)
        if (f.verdict == gate_verdict::regression && std::ranges::find(names, f.case_name) == names.end())
            names.push_back(f.case_name);
    return names;
}

void confirm(decision& d, decision const& second) {
    d.checked = true;
    d.complete = d.complete && second.complete;
    add_new_failures(d, second.failures);
    for (auto& f : d.findings) {
        if (f.verdict != gate_verdict::regression)
            continue;
        auto const again = std::ranges::find_if(second.findings, [&](gate_finding const& other) {
            return other.case_name == f.case_name && other.change.metric == f.change.metric;
        });
        if (again == second.findings.end() || again->verdict == gate_verdict::undecided) {
            f.verdict = gate_verdict::unchecked;
            continue;
        }
        f.second = again->change;
        f.kind = again->kind; // instructions of executables may be known only now
        if (again->verdict != gate_verdict::regression)
            f.verdict =
                again->verdict == gate_verdict::warned ? gate_verdict::warned : gate_verdict::unconfirmed;
    }
    sort(d.findings);
}

void leave_unchecked(decision& d, std::string const& why) {
    for (auto& f : d.findings)
        if (f.verdict == gate_verdict::regression)
            f.verdict = gate_verdict::unchecked;
    d.failures.push_back({.where = "the second measurement of the alarms", .what = why, .output = ""});
    sort(d.findings);
}

std::size_t count(decision const& d, gate_verdict v) {
    return static_cast<std::size_t>(std::ranges::count(d.findings, v, &gate_finding::verdict));
}

int exit_code(decision const& d) {
    if (!d.no_base.empty())
        return 0;
    if (count(d, gate_verdict::regression) > 0 || (d.strict && !d.only_in_base.empty()))
        return 1;
    if (!d.complete)
        return 130;
    auto const decided = d.unchanged.size() + d.findings.size() - count(d, gate_verdict::undecided) -
                         count(d, gate_verdict::unchecked);
    if (!d.failures.empty() || decided == 0 || count(d, gate_verdict::unchecked) > 0)
        return 3;
    return 0;
}

} // namespace yieldmark::gate
