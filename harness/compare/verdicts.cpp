#include "harness/compare/verdicts.hpp"

#include "harness/stats/false_discovery.hpp"
#include "harness/stats/trimmed_t.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace yieldmark::compare {

namespace {

using duel::duel_pair;
using duel::duel_rules;
using duel::least_pairs;
using duel::lenient_level;
using duel::log_ratios;
using numbers = std::vector<double>;

// A difference is more than the case's own unrest only if it is that many times as large.
constexpr double above_unrest = 3;

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

// The decision's standard error and freedom: of the second stage, or what the first foretells of it.
double detectable(weighed const& w, duel_rules const& rules, double level) {
    auto logs = w.second ? *w.second : *w.first;
    if (!w.second && rules.second_pairs >= least_pairs) {
        auto const planned = static_cast<double>(w.planned);
        logs.error *= std::sqrt(static_cast<double>(w.first_pairs) / planned);
        logs.freedom = planned - 2 * std::floor(stats::usual_share * planned) - 1;
    }
    auto const least_log = std::log1p(rules.threshold);
    return std::expm1(stats::detectable_mean(logs.error, logs.freedom, level, power, least_log));
}

// Where the first stage's p is known but doesn't decide, it is still shown.
struct decision {
    numbers shown;    // adjusted p to be shown
    numbers deciding; // adjusted p that decides
    std::size_t cases = 0;
    double level = 0; // of a single test
};

decision adjust(std::vector<weighed> const& all, duel_rules const& rules) {
    numbers first;
    numbers deciding;
    for (auto const& w : all) {
        if (!w.first)
            continue;
        first.push_back(w.first->p());
        deciding.push_back(rules.second_pairs == 0 ? first.back()
                           : w.flagged && w.second ? w.second->p()
                                                   : 1);
    }
    decision made{
        .shown = stats::adjusted(first), .deciding = stats::adjusted(deciding), .cases = first.size()};
    auto const found =
        std::ranges::count_if(made.deciding, [&](double p) { return p <= rules.false_discovery_rate; });
    made.level = rules.false_discovery_rate * static_cast<double>(std::max<std::ptrdiff_t>(found, 1)) /
                 static_cast<double>(std::max<std::size_t>(made.cases, 1));
    return made;
}

void judge_unrest(case_change& one, weighed const& w, double log_ratio, double threshold) {
    if (!w.self)
        return;
    auto const unrest = std::abs(w.self->mean);
    one.unrest = std::expm1(unrest);
    // A noisy case's mean over a few pairs is large by chance too; that much the test allows for anyway.
    auto const more_than_noise = w.self->p() <= lenient_level;
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
    auto const stage = w.second ? 2U : 1U;
    return {.metric = results::metric::time,
            .base = typical(pairs, stage, &duel_pair::base),
            .now = typical(pairs, stage, &duel_pair::now),
            .ratio = stats::ratio_of_logs((w.second ? *w.second : *w.first).with_confidence(confidence)),
            .threshold = rules.threshold,
            .pairs = static_cast<std::uint32_t>(w.second ? w.second_pairs : w.first_pairs),
            // Flagged, but stopped before the second stage had enough: neither clear nor guilty.
            .cannot_tell = rules.second_pairs != 0 && w.flagged && !w.second};
}

bool beyond(double estimate, double threshold) {
    return std::abs(std::log(estimate)) > std::log1p(threshold);
}

} // namespace

std::vector<case_change> verdicts(std::vector<std::string> const& names, duel::pairs_by_case const& pairs,
                                  duel_rules const& rules) {
    static std::vector<duel_pair> const none;
    auto const of = [&](std::string const& name) -> std::vector<duel_pair> const& {
        auto const found = pairs.find(name);
        return found == pairs.end() ? none : found->second;
    };
    std::vector<weighed> all;
    for (auto const& name : names)
        all.push_back(weigh(of(name), rules));
    auto const p = adjust(all, rules);

    std::vector<case_change> changes;
    std::size_t next = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const& w = all[i];
        auto& one = changes.emplace_back();
        one.name = names[i];
        if (!w.first && w.first_pairs > 0)
            one.metrics.push_back(too_few(of(names[i]), w, rules.threshold));
        if (!w.first)
            continue;
        auto made = judged(of(names[i]), w, rules);
        one.stage = w.second ? 2 : 1;
        made.p = w.second ? p.deciding[next] : p.shown[next];
        made.changed = p.deciding[next] <= rules.false_discovery_rate &&
                       beyond(made.ratio.estimate, rules.threshold) && !made.cannot_tell;
        made.detectable = detectable(w, rules, p.level);
        judge_unrest(one, w, std::log(made.ratio.estimate), rules.threshold);
        one.metrics.push_back(std::move(made));
        one.kind = kind_of(one);
        ++next;
    }
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
