#include "harness/stats/chooser.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace yieldmark::stats {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::vector<double> times_by_process(contender const& c, use_of_sequence const& use,
                                     std::span<std::optional<double> const> reread) {
    std::vector<double> times;
    for (std::size_t i = 0; i < c.time->by_process.size(); ++i) {
        auto const& l = c.time->by_process[i];
        auto const again = i < reread.size() ? reread[i] : std::nullopt;
        times.push_back(l ? predicted_time(*l, c.how, use, again).value_or(none) : none);
    }
    return times;
}

std::vector<double> known(std::vector<double> values) {
    std::erase_if(values, [](double v) { return std::isnan(v); });
    return values;
}

std::optional<interval> ratio_of(std::vector<double> const& a, std::vector<double> const& b) {
    std::vector<double> left;
    std::vector<double> right;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (a[i] > 0 && b[i] > 0) {
            left.push_back(a[i]);
            right.push_back(b[i]);
        }
    }
    return left.empty() ? std::nullopt : std::optional(paired_ratio(left, right));
}

} // namespace

std::optional<double> predicted_time(line const& l, manner how, use_of_sequence const& use,
                                     std::optional<double> reread) {
    double const taken = use.share * use.n;
    if (how == manner::lazy)
        return use.passes * (l.fixed + taken * (l.each + use.work));
    if (!reread)
        return use.passes > 1 ? std::nullopt : std::optional(l.at(use.n) + taken * use.work);
    double const again = std::min(*reread, l.each);
    return l.fixed + use.n * (l.each - again) + use.passes * taken * (again + use.work);
}

std::vector<ranked> rank(std::span<contender const> contenders, use_of_sequence const& use,
                         std::span<std::optional<double> const> reread) {
    std::vector<ranked> result;
    std::vector<std::vector<double>> times;
    for (auto const& c : contenders) {
        if (!c.time->straight)
            continue;
        auto const all = times_by_process(c, use, reread);
        auto const usable = known(all);
        if (usable.empty())
            continue;
        auto const made = use.n * (c.how == manner::lazy ? use.share : 1);
        bool const outside = made < c.time->least_n || made > c.time->most_n;
        result.push_back({c.id, bootstrap_median(usable), {}, outside});
        times.push_back(all);
    }
    if (result.empty())
        return result;
    auto const best = static_cast<std::size_t>(
        std::ranges::min_element(result, {}, [](ranked const& r) { return r.time.estimate; }) -
        result.begin());
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i].ratio = i == best ? interval{1, 1, 1, result[i].time.confidence}
                                    : ratio_of(times[i], times[best]).value_or(interval{0, 0, 0, 0});
    std::ranges::sort(result, {}, [](ranked const& r) { return std::pair(r.time.estimate, r.id); });
    return result;
}

} // namespace yieldmark::stats
