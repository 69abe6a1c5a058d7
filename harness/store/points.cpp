#include "harness/store/points.hpp"

#include "harness/results/metrics.hpp"
#include "harness/stats/long_series.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>
#include <utility>

namespace yieldmark::store {

namespace {

point pooled(std::span<stored_figure const> same) {
    auto const n = static_cast<double>(same.size());
    double log_sum = 0;
    double raw_sum = 0;
    double below = 0;
    double above = 0;
    double confidence = same.front().ratio.confidence;
    std::string machines;
    for (auto const& f : same) {
        if (machines.find(f.machine) == std::string::npos)
            machines += (machines.empty() ? "" : "; ") + f.machine;
        log_sum += std::log(f.ratio.estimate);
        raw_sum += f.raw;
        below += std::pow(std::log(f.ratio.estimate / f.ratio.low), 2);
        above += std::pow(std::log(f.ratio.high / f.ratio.estimate), 2);
        confidence = std::min(confidence, f.ratio.confidence);
    }
    auto const estimate = std::exp(log_sum / n);
    auto const& of = *same.front().of;
    return {of.name,
            of.date,
            of.subject,
            {estimate * std::exp(-std::sqrt(below) / n), estimate, estimate * std::exp(std::sqrt(above) / n),
             confidence},
            raw_sum / n,
            machines};
}

point single(stored_figure const& f) {
    return {f.of->name, f.of->date, f.of->subject, f.ratio, f.raw, f.machine};
}

} // namespace

bool comes_before(revision const& a, revision const& b, bool by_place) {
    if (by_place)
        return std::tie(a.place, a.date, a.name) < std::tie(b.place, b.date, b.name);
    return std::tie(a.date, a.place, a.name) < std::tie(b.date, b.place, b.name);
}

bool all_places_known(std::vector<stored_figure> const& figures) {
    return std::ranges::all_of(figures, [](auto const& f) { return f.of->place > 0; });
}

std::vector<point> points_of(std::vector<stored_figure> figures) {
    bool const by_place = all_places_known(figures);
    return points_of(std::move(figures), by_place);
}

std::vector<point> points_of(std::vector<stored_figure> figures, bool by_place) {
    std::ranges::sort(figures, [&](auto const& a, auto const& b) {
        if (comes_before(*a.of, *b.of, by_place) || comes_before(*b.of, *a.of, by_place))
            return comes_before(*a.of, *b.of, by_place);
        return a.ratio.estimate < b.ratio.estimate; // so that what is pooled adds up the same each time
    });
    std::vector<point> points;
    for (auto first = figures.begin(); first != figures.end();) {
        auto const last =
            std::find_if(first, figures.end(), [&](auto const& f) { return f.of->name != first->of->name; });
        points.push_back(last - first == 1 ? single(*first) : pooled({first, last}));
        first = last;
    }
    return points;
}

// Of exact metrics each change above the threshold is real.
std::vector<stats::level_change> changes_in(std::string const& metric, std::span<double const> ratios) {
    auto const of = results::metric_named(metric);
    return of.exact ? stats::find_exact_changes(ratios, *of.threshold) : stats::find_change_points(ratios);
}

std::vector<change_point> changes_of(std::string const& metric, std::vector<point> const& points) {
    std::vector<double> ratios;
    ratios.reserve(points.size());
    for (auto const& p : points)
        ratios.push_back(p.ratio.estimate);
    auto const found =
        stats::continue_changes({}, ratios, [&](auto values) { return changes_in(metric, values); });
    std::vector<change_point> changes;
    for (auto const* part : {&found.settled, &found.open})
        for (auto const& c : *part)
            changes.push_back({c.at, points[c.at - 1].revision, c.before, c.after, c.p, c.gradual});
    return changes;
}

} // namespace yieldmark::store
