#include "harness/compare/verdicts.hpp"

#include "harness/compare/correction.hpp"
#include "harness/stats/trimmed_t.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>

namespace yieldmark::compare {

namespace {

using duel::duel_pair;
using duel::duel_rules;
using duel::least_pairs;
using duel::log_ratios;
using numbers = std::vector<double>;

// A difference is more than the case's own unrest only if it is that many times as large.
constexpr double above_unrest = 3;
// Unrest that is due to chance with a greater probability is none.
constexpr double unrest_level = 0.2;

// What one case's pairs say before it is looked at beside the others.
struct weighed {
    bool flagged = false;
    std::optional<stats::trimmed_mean> first;
    std::optional<stats::trimmed_mean> second;
    std::optional<stats::trimmed_mean> self;
    std::size_t first_pairs = 0;
    std::size_t second_pairs = 0;
    unsigned planned = 0; // pairs of the second stage, if it comes to that
};

std::optional<stats::trimmed_mean> middle(numbers const& logs) {
    if (logs.size() < least_pairs)
        return std::nullopt;
    return stats::trimmed(logs);
}

weighed weigh(std::span<duel_pair const> pairs, duel_rules const& rules) {
    auto const first = log_ratios(pairs, 1);
    auto const second = log_ratios(pairs, 2);
    return {.flagged = duel::is_suspicious(first, rules.threshold),
            .first = middle(first),
            .second = middle(second),
            .self = middle(log_ratios(pairs, duel::self_stage)),
            .first_pairs = first.size(),
            .second_pairs = second.size(),
            .planned = duel::planned_pairs(first, rules)};
}

double typical(std::span<duel_pair const> pairs, unsigned stage, numbers duel_pair::*side) {
    numbers all;
    for (auto const& pair : pairs)
        if (pair.stage == stage && duel::least_of(pair.*side) > 0)
            all.push_back(duel::least_of(pair.*side));
    return all.empty() ? 0.0 : stats::median(all);
}

struct sides_figures {
    double base = 0;
    double now = 0;
};

// The geometric means over the pairs that the trimmed mean of the logarithms keeps: their quotient is the ratio. Medians of
// the sides by themselves can contradict it where a case has two speeds.
sides_figures figures_of(std::span<duel_pair const> pairs, unsigned stage) {
    std::vector<std::pair<double, double>> ratios; // now / base, and base
    for (auto const& pair : pairs)
        if (auto const base = duel::least_of(pair.base), now = duel::least_of(pair.now);
            pair.stage == stage && base > 0 && now > 0)
            ratios.emplace_back(now / base, base);
    std::ranges::sort(ratios);
    auto const kept = stats::values_kept(ratios.size());
    auto const middle = std::span(ratios).subspan((ratios.size() - kept) / 2, kept);
    auto const one = middle.front().second;
    double of_ratio = 0;
    double of_base = 0; // to the first, so that what is always the same comes out as it is
    for (auto const& [ratio, base] : middle) {
        of_ratio += std::log(ratio);
        of_base += std::log(base / one);
    }
    auto const count = static_cast<double>(kept);
    auto const base = one * std::exp(of_base / count);
    return {.base = base, .now = base * std::exp(of_ratio / count)};
}

// The decision's standard error and freedom: of the second stage, or what the first foretells of it.
stats::trimmed_mean decisive(weighed const& w, duel_rules const& rules) {
    auto logs = w.second ? *w.second : *w.first;
    if (!w.second && rules.second_pairs >= least_pairs) {
        auto const planned = static_cast<double>(w.planned);
        logs.error *= std::sqrt(static_cast<double>(w.first_pairs) / planned);
        logs.freedom = static_cast<double>(stats::values_kept(w.planned)) - 1;
    }
    return logs;
}

// Where the first stage's p is known but doesn't decide, it is still shown.
single_test test_of(weighed const& w, duel_rules const& rules) {
    auto const first = w.first->p();
    auto const logs = decisive(w, rules);
    return {.p = first,
            .deciding = rules.second_pairs == 0 ? first
                        : w.flagged && w.second ? w.second->p()
                                                : 1,
            .second = w.second.has_value(),
            .error = logs.error,
            .freedom = logs.freedom};
}

void judge_unrest(case_change& one, weighed const& w, double log_ratio, double threshold) {
    if (!w.self)
        return;
    auto const unrest = std::abs(w.self->mean);
    one.unrest = std::expm1(unrest);
    // A noisy case's mean over a few pairs is large by chance too; that much the test allows for anyway.
    auto const more_than_noise = w.self->p() <= unrest_level;
    one.unstable = one.unrest >= threshold && more_than_noise && std::abs(log_ratio) < above_unrest * unrest;
}

change too_few(std::span<duel_pair const> pairs, weighed const& w, double threshold) {
    auto const estimate = [&] {
        auto const logs = log_ratios(pairs, 1);
        return logs.empty() ? 1.0 : std::exp(stats::median(logs));
    }();
    return {.metric = results::metric::time,
            .base = typical(pairs, 1, &duel_pair::base),
            .now = typical(pairs, 1, &duel_pair::now),
            .ratio = {.low = estimate, .estimate = estimate, .high = estimate},
            .threshold = threshold,
            .pairs = static_cast<std::uint32_t>(w.first_pairs),
            .cannot_tell = true};
}

change judged(std::span<duel_pair const> pairs, weighed const& w, duel_rules const& rules) {
    auto const shown = figures_of(pairs, w.second ? 2 : 1);
    return {.metric = results::metric::time,
            .base = shown.base,
            .now = shown.now,
            .ratio = stats::ratio_of_logs((w.second ? *w.second : *w.first).with_confidence(confidence)),
            .threshold = rules.threshold,
            .pairs = static_cast<std::uint32_t>(w.second ? w.second_pairs : w.first_pairs),
            // Flagged, but stopped before the second stage had enough: neither clear nor guilty.
            .cannot_tell = rules.second_pairs != 0 && w.flagged && !w.second,
            .alone = test_of(w, rules)};
}

} // namespace

std::vector<case_change> verdicts(std::vector<std::string> const& names, duel::pairs_by_case const& pairs,
                                  duel_rules const& asked) {
    auto rules = asked;
    rules.cases = names.size();
    static std::vector<duel_pair> const none;
    auto const of = [&](std::string const& name) -> std::vector<duel_pair> const& {
        auto const found = pairs.find(name);
        return found == pairs.end() ? none : found->second;
    };
    std::vector<case_change> changes;
    for (auto const& name : names) {
        auto const w = weigh(of(name), rules);
        auto& one = changes.emplace_back();
        one.name = name;
        if (!w.first && w.first_pairs > 0)
            one.metrics.push_back(too_few(of(name), w, rules.threshold));
        if (!w.first)
            continue;
        auto made = judged(of(name), w, rules);
        one.stage = w.second ? 2 : 1;
        judge_unrest(one, w, std::log(made.ratio.estimate), rules.threshold);
        one.metrics.push_back(std::move(made));
    }
    correct_together(changes, rules.false_discovery_rate);
    return changes;
}

std::vector<case_change> verdicts(std::vector<std::string> const& names, duel::duel_result const& measured,
                                  duel_rules const& rules) {
    auto changes = verdicts(names, measured.pairs, rules);
    for (auto& one : changes) {
        if (auto const side = measured.only_in.find(one.name); side != measured.only_in.end())
            one.only_in = side->second;
        if (auto const error = measured.errors.find(one.name); error != measured.errors.end())
            one.error = error->second;
    }
    return changes;
}

} // namespace yieldmark::compare
