#include "harness/compare/slices.hpp"

#include <algorithm>

namespace yieldmark::compare {

double seconds_of(run::reading const& one) {
    return std::max(one.real_time, one.cpu_time) * 1e-9 * static_cast<double>(one.iterations);
}

unsigned slices_for(double seconds) {
    constexpr double most_seconds = 0.03;
    auto slices = most_slices;
    while (slices > 1 && slices * seconds > most_seconds)
        slices /= 2;
    return slices;
}

unsigned slices_within(double budget, std::function<double(unsigned)> const& seconds_with) {
    constexpr unsigned least = 2;
    auto slices = most_slices;
    while (slices > least && seconds_with(slices) > budget)
        slices /= 2;
    return slices;
}

std::vector<turn> turns_of(unsigned slices, unsigned pair) {
    std::vector<turn> turns;
    for (unsigned i = 0; i < 2 * slices; ++i) {
        std::size_t const side = (i / 2 + i + pair) % 2;
        if (!turns.empty() && turns.back().side == side)
            ++turns.back().slices;
        else
            turns.push_back({side, 1});
    }
    return turns;
}

slice_groups by_slices(std::vector<std::string> const& cases, std::map<std::string, double> const& seconds) {
    slice_groups groups;
    for (auto const& name : cases) {
        auto const known = seconds.find(name);
        groups[slices_for(known == seconds.end() ? 0 : known->second)].push_back(name);
    }
    return groups;
}

std::vector<run::step> steps_in_turn(run::plan const& how, slice_groups const& groups, std::uint64_t seed) {
    std::vector<std::vector<run::step>> made;
    for (auto const& [count, cases] : groups) {
        made.push_back(run::make_steps(how, {"time"}, {cases, cases}, seed));
        for (auto& step : made.back())
            step.slices = count;
    }
    std::vector<run::step> all;
    for (unsigned pair = 0; pair < how.processes; ++pair)
        for (auto const& group : made)
            for (auto const& step : group)
                if (step.number == pair)
                    all.push_back(step);
    return all;
}

} // namespace yieldmark::compare
