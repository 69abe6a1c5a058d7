#include "harness/stats/chooser.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace yieldmark::stats {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// `factor`: what the interpolated time is taken times.
std::vector<double> times_by_process(contender const& c, use_of_sequence const& use,
                                     std::span<std::optional<double> const> reread, double factor) {
    std::vector<double> times;
    for (std::size_t i = 0; i < c.time->times.size(); ++i) {
        auto const once = c.time->at(i, made(c.how, use));
        auto const again = i < reread.size() ? reread[i] : std::nullopt;
        times.push_back(once ? predicted_time(*once * factor, c.how, use, again).value_or(none) : none);
    }
    return times;
}

std::vector<double> known(std::vector<double> values) {
    std::erase_if(values, [](double v) { return std::isnan(v); });
    return values;
}

// How far the truth may lie from the interpolated time, as a logarithm; empty: not known.
std::optional<double> reach(contender const& c, use_of_sequence const& use) {
    auto const gap = c.time->gap(made(c.how, use));
    if (gap == 0)
        return 0;
    return c.spread ? std::optional(*c.spread * gap) : std::nullopt;
}

interval without_ends(interval const& of) {
    return {of.estimate, of.estimate, of.estimate, 0};
}

struct entry {
    ranked result;
    std::vector<double> times;
    std::optional<double> reach;
};

std::optional<entry> entry_of(contender const& c, use_of_sequence const& use,
                              std::span<std::optional<double> const> reread) {
    auto const times = times_by_process(c, use, reread, 1);
    if (known(times).empty())
        return std::nullopt;
    auto time = bootstrap_median(known(times));
    auto const wider = reach(c, use);
    if (!wider)
        time = without_ends(time);
    else if (*wider > 0) {
        time.low = bootstrap_median(known(times_by_process(c, use, reread, std::exp(-*wider)))).low;
        time.high = bootstrap_median(known(times_by_process(c, use, reread, std::exp(*wider)))).high;
    }
    return entry{{c.id, time, {}, c.time->outside(made(c.how, use))}, times, wider};
}

interval ratio_of(entry const& a, entry const& b) {
    std::vector<double> left;
    std::vector<double> right;
    for (std::size_t i = 0; i < std::min(a.times.size(), b.times.size()); ++i) {
        if (a.times[i] > 0 && b.times[i] > 0) {
            left.push_back(a.times[i]);
            right.push_back(b.times[i]);
        }
    }
    if (left.empty())
        return {0, 0, 0, 0};
    auto ratio = paired_ratio(left, right);
    if (!a.reach || !b.reach)
        return without_ends(ratio);
    ratio.low *= std::exp(-*a.reach - *b.reach);
    ratio.high *= std::exp(*a.reach + *b.reach);
    return ratio;
}

} // namespace

double made(manner how, use_of_sequence const& use) {
    return how == manner::lazy ? use.share * use.n : use.n;
}

std::optional<double> predicted_time(double once, manner how, use_of_sequence const& use,
                                     std::optional<double> reread) {
    double const taken = use.share * use.n;
    if (how == manner::lazy)
        return use.passes * (once + taken * use.work);
    if (!reread)
        return use.passes > 1 ? std::nullopt : std::optional(once + taken * use.work);
    double const again = std::min(*reread, once / use.n);
    return once + (use.passes * use.share - 1) * use.n * again + use.passes * taken * use.work;
}

std::vector<ranked> rank(std::span<contender const> contenders, use_of_sequence const& use,
                         std::span<std::optional<double> const> reread) {
    std::vector<entry> entries;
    for (auto const& c : contenders)
        if (auto found = entry_of(c, use, reread))
            entries.push_back(std::move(*found));
    std::ranges::sort(entries, {},
                      [](entry const& e) { return std::pair(e.result.time.estimate, e.result.id); });
    std::vector<ranked> result;
    for (auto const& e : entries) {
        result.push_back(e.result);
        result.back().ratio =
            result.size() == 1 ? interval{1, 1, 1, e.result.time.confidence} : ratio_of(e, entries.front());
    }
    return result;
}

} // namespace yieldmark::stats
