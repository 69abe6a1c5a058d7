#include "harness/stats/size_curve.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace yieldmark::stats {
namespace {

std::vector<double> of_process(std::vector<sized_values> const& sizes, std::size_t process) {
    std::vector<double> times;
    for (auto const& s : sizes) {
        if (process >= s.values.size() || std::isnan(s.values[process]))
            return {};
        if (!(s.values[process] > 0) || !std::isfinite(s.values[process]) || !(s.n > 0))
            throw std::invalid_argument("a curve needs positive sizes and times");
        times.push_back(s.values[process]);
    }
    return times;
}

// The measured sizes on both sides of n: of the two at an end, if n lies beyond it.
std::pair<std::size_t, std::size_t> around(std::vector<double> const& sizes, double n) {
    auto const after = static_cast<std::size_t>(std::ranges::lower_bound(sizes, n) - sizes.begin());
    auto const right = std::clamp<std::size_t>(after, 1, sizes.size() - 1);
    return {right - 1, right};
}

std::vector<double> at_all(size_curve const& curve, double n) {
    std::vector<double> times;
    for (std::size_t i = 0; i < curve.times.size(); ++i)
        if (auto const time = curve.at(i, n))
            times.push_back(*time);
    return times;
}

} // namespace

std::optional<double> size_curve::at(std::size_t process, double n) const {
    auto const& own = times.at(process);
    if (own.empty() || (!straight && outside(n)))
        return std::nullopt;
    auto const along = [&](double size) { return straight ? shape.at(size) : 1.0; };
    auto const [left, right] = around(sizes, n);
    if (n == sizes[left] || n == sizes[right])
        return own[n == sizes[left] ? left : right];
    auto const share = std::clamp(std::log(n / sizes[left]) / std::log(sizes[right] / sizes[left]), 0.0, 1.0);
    auto const from = std::log(own[left] / along(sizes[left]));
    auto const to = std::log(own[right] / along(sizes[right]));
    return along(n) * std::exp(from + share * (to - from));
}

double size_curve::gap(double n) const {
    auto const [left, right] = around(sizes, n);
    return std::abs(std::log(n / sizes[left]) * std::log(n / sizes[right]));
}

std::optional<size_curve> make_curve(std::span<sized_values const> sizes) {
    auto const kept = measured_sizes(sizes);
    if (kept.size() < 2 || kept.front().n == kept.back().n)
        return std::nullopt;
    size_curve curve{.sizes = {}, .times = {}, .shape = {}};
    std::vector<point> medians;
    for (auto const& s : kept) {
        curve.sizes.push_back(s.n);
        medians.push_back({s.n, median_of(s)});
    }
    auto const processes =
        std::ranges::max(kept, {}, [](auto const& s) { return s.values.size(); }).values.size();
    for (std::size_t i = 0; i < processes; ++i)
        curve.times.push_back(of_process(kept, i));
    if (std::ranges::all_of(curve.times, &std::vector<double>::empty))
        return std::nullopt;
    curve.shape = fit_line(medians);
    curve.straight = std::ranges::all_of(
        medians, [&](point const& p) { return relative_error(curve.shape, p) <= straight_limit; });
    return curve;
}

std::vector<left_out_size> leave_out(std::span<sized_values const> sizes) {
    auto const kept = measured_sizes(sizes);
    std::vector<left_out_size> all;
    for (std::size_t i = 1; i + 1 < kept.size(); ++i) {
        auto others = kept;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        auto const curve = make_curve(others);
        auto const times = curve ? at_all(*curve, kept[i].n) : std::vector<double>{};
        auto const gap = curve ? curve->gap(kept[i].n) : 0;
        if (times.empty() || gap == 0)
            continue;
        auto const predicted = bootstrap_median(times);
        auto const measured = median_of(kept[i]);
        auto const miss =
            std::max({0.0, std::log(predicted.low / measured), std::log(measured / predicted.high)});
        all.push_back({kept[i].n, curve->straight, miss / gap});
    }
    return all;
}

std::optional<double> spread_of(std::vector<double> misses) {
    if (misses.empty())
        return std::nullopt;
    std::ranges::sort(misses);
    auto const rank = static_cast<std::size_t>(std::ceil(0.95 * static_cast<double>(misses.size() + 1)));
    return misses[std::min(rank, misses.size()) - 1];
}

} // namespace yieldmark::stats
