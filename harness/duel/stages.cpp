#include "harness/duel/stages.hpp"

#include "harness/stats/trimmed_t.hpp"

#include <algorithm>
#include <cmath>

namespace yieldmark::duel {

namespace {

// The second stage aims at a standard error of the threshold over this.
constexpr double noise_share = 5;

} // namespace

double least_of(std::vector<double> const& slices) {
    return slices.empty() ? 0.0 : *std::ranges::min_element(slices);
}

std::vector<double> log_ratios(std::span<duel_pair const> pairs, unsigned stage) {
    std::vector<double> logs;
    for (auto const& pair : pairs)
        if (pair.stage == stage && least_of(pair.base) > 0 && least_of(pair.now) > 0)
            logs.push_back(std::log(least_of(pair.now) / least_of(pair.base)));
    return logs;
}

bool is_suspicious(std::span<double const> first, double threshold) {
    if (first.size() < least_pairs)
        return false;
    auto const logs = stats::trimmed(first);
    auto const far = std::log1p(threshold);
    auto const reach = logs.with_confidence(1 - lenient_level);
    return (logs.p() <= lenient_level && std::abs(logs.mean) >= far / 2) || reach.high > far ||
           reach.low < -far;
}

unsigned planned_pairs(std::span<double const> logs, duel_rules const& rules) {
    if (logs.size() < least_pairs)
        return rules.second_pairs;
    auto const aim = std::log1p(rules.threshold) / noise_share;
    auto const error = stats::trimmed(logs).error;
    auto const enough = static_cast<double>(logs.size()) * (error / aim) * (error / aim);
    auto const usual = static_cast<double>(rules.second_pairs);
    return static_cast<unsigned>(std::ceil(std::clamp(aim > 0 ? enough : usual, usual, rules.most * usual)));
}

} // namespace yieldmark::duel
