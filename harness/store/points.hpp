#pragma once
// From stored figures to a series' points and changes. Pure; private to harness/store.

#include "harness/stats/change_points.hpp"
#include "harness/store/measurement.hpp"
#include "harness/store/series.hpp"

#include <span>
#include <string>
#include <vector>

namespace yieldmark::store {

/// One figure of a series as it is stored.
struct stored_figure {
    revision const* of = nullptr;
    stats::interval ratio;
    double raw = 0;
    std::string machine{};     // as point::machine
    long long measurement = 0; // its id
};

/// Whether `a` comes before `b` where all of a series' places are known, or only the dates.
[[nodiscard]] bool comes_before(revision const& a, revision const& b, bool by_place);

/// Whether every figure's revision has a place.
[[nodiscard]] bool all_places_known(std::vector<stored_figure> const& figures);

/// The points in the order of the revisions: by place (if all are known), otherwise by date. Several figures of
/// one revision become one point: the geometric mean of their ratios, with an interval that is narrower as
/// for independent measurements, and the mean of their raw figures.
[[nodiscard]] std::vector<point> points_of(std::vector<stored_figure> figures, bool by_place);
[[nodiscard]] std::vector<point> points_of(std::vector<stored_figure> figures);

/// The changes of level in a part of a series of `metric` that is judged at once.
[[nodiscard]] std::vector<stats::level_change> changes_in(std::string const& metric,
                                                          std::span<double const> ratios);

/// The changes of level among the points of a series of `metric`.
[[nodiscard]] std::vector<change_point> changes_of(std::string const& metric,
                                                   std::vector<point> const& points);

} // namespace yieldmark::store
