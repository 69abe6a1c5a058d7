#include "harness/duel/inject.hpp"

#include "harness/results/case_filter.hpp"
#include "harness/stats/estimate.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace yieldmark::duel {

std::map<std::string, double> injected_percent(std::vector<injection> const& asked,
                                               std::vector<std::string> const& cases) {
    std::map<std::string, double> percent;
    for (auto const& one : asked) {
        if (!(one.percent > 0 && one.percent <= 1000))
            throw system::usage_error(fmt::format(
                "{}={}: the slowdown must lie above 0 and be at most 1000 percent", one.cases, one.percent));
        bool fits = false;
        for (auto const& name : cases)
            if (results::case_matches(name, one.cases)) {
                percent[name] = one.percent;
                fits = true;
            }
        if (!fits)
            throw system::usage_error(one.cases +
                                      ": no compared case has this name; nothing can be injected there" +
                                      system::did_you_mean(one.cases, cases));
    }
    return percent;
}

std::uint64_t steps_for(double percent, double nanoseconds, double step) {
    if (!(step > 0))
        throw system::run_error("the length of a step of extra work was not measured; try again");
    return static_cast<std::uint64_t>(std::max(1.0, std::round(nanoseconds * percent / 100 / step)));
}

std::uint64_t fitted_steps(double percent, std::uint64_t tried, std::span<double const> costs,
                           std::uint64_t otherwise) {
    constexpr std::size_t fewest = 5;
    constexpr double furthest = 5;
    if (costs.size() < fewest)
        return otherwise;
    auto const cost = stats::median(costs);
    if (cost <= 0)
        return otherwise;
    auto const before = static_cast<double>(otherwise);
    auto const steps = percent / cost * static_cast<double>(tried);
    return static_cast<std::uint64_t>(
        std::max(1.0, std::round(std::clamp(steps, before / furthest, before * furthest))));
}

} // namespace yieldmark::duel
