#include "harness/stats/estimate.hpp"

#include "harness/stats/rank_weights.hpp"
#include "harness/stats/require.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <utility>
#include <vector>

namespace yieldmark::stats {
namespace {

constexpr std::size_t fewest_for_interval = 3;

std::vector<double> sorted_finite(std::span<double const> values) {
    require(!values.empty(), "no values: an estimate needs at least one");
    require(std::ranges::all_of(values, [](double v) { return std::isfinite(v); }), "a value is not finite");
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    return sorted;
}

void require_positive(std::span<double const> values) {
    require(!values.empty(), "no values: an estimate needs at least one");
    require(std::ranges::all_of(values, [](double v) { return std::isfinite(v) && v > 0; }),
            "a value is not finite and positive");
}

double median_of_sorted(std::vector<double> const& sorted) {
    std::size_t const upper = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[upper] : std::midpoint(sorted[upper - 1], sorted[upper]);
}

struct weighted {
    double value = 0;
    double weight = 0;
};

// First value at which the weight cumulated from this end reaches the tail.
template <typename Iterator> double reach(Iterator from, Iterator to, double tail) {
    double sum = 0;
    double value = 0;
    for (; from != to && sum < tail; ++from) {
        sum += from->weight;
        value = from->value;
    }
    return value;
}

std::pair<double, double> exact_limits(std::vector<double> const& sorted, double tail) {
    std::vector<weighted> medians;
    auto const& ranks = exact_rank_weights(sorted.size());
    medians.reserve(ranks.size());
    for (auto const& r : ranks)
        medians.push_back({std::midpoint(sorted[r.lower], sorted[r.upper]), r.weight});
    if (sorted.size() % 2 == 0)
        std::ranges::sort(medians, {}, &weighted::value);
    return {reach(medians.begin(), medians.end(), tail), reach(medians.rbegin(), medians.rend(), tail)};
}

std::pair<double, double> outer_limits(std::vector<double> const& sorted, double tail) {
    auto const [low, high] = outer_ranks(sorted.size(), tail);
    return {sorted[low], sorted[high]};
}

} // namespace

double median(std::span<double const> values) {
    return median_of_sorted(sorted_finite(values));
}

double quantile(std::span<double const> values, double share) {
    require(share >= 0 && share <= 1, "the share must lie between 0 and 1");
    auto const sorted = sorted_finite(values);
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

interval bootstrap_median(std::span<double const> values, double confidence) {
    require(confidence > 0 && confidence < 1, "the confidence must lie between 0 and 1");
    auto const sorted = sorted_finite(values);
    double const estimate = median_of_sorted(sorted);
    if (sorted.size() < fewest_for_interval)
        return {estimate, estimate, estimate, 0};
    double const tail = (1 - confidence) / 2;
    auto const [low, high] =
        sorted.size() <= exact_limit ? exact_limits(sorted, tail) : outer_limits(sorted, tail);
    return {std::min(low, estimate), estimate, std::max(high, estimate), confidence};
}

interval ratio_of_logs(interval const& logs) {
    return {std::exp(logs.low), std::exp(logs.estimate), std::exp(logs.high), logs.confidence};
}

interval inverse(interval const& r) {
    return {.low = 1 / r.high, .estimate = 1 / r.estimate, .high = 1 / r.low, .confidence = r.confidence};
}

interval paired_ratio(std::span<double const> a, std::span<double const> b, double confidence) {
    require(a.size() == b.size(), "a ratio needs as many values of the one case as of the other");
    require_positive(a);
    require_positive(b);
    std::vector<double> logs(a.size());
    std::ranges::transform(a, b, logs.begin(), [](double x, double y) {
        double const log = std::log(x / y);
        return std::isfinite(log) ? log : std::log(x) - std::log(y); // the quotient over- or underflowed
    });
    return ratio_of_logs(bootstrap_median(logs, confidence));
}

double geometric_mean(std::span<double const> values) {
    require_positive(values);
    double const sum = std::transform_reduce(values.begin(), values.end(), 0.0, std::plus<>{},
                                             [](double v) { return std::log(v); });
    return std::exp(sum / static_cast<double>(values.size()));
}

} // namespace yieldmark::stats
