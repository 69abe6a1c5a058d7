#include "harness/stats/line_fit.hpp"

#include "harness/stats/require.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace yieldmark::stats {
namespace {

bool several_sizes(std::span<point const> points) {
    return std::ranges::any_of(points, [&](point const& p) { return p.n != points.front().n; });
}

double sum_of_errors(line const& l, std::span<point const> points) {
    return std::transform_reduce(points.begin(), points.end(), 0.0, std::plus<>{},
                                 [&](point const& p) { return relative_error(l, p); });
}

std::vector<line> candidates(std::span<point const> points) {
    std::vector<line> all;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const& a = points[i];
        all.push_back({.fixed = 0, .each = a.value / a.n});
        all.push_back({.fixed = a.value, .each = 0});
        for (auto const& b : points.first(i)) {
            if (a.n == b.n)
                continue;
            double const each = (a.value - b.value) / (a.n - b.n);
            // From the smaller point, whose fixed part isn't lost in the rounding of the larger.
            auto const& near = a.n < b.n ? a : b;
            all.push_back({.fixed = near.value - each * near.n, .each = each});
        }
    }
    std::erase_if(all, [](line const& l) { return l.fixed < 0 || l.each < 0; });
    return all;
}

} // namespace

double relative_error(line const& l, point const& p) {
    return std::abs(l.at(p.n) - p.value) / std::max(p.value, 1.0);
}

line fit_line(std::span<point const> points) {
    require(!points.empty() && several_sizes(points), "a line needs figures of two sizes");
    for (auto const& p : points)
        require(std::isfinite(p.n) && p.n > 0 && std::isfinite(p.value) && p.value >= 0,
                "a line is fitted to positive sizes and to figures that aren't negative");
    line best;
    double least = std::numeric_limits<double>::infinity();
    for (auto const& l : candidates(points)) {
        double const sum = sum_of_errors(l, points);
        if (sum < least) {
            least = sum;
            best = l;
        }
    }
    return best;
}

std::vector<double> left_out_errors(std::span<point const> points) {
    std::vector<double> errors;
    if (points.size() < 3)
        return errors;
    for (std::size_t out = 0; out < points.size(); ++out) {
        std::vector<point> rest(points.begin(), points.end());
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(out));
        if (!several_sizes(rest))
            return {};
        errors.push_back(relative_error(fit_line(rest), points[out]));
    }
    return errors;
}

} // namespace yieldmark::stats
