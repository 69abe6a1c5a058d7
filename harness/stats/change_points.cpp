#include "harness/stats/change_points.hpp"

#include "harness/stats/estimate.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

namespace yieldmark::stats {

namespace {

using values_t = std::span<double const>;

constexpr double tried_at = 1e-3;     // p of a split before merging
constexpr double outlier_limit = 3;   // times the noise
constexpr std::size_t neighbours = 3; // on each side, for outliers and for gradual changes
constexpr double mad_of_normal = 0.6744897501960817;

// Standard deviation of the noise, from the differences of neighbours: steps hardly count in their median.
double noise_of(values_t x) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < x.size(); ++i)
        steps.push_back(std::abs(x[i] - x[i - 1]));
    return median(steps) / (mad_of_normal * std::sqrt(2.0));
}

// The nearer end of [centre - reach, centre + reach], or the value itself where it lies within.
double drawn_in(double value, double centre, double reach) {
    return std::clamp(value, centre - reach, centre + reach);
}

std::vector<double> without_outliers(values_t x) {
    std::vector<double> out(x.begin(), x.end());
    auto const reach = outlier_limit * noise_of(x);
    if (reach == 0)
        return out; // more than half of the values equal their neighbour: no scale to judge by
    for (std::size_t i = 0; i < x.size(); ++i) {
        auto const before = x.subspan(i - std::min(i, neighbours), std::min(i, neighbours));
        auto const after = x.subspan(i + 1, std::min(x.size() - i - 1, neighbours));
        auto nearest = std::numeric_limits<double>::infinity();
        for (auto const side : {before, after})
            if (!side.empty())
                if (auto const to = drawn_in(x[i], median(side), reach);
                    std::abs(to - x[i]) < std::abs(nearest - x[i]))
                    nearest = to;
        out[i] = nearest;
    }
    return out;
}

// p of Student's t-test with equal variances between two samples.
double same_mean(values_t a, values_t b) {
    auto const mean_of = [](values_t v) {
        double sum = 0;
        for (auto const x : v)
            sum += x;
        return sum / static_cast<double>(v.size());
    };
    auto const mean_a = mean_of(a);
    auto const mean_b = mean_of(b);
    double squares = 0;
    for (auto const x : a)
        squares += (x - mean_a) * (x - mean_a);
    for (auto const x : b)
        squares += (x - mean_b) * (x - mean_b);
    auto const n = static_cast<double>(a.size());
    auto const m = static_cast<double>(b.size());
    auto const difference = std::abs(mean_a - mean_b);
    auto const error = std::sqrt(squares / (n + m - 2) * (1 / n + 1 / m));
    if (error <= 1e-15)
        return difference <= 1e-12 ? 1 : 0;
    return 2 *
           boost::math::cdf(boost::math::complement(boost::math::students_t(n + m - 2), difference / error));
}

// The split of [begin, end) and the end of what follows it that are farthest apart.
struct split {
    std::size_t at = 0;
    std::size_t until = 0;
    double distance = 0;
};

// With n values before and m after, the energy distance times nm / (n + m) is
//   2 / (n + m) * (between - from_begin * m / (n - 1) - within * n / (m - 1)),
// and what depends on n or m alone is divided once for each.
//
// `within[i]` is the sum of |x_a - x_b| over all pairs in [i, until), kept up to date as `until` grows, so
// that each pair (at, until) costs O(1).
split farthest_split(values_t x, std::size_t least) {
    std::vector<double> within(x.size(), 0.0);
    std::vector<double> from_begin(x.size() + 1, 0.0);
    std::vector<double> from_begin_each(x.size() + 1, 0.0); // divided by n - 1
    std::vector<double> part_of(x.size() + 1, 0.0);         // 1 / (m - 1)
    for (std::size_t m = 2; m <= x.size(); ++m)
        part_of[m] = 1 / static_cast<double>(m - 1);
    split best;
    for (std::size_t until = 1; until <= x.size(); ++until) {
        double sum = 0;
        for (std::size_t i = until - 1; i-- > 0;) {
            sum += std::abs(x[i] - x[until - 1]);
            within[i] += sum;
        }
        from_begin[until] = within[0];
        from_begin_each[until] = within[0] * part_of[until];
        auto const scale = 2 / static_cast<double>(until);
        for (std::size_t at = least; at + least <= until; ++at) {
            auto const n = static_cast<double>(at);
            auto const m = static_cast<double>(until - at);
            auto const between = within[0] - from_begin[at] - within[at];
            auto const scaled =
                scale * (between - from_begin_each[at] * m - within[at] * n * part_of[until - at]);
            if (scaled > best.distance)
                best = {at, until, scaled};
        }
    }
    return best;
}

// The level of a part as cautiously as can be: of an even count the one of the two middle values that is
// nearer to the other level, so that half of a level's values can't make a change alone.
double cautious_level(values_t level, double other) {
    std::vector<double> sorted(level.begin(), level.end());
    std::ranges::sort(sorted);
    auto const upper = sorted[sorted.size() / 2];
    auto const lower = sorted[(sorted.size() - 1) / 2];
    return std::abs(upper - other) < std::abs(lower - other) ? upper : lower;
}

