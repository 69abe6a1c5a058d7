#include "harness/stats/two_sample.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace yieldmark::stats {

namespace {

constexpr double trim = 0.2;
constexpr double power = 0.8;

struct trimmed {
    double mean = 0;
    double variance_of_mean = 0; // Yuen's d: winsorized sum of squares / (h (h - 1))
    double freedom = 0;          // h - 1
};

double mean_of(std::span<double const> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

trimmed summarise(std::span<double const> values) {
    if (values.size() < least_two_sample ||
        !std::ranges::all_of(values, [](double v) { return std::isfinite(v); }))
        throw std::invalid_argument("a trimmed mean needs three finite values");
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    auto const cut = static_cast<std::size_t>(trim * static_cast<double>(sorted.size()));
    auto const kept = sorted.size() - 2 * cut;
    trimmed t{.mean = mean_of(std::span(sorted).subspan(cut, kept))};
    for (std::size_t i = 0; i < cut; ++i) {
        sorted[i] = sorted[cut];
        sorted[sorted.size() - 1 - i] = sorted[sorted.size() - 1 - cut];
    }
    auto const center = mean_of(sorted);
    double squares = 0;
    for (double const v : sorted)
        squares += (v - center) * (v - center);
    auto const h = static_cast<double>(kept);
    t.variance_of_mean = squares / (h * (h - 1));
    t.freedom = h - 1;
    return t;
}

double two_sided(double estimate, double error, double freedom) {
    if (error == 0)
        return estimate == 0 ? 1 : 0;
    boost::math::students_t const t(freedom);
    return std::min(1.0, 2 * boost::math::cdf(boost::math::complement(t, std::abs(estimate) / error)));
}

double upper_quantile(double freedom, double tail) {
    return boost::math::quantile(boost::math::complement(boost::math::students_t(freedom), tail));
}

} // namespace

difference trimmed_difference(std::span<double const> first, std::span<double const> second,
                              double confidence) {
    if (!(confidence > 0 && confidence < 1))
        throw std::invalid_argument("confidence must lie in (0, 1)");
    auto const a = summarise(first);
    auto const b = summarise(second);
    auto const sum = a.variance_of_mean + b.variance_of_mean;
    difference d{.estimate = b.mean - a.mean, .standard_error = std::sqrt(sum)};
    d.freedom = sum == 0 ? a.freedom + b.freedom
                         : sum * sum /
                               (a.variance_of_mean * a.variance_of_mean / a.freedom +
                                b.variance_of_mean * b.variance_of_mean / b.freedom);
    auto const half = upper_quantile(d.freedom, (1 - confidence) / 2) * d.standard_error;
    d.low = d.estimate - half;
    d.high = d.estimate + half;
    d.p = two_sided(d.estimate, d.standard_error, d.freedom);
    return d;
}

double least_detectable(difference const& d, double level, double threshold) {
    auto const reach = upper_quantile(d.freedom, 1 - power) * d.standard_error;
    return reach + std::max(upper_quantile(d.freedom, level / 2) * d.standard_error, threshold);
}

} // namespace yieldmark::stats
