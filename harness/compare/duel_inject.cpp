#include "harness/compare/duel_inject.hpp"

#include "harness/run/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fnmatch.h>

namespace yieldmark::compare {

std::map<std::string, double> injected_percent(std::vector<injection> const& asked,
                                               std::vector<std::string> const& cases) {
    std::map<std::string, double> percent;
    for (auto const& one : asked) {
        if (!(one.percent > 0 && one.percent <= 1000))
            throw run::usage_error(fmt::format(
                "{}={}: the slowdown must lie above 0 and be at most 1000 percent", one.cases, one.percent));
        bool fits = false;
        for (auto const& name : cases)
            if (name == one.cases || fnmatch(one.cases.c_str(), name.c_str(), 0) == 0) {
                percent[name] = one.percent;
                fits = true;
            }
        if (!fits)
            throw run::usage_error(one.cases +
                                   ": no compared case is called so; nothing can be injected there");
    }
    return percent;
}

std::uint64_t steps_for(double percent, double nanoseconds, double step) {
    if (!(step > 0))
        throw run::run_error("the length of a step of extra work was not measured; try again");
    return static_cast<std::uint64_t>(std::max(1.0, std::round(nanoseconds * percent / 100 / step)));
}

std::uint64_t steps_on_line(double percent, cost_of_steps few, cost_of_steps more) {
    auto const for_one =
        (more.percent - few.percent) / (static_cast<double>(more.steps) - static_cast<double>(few.steps));
    if (!(for_one > 0) || !std::isfinite(for_one))
        return few.steps;
    auto const found = static_cast<double>(few.steps) + (percent - few.percent) / for_one;
    return static_cast<std::uint64_t>(
        std::round(std::clamp(found, 1.0, 5.0 * static_cast<double>(few.steps))));
}

} // namespace yieldmark::compare
