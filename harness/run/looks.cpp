#include "harness/run/looks.hpp"

#include "harness/results/model.hpp"
#include "harness/run/shards.hpp"
#include "harness/stats/estimate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace yieldmark::run {

namespace {

struct group_state {
    double width = 0; // of its widest case
    double seconds = 0;
};

} // namespace

double half_width(std::span<double const> times) {
    auto const known = stats::bootstrap_median(times);
    if (!(known.confidence > 0 && known.estimate > 0))
        return std::numeric_limits<double>::infinity();
    return (known.high - known.low) / 2 / known.estimate;
}

look_result look(std::span<timed_case const> cases, double wanted, unsigned processes, double seconds) {
    std::map<std::string, group_state> groups;
    for (auto const& one : cases) {
        auto& group = groups[one.group];
        group.width = std::max(group.width, half_width(one.times));
        group.seconds += one.seconds;
    }
    std::vector<std::pair<std::string, group_state>> wide;
    std::ranges::copy_if(groups, std::back_inserter(wide),
                         [&](auto const& group) { return group.second.width > wanted; });
    std::ranges::sort(wide, {},
                      [](auto const& group) { return std::pair(-group.second.width, group.first); });
    look_result found{.narrow = groups.size() - wide.size()};
    for (auto const& [name, group] : wide) {
        auto const cost = group.seconds * processes;
        if (cost <= seconds) {
            seconds -= cost;
            found.groups.insert(name);
        } else {
            ++found.left_out;
            found.widest_left_out = std::max(found.widest_left_out, group.width);
        }
    }
    return found;
}

std::string compared_group(std::string const& name, bool foreign) {
    if (foreign)
        return unit_of(name);
    auto const own = results::parse_case_name(name);
    return fmt::format("{}/{}/{}", own.example, own.scenario, own.n);
}

} // namespace yieldmark::run
