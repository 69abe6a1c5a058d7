#include "tools/experiment/tally.hpp"

#include "harness/compare/verdicts.hpp"
#include "harness/stats/trimmed_t.hpp"
#include "tools/experiment/mann_whitney.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace yieldmark::experiment {

namespace {

using numbers = std::vector<double>;

constexpr double compare_py_alpha = 0.05;
constexpr double reliably = 0.95;

std::vector<std::string> names_of(measured_trial const& one) {
    std::vector<std::string> names;
    for (auto const& [name, pairs] : one.pairs)
        names.push_back(name);
    return names;
}

void put(score& into, std::string const& name, bool slower) {
    (slower ? into.found : into.faster).insert(name);
}

void count(row& into, measured_trial const& one, score const& decided) {
    unsigned wrong = static_cast<unsigned>(decided.faster.size());
    for (auto const& name : decided.found)
        wrong += one.what.injected.contains(name) ? 0 : 1;
    ++into.trials;
    into.false_alarms += wrong;
    into.false_suites += wrong > 0 ? 1 : 0;
    into.clean += static_cast<unsigned>(one.pairs.size() - one.what.injected.size());
    for (auto const& name : one.what.injected) {
        auto& [found, injected] = into.by_case[name];
        ++injected;
        ++into.injected;
        found += decided.found.contains(name) ? 1 : 0;
        into.found += decided.found.contains(name) ? 1 : 0;
    }
}

std::string share(unsigned part, unsigned whole) {
    return whole == 0 ? "–" : fmt::format("{:.3f} ({}/{})", double(part) / whole, part, whole);
}

// "43 s (35 to 161)"
std::string spread_of(numbers const& values, char const* format) {
    auto const shown = [&](double value) { return fmt::format(fmt::runtime(format), value); };
    return shown(stats::median(values)) + " (" + shown(std::ranges::min(values)) + " to " +
           shown(std::ranges::max(values)) + ")";
}

// The greatest rate at which so few would be seen in one of twenty experiments (Clopper and Pearson 1934).
std::string at_most(unsigned part, unsigned whole) {
    if (whole == 0 || part == whole)
        return "–";
    return fmt::format("{:.2f} %",
                       100 * boost::math::binomial_distribution<>::find_upper_bound_on_p(whole, part, 0.05));
}

std::string line(double level, char const* how, row const& r, bool timed) {
    auto const cases = static_cast<unsigned>(r.by_case.size());
    return fmt::format(
        "| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
        level == 0 ? "none" : fmt::format("{:g} %", level), how, share(r.false_suites, r.trials),
        at_most(r.false_suites, r.trials), share(r.false_alarms, r.clean), share(r.found, r.injected),
        cases == 0 ? "–" : fmt::format("{} of {}", r.reliable(), cases),
        timed ? spread_of(r.seconds, "{:.0f}") + " s" : "", timed ? spread_of(r.loads, "{:.1f}") : "");
}

} // namespace

score by_duel(measured_trial const& one, duel::duel_rules const& rules) {
    score decided;
    for (auto const& c : compare::verdicts(names_of(one), one.pairs, rules)) {
        if (compare::is_regression(c))
            put(decided, c.name, true);
        if (compare::is_improvement(c))
            put(decided, c.name, false);
    }
    return decided;
}

// Benjamini and Hochberg hold a lone change among m cases to rate / m: an adjusted p of p * m.
score by_duel_alone(measured_trial const& one, duel::duel_rules const& rules) {
    score decided;
    for (auto const& name : names_of(one)) {
        auto lone = rules;
        lone.false_discovery_rate /= static_cast<double>(one.pairs.size());
        for (auto const& c : compare::verdicts({name}, one.pairs, lone)) {
            if (compare::is_regression(c))
                put(decided, c.name, true);
            if (compare::is_improvement(c))
                put(decided, c.name, false);
        }
    }
    return decided;
}

score by_u_test(measured_trial const& one, bool pooled) {
    score decided;
    for (auto const& [name, pairs] : one.pairs) {
        numbers base;
        numbers now;
        for (auto const& pair : pairs)
            if (pair.stage == 1 && (pooled || pair.number == 0)) {
                base.insert(base.end(), pair.base.begin(), pair.base.end());
                now.insert(now.end(), pair.now.begin(), pair.now.end());
            }
        if (!base.empty() && !now.empty() && stats::mann_whitney(base, now).p < compare_py_alpha)
            put(decided, name, stats::median(now) > stats::median(base));
    }
    return decided;
}

unsigned row::reliable() const {
    return static_cast<unsigned>(std::ranges::count_if(by_case, [](auto const& entry) {
        auto const& [hits, tries] = entry.second;
        return hits >= reliably * tries;
    }));
}

row tally(std::vector<measured_trial> const& trials, double level,
          std::function<score(measured_trial const&)> const& decide) {
    row made;
    for (auto const& one : trials)
        if (one.what.level == level) {
            count(made, one, decide(one));
            made.seconds.push_back(one.seconds);
            made.loads.push_back(one.load);
        }
    return made;
}

std::string table(std::vector<measured_trial> const& trials, duel::duel_rules const& rules) {
    std::set<double> levels;
    for (auto const& one : trials)
        levels.insert(one.what.level);
    auto text = std::string(
        "| slowdown | decided by | suites with a false alarm | at most (95 % confidence) | cases with a "
        "false "
        "alarm | slowdowns found | cases found in 95 % of their trials | a comparison takes | load |\n"
        "|---|---|---|---|---|---|---|---|---|\n");
    for (auto const level : levels) {
        auto const add = [&](char const* how, std::function<score(measured_trial const&)> const& decide,
                             bool timed) { text += line(level, how, tally(trials, level, decide), timed); };
        add(
            "duel", [&](auto const& one) { return by_duel(one, rules); }, true);
        if (level != 0)
            add(
                "duel, as if alone", [&](auto const& one) { return by_duel_alone(one, rules); }, false);
        add(
            "compare.py, one process", [](auto const& one) { return by_u_test(one, false); }, false);
        add(
            "compare.py, pooled", [](auto const& one) { return by_u_test(one, true); }, false);
    }
    return text;
}

std::string shifts(std::vector<measured_trial> const& trials) {
    std::map<std::string, numbers> logs;
    for (auto const& one : trials)
        for (auto const& [name, pairs] : one.pairs)
            if (!one.what.injected.contains(name)) {
                auto const more = duel::log_ratios(pairs, 1);
                logs[name].insert(logs[name].end(), more.begin(), more.end());
            }
    std::vector<std::pair<double, std::string>> lines;
    for (auto const& [name, values] : logs) {
        if (values.size() < duel::least_pairs)
            continue;
        auto const middle = stats::trimmed(values);
        auto const t = middle.error > 0 ? middle.mean / middle.error : 0;
        lines.emplace_back(-std::abs(t),
                           fmt::format("| {} | {:+.2f} % | {:.2f} % | {:+.1f} | {} |\n", name,
                                       100 * std::expm1(middle.mean), 100 * middle.error, t, values.size()));
    }
    std::ranges::sort(lines);
    std::string text = "| case | shift | standard error | t | pairs |\n|---|---|---|---|---|\n";
    for (auto const& [order, one] : lines)
        text += one;
    return text;
}

} // namespace yieldmark::experiment
