#include "harness/stats/trimmed_t.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

namespace yieldmark::stats {

namespace {

using t_distribution = boost::math::students_t;

double quantile(double freedom, double probability) {
    return boost::math::quantile(t_distribution(freedom), probability);
}

void require_share(double value, char const* what) {
    if (!(value > 0 && value < 1))
        throw std::invalid_argument(std::string(what) + " must lie between 0 and 1");
}

} // namespace

double trimmed_mean::p(double value) const {
    if (error == 0)
        return mean == value ? 1 : 0;
    auto const t = std::abs(mean - value) / error;
    return 2 * boost::math::cdf(boost::math::complement(t_distribution(freedom), t));
}

interval trimmed_mean::with_confidence(double confidence) const {
    require_share(confidence, "a confidence");
    auto const reach = error * quantile(freedom, 0.5 + confidence / 2);
    return {.low = mean - reach, .estimate = mean, .high = mean + reach, .confidence = confidence};
}

std::size_t values_kept(std::size_t n, double share) {
    return n - 2 * static_cast<std::size_t>(std::floor(share * static_cast<double>(n)));
}

trimmed_mean trimmed(std::span<double const> values, double share) {
    if (!(share >= 0 && share < 0.5))
        throw std::invalid_argument("the share trimmed at either end must lie in [0, 0.5)");
    if (!std::ranges::all_of(values, [](double v) { return std::isfinite(v); }))
        throw std::invalid_argument("a trimmed mean needs finite values");
    auto const n = values.size();
    auto const kept = values_kept(n, share);
    auto const cut = (n - kept) / 2;
    if (n < 2 || kept < 2)
        throw std::invalid_argument("a trimmed mean needs at least two values that are kept");

    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    auto const middle = std::span(sorted).subspan(cut, kept);
    auto const h = static_cast<double>(kept);
    auto const mean = std::accumulate(middle.begin(), middle.end(), 0.0) / h;

    std::ranges::fill(std::span(sorted).first(cut), sorted[cut]);
    std::ranges::fill(std::span(sorted).last(cut), sorted[n - 1 - cut]);
    auto const center = std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(n);
    double squares = 0;
    for (auto const v : sorted)
        squares += (v - center) * (v - center);
    return {.mean = mean, .error = std::sqrt(squares / (h * (h - 1))), .freedom = h - 1, .kept = kept};
}

trimmed_mean trimmed_difference(std::span<double const> first, std::span<double const> second) {
    if (std::min(first.size(), second.size()) < least_two_sample)
        throw std::invalid_argument("a difference of trimmed means needs at least three values on each side");
    auto const a = trimmed(first);
    auto const b = trimmed(second);
    auto const of_a = a.error * a.error;
    auto const of_b = b.error * b.error;
    auto const sum = of_a + of_b;
    auto const freedom =
        sum == 0 ? a.freedom + b.freedom : sum * sum / (of_a * of_a / a.freedom + of_b * of_b / b.freedom);
    return {.mean = b.mean - a.mean, .error = std::sqrt(sum), .freedom = freedom, .kept = a.kept + b.kept};
}

double detectable_mean(double error, double freedom, double alpha, double power, double least) {
    require_share(alpha, "a level");
    require_share(power, "a power");
    if (!(freedom >= 1))
        throw std::invalid_argument("a t test needs at least one degree of freedom");
    auto const for_significance = quantile(freedom, 1 - alpha / 2) * error;
    return std::max(for_significance, least) + quantile(freedom, power) * error;
}

} // namespace yieldmark::stats
