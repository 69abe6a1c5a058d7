#include "harness/compare/correction.hpp"

#include "harness/stats/false_discovery.hpp"
#include "harness/stats/trimmed_t.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>

namespace yieldmark::compare {

namespace {

using numbers = std::vector<double>;

// A change of the threshold isn't the same in every layout and on every day. Without an allowance, half of those of a quiet
// case, whose interval is next to nothing, would be measured below it.
constexpr double allowance = 0.9;

// A change of the threshold can't be excluded.
bool reaches(stats::interval const& r, double threshold) {
    auto const least = allowance * std::log1p(threshold);
    return std::log(r.high) >= least || std::log(r.low) <= -least;
}

void conclude(change& one, double shown, double deciding, double level, double rate) {
    auto const& test = *one.alone;
    one.p = test.second ? deciding : shown;
    one.changed = deciding <= rate && reaches(one.ratio, one.threshold) && !one.cannot_tell;
    one.detectable = std::max(one.threshold,
                              std::expm1(stats::detectable_mean(test.error, test.freedom, level, power, 0)));
}

// Of one metric.
void correct_metric(std::vector<change*> const& all, double rate) {
    numbers shown;
    numbers deciding;
    for (auto const* one : all) {
        shown.push_back(one->alone->p);
        deciding.push_back(one->alone->deciding);
    }
    shown = stats::adjusted(shown);
    deciding = stats::adjusted(deciding);
    auto const found = std::ranges::count_if(deciding, [&](double p) { return p <= rate; });
    auto const level =
        rate * static_cast<double>(std::max<std::ptrdiff_t>(found, 1)) / static_cast<double>(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        conclude(*all[i], shown[i], deciding[i], level, rate);
}

void find_kinds(std::vector<case_change>& cases) {
    for (auto& one : cases)
        if (std::ranges::any_of(one.metrics, [](change const& m) { return m.alone.has_value(); }))
            one.kind = kind_of(one);
}

} // namespace

void correct_together(std::vector<case_change>& cases, double rate) {
    std::map<std::string, std::vector<change*>> by_metric;
    for (auto& one : cases)
        for (auto& m : one.metrics)
            if (m.alone)
                by_metric[m.metric].push_back(&m);
    for (auto const& [metric, all] : by_metric)
        correct_metric(all, rate);
    find_kinds(cases);
}

void leave_uncorrected(std::vector<case_change>& cases, double rate) {
    for (auto& one : cases)
        for (auto& m : one.metrics)
            if (m.alone)
                correct_metric({&m}, rate);
    find_kinds(cases);
}

} // namespace yieldmark::compare