class search {
public:
    search(values_t values, change_limits const& limits) : values_(values), limits_(limits) {
        std::vector<double> logs;
        for (auto const v : values)
            logs.push_back(std::log(v));
        x_ = without_outliers(logs);
    }

    std::vector<level_change> run() {
        divide(0, x_.size());
        std::ranges::sort(at_);
        for (auto worst = least_sure(); worst; worst = least_sure())
            at_.erase(at_.begin() + static_cast<std::ptrdiff_t>(*worst));
        for (std::size_t i = 0; i < at_.size(); ++i)
            at_[i] = best_place(i);
        std::vector<level_change> found;
        for (std::size_t i = 0; i < at_.size(); ++i)
            found.push_back(change(i));
        return found;
    }

private:
    void divide(std::size_t begin, std::size_t end);
    [[nodiscard]] std::optional<std::size_t> least_sure() const;
    [[nodiscard]] std::size_t best_place(std::size_t which) const;
    [[nodiscard]] level_change change(std::size_t which) const;
    [[nodiscard]] double cautious_magnitude(std::size_t which, level_change const& c) const;

    [[nodiscard]] std::size_t begin_of(std::size_t which) const { return which == 0 ? 0 : at_[which - 1]; }
    [[nodiscard]] std::size_t end_of(std::size_t which) const {
        return which + 1 == at_.size() ? x_.size() : at_[which + 1];
    }
    [[nodiscard]] values_t part(std::size_t begin, std::size_t end) const {
        return values_t(x_).subspan(begin, end - begin);
    }

    values_t values_;
    change_limits limits_;
    std::vector<double> x_;       // logarithms without outliers
    std::vector<std::size_t> at_; // where levels begin, but the first
};

void search::divide(std::size_t begin, std::size_t end) {
    if (end - begin < 2 * limits_.least_points)
        return;
    auto const best = farthest_split(part(begin, end), limits_.least_points);
    if (best.at == 0)
        return;
    auto const at = begin + best.at;
    if (same_mean(part(begin, at), part(at, begin + best.until)) > tried_at)
        return;
    at_.push_back(at);
    divide(begin, at);
    divide(at, end);
}

// The split to merge next: the one with the highest p of those that are not significant or too small.
std::optional<std::size_t> search::least_sure() const {
    std::optional<std::size_t> worst;
    double worst_p = -1;
    for (std::size_t i = 0; i < at_.size(); ++i) {
        auto const c = change(i);
        bool const small = cautious_magnitude(i, c) < limits_.magnitude;
        if ((c.p > limits_.p || small) && c.p > worst_p) {
            worst = i;
            worst_p = c.p;
        }
    }
    return worst;
}

double search::cautious_magnitude(std::size_t which, level_change const& c) const {
    auto const begin = begin_of(which);
    auto const before = cautious_level(values_.subspan(begin, c.at - begin), c.after);
    auto const after = cautious_level(values_.subspan(c.at, end_of(which) - c.at), c.before);
    return std::abs(after / before - 1);
}

// The energy distance favours halves; where the residuals are least is nearer to the truth.
std::size_t search::best_place(std::size_t which) const {
    auto const begin = begin_of(which);
    auto const end = end_of(which);
    auto const before = median(part(begin, at_[which]));
    auto const after = median(part(at_[which], end));
    double residuals = 0;
    double least = std::numeric_limits<double>::infinity();
    auto best = at_[which];
    for (auto i = begin; i < end; ++i) {
        if (i - begin >= limits_.least_points && end - i >= limits_.least_points && residuals < least) {
            least = residuals;
            best = i;
        }
        residuals += std::abs(x_[i] - before) - std::abs(x_[i] - after);
    }
    return best;
}

level_change search::change(std::size_t which) const {
    auto const begin = begin_of(which);
    auto const at = at_[which];
    auto const end = end_of(which);
    level_change c;
    c.at = at;
    c.before = median(values_.subspan(begin, at - begin));
    c.after = median(values_.subspan(at, end - at));
    c.p = same_mean(part(begin, at), part(at, end));
    auto const near = std::min({neighbours, at - begin, end - at});
    auto const jump = median(part(at, at + near)) - median(part(at - near, at));
    c.gradual = jump / std::log(c.after / c.before) < 0.5;
    return c;
}

} // namespace

std::vector<level_change> find_change_points(values_t values, change_limits const& limits) {
    if (limits.least_points < 2)
        throw std::invalid_argument("a level needs at least 2 values");
    for (auto const v : values)
        if (!std::isfinite(v) || v <= 0)
            throw std::invalid_argument("a series of ratios has a value that is not finite and positive");
    if (values.size() < 2 * limits.least_points)
        return {};
    return search(values, limits).run();
}

std::vector<level_change> find_exact_changes(values_t values, double magnitude) {
    for (auto const v : values)
        if (!std::isfinite(v) || v < 0)
            throw std::invalid_argument("a series has a value that is negative or not finite");
    std::vector<level_change> found;
    for (std::size_t i = 1; i < values.size(); ++i) {
        auto const level = found.empty() ? values.front() : found.back().after;
        if (std::abs(values[i] - level) > magnitude * level)
            found.push_back({i, level, values[i], 0, false});
    }
    return found;
}

} // namespace yieldmark::stats
