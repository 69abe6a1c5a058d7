#include "harness/stats/cost_model.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace yieldmark::stats {

std::vector<sized_values> measured_sizes(std::span<sized_values const> sizes) {
    std::vector<sized_values> kept;
    for (auto const& s : sizes)
        if (std::ranges::any_of(s.values, [](double v) { return !std::isnan(v); }))
            kept.push_back(s);
    std::ranges::sort(kept, {}, &sized_values::n);
    return kept;
}

double median_of(sized_values const& size) {
    auto values = size.values;
    std::erase_if(values, [](double v) { return std::isnan(v); });
    return median(values);
}

namespace {

std::optional<line> line_of_process(std::span<sized_values const> sizes, std::size_t process) {
    std::vector<point> points;
    for (auto const& s : sizes) {
        if (process >= s.values.size() || std::isnan(s.values[process]))
            return std::nullopt;
        points.push_back({s.n, s.values[process]});
    }
    return fit_line(points);
}

std::vector<point> medians(std::span<sized_values const> sizes) {
    std::vector<point> result;
    for (auto const& s : sizes)
        result.push_back({s.n, median_of(s)});
    return result;
}

double median_at(cost_line const& c, double n) {
    std::vector<double> values;
    for (auto const& l : c.by_process)
        if (l)
            values.push_back(l->at(n));
    return median(values);
}

void judge(cost_line& c, std::span<point const> points) {
    std::vector<double> errors;
    double worst_ranked = 0;
    for (auto const& p : points) {
        errors.push_back(relative_error(c.estimate(), p));
        worst_ranked = std::max(worst_ranked, relative_error({median_at(c, p.n), 0}, p));
    }
    c.median_error = median(errors);
    c.worst_error = std::ranges::max(errors);
    c.straight = std::max(c.worst_error, worst_ranked) <= straight_limit;
    c.left_out = left_out_errors(points);
}

interval over_lines(cost_line const& c, double line::*part) {
    std::vector<double> values;
    for (auto const& l : c.by_process)
        if (l)
            values.push_back((*l).*part);
    return bootstrap_median(values);
}

} // namespace

std::optional<cost_line> fit_cost(std::span<sized_values const> sizes) {
    auto const kept = measured_sizes(sizes);
    if (kept.size() < 2 || kept.front().n == kept.back().n)
        return std::nullopt;
    cost_line c{.fixed = {}, .each = {}, .by_process = {}, .left_out = {}};
    auto const processes =
        std::ranges::max(kept, {}, [](auto const& s) { return s.values.size(); }).values.size();
    for (std::size_t i = 0; i < processes; ++i)
        c.by_process.push_back(line_of_process(kept, i));
    if (std::ranges::none_of(c.by_process, [](auto const& l) { return l.has_value(); }))
        return std::nullopt;
    c.fixed = over_lines(c, &line::fixed);
    c.each = over_lines(c, &line::each);
    c.least_n = kept.front().n;
    c.most_n = kept.back().n;
    judge(c, medians(kept));
    return c;
}

double cheaper_from(line const& first, line const& second) {
    double const saved = first.each - second.each;
    double const paid = second.fixed - first.fixed;
    if (saved < 0)
        return beyond_all;
    if (paid < saved)
        return 0;
    return saved == 0 ? beyond_all : std::min(paid / saved, beyond_all);
}

crossover cross(cost_line const& first, cost_line const& second) {
    std::vector<double> second_from;
    std::vector<double> first_from;
    for (std::size_t i = 0; i < std::min(first.by_process.size(), second.by_process.size()); ++i) {
        if (!first.by_process[i] || !second.by_process[i])
            continue;
        second_from.push_back(cheaper_from(*first.by_process[i], *second.by_process[i]));
        first_from.push_back(cheaper_from(*second.by_process[i], *first.by_process[i]));
    }
    if (second_from.empty())
        throw std::invalid_argument("a crossover needs two lines from the same processes");
    auto const seconds = bootstrap_median(second_from);
    auto const firsts = bootstrap_median(first_from);
    using kind = crossover::kind;
    if (seconds.estimate < 1)
        return {kind::second_always, {}};
    if (firsts.estimate < 1 || std::min(seconds.estimate, firsts.estimate) >= beyond_all)
        return {kind::first_always, {}};
    return seconds.estimate < firsts.estimate ? crossover{kind::second_from, seconds}
                                              : crossover{kind::first_from, firsts};
}

} // namespace yieldmark::stats
