#include "harness/duel/stages.hpp"

#include "harness/stats/trimmed_t.hpp"

#include <algorithm>
#include <cmath>

namespace yieldmark::duel {

namespace {

constexpr double wanted_power = 0.95;

// Whether `pairs` pairs of that spread (the standard error of a single one) are enough to find the threshold.
bool finds_threshold(double spread, unsigned pairs, duel_rules const& rules) {
    auto const kept = stats::values_kept(pairs);
    auto const level = rules.false_discovery_rate / static_cast<double>(rules.cases);
    return stats::detectable_mean(spread / std::sqrt(pairs), static_cast<double>(kept) - 1, level,
                                  wanted_power, 0) <= std::log1p(rules.threshold);
}

// The standard error of one pair.
double spread_of(stats::trimmed_mean const& logs, std::size_t pairs) {
    return logs.error * std::sqrt(static_cast<double>(pairs));
}

std::vector<unsigned> without_repeats(std::vector<unsigned> looks) {
    for (auto& look : looks)
        look = std::max(look, static_cast<unsigned>(least_pairs));
    looks.erase(std::unique(looks.begin(), looks.end()), looks.end());
    return looks;
}

} // namespace

std::vector<unsigned> first_looks(unsigned pairs) {
    return without_repeats({(pairs + 1) / 2, pairs});
}

std::vector<unsigned> second_looks(duel_rules const& rules) {
    auto const for_its_size = rules.most * std::pow(0.02 / rules.threshold, 2);
    auto const most = std::clamp(for_its_size, std::min(rules.most, 3.0), 12.0);
    std::vector<unsigned> looks;
    for (double const share : {1.0 / 3, 1.0 / 2, 2.0 / 3, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0})
        if (share <= most)
            looks.push_back(static_cast<unsigned>(std::lround(share * rules.second_pairs)));
    return without_repeats(std::move(looks));
}

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

bool look_by_look(
    std::vector<unsigned> const& looks, std::vector<std::string> names,
    std::function<bool(unsigned first, unsigned end, std::vector<std::string> const& names)> const& measure,
    std::function<void(std::vector<std::string>& names, unsigned end)> const& leave_out) {
    unsigned first = 0;
    for (auto const end : looks) {
        if (names.empty())
            break;
        if (!measure(first, end, names))
            return false;
        leave_out(names, end);
        first = end;
    }
    return true;
}

bool is_cleared(std::span<double const> first, double threshold) {
    if (first.size() < least_pairs)
        return false;
    auto const reach = stats::trimmed(first).with_confidence(0.95);
    auto const half = std::log1p(threshold) / 2;
    return reach.low > -half && reach.high < half;
}

bool is_suspicious(std::span<double const> first, double threshold) {
    if (first.size() < least_pairs)
        return false;
    auto const logs = stats::trimmed(first);
    auto const far = std::log1p(threshold);
    auto const reach = logs.with_confidence(0.9);
    return (logs.p() <= 0.2 && std::abs(logs.mean) >= far / 2) || reach.high >= far || reach.low <= -far;
}

bool is_settled(std::span<double const> second, duel_rules const& rules) {
    if (second.size() < least_pairs)
        return false;
    auto const logs = stats::trimmed(second);
    auto const far = std::log1p(rules.threshold);
    auto const likely = logs.with_confidence(0.99);
    auto const surely = logs.with_confidence(0.999);
    return finds_threshold(spread_of(logs, second.size()), static_cast<unsigned>(second.size()), rules) ||
           (likely.low > -far && likely.high < far) || surely.low > far || surely.high < -far;
}

unsigned planned_pairs(std::span<double const> logs, duel_rules const& rules) {
    auto const looks = second_looks(rules);
    if (logs.size() < least_pairs)
        return looks.back();
    auto const spread = spread_of(stats::trimmed(logs), logs.size());
    auto const enough =
        std::ranges::find_if(looks, [&](unsigned pairs) { return finds_threshold(spread, pairs, rules); });
    return enough == looks.end() ? looks.back() : *enough;
}

} // namespace yieldmark::duel
