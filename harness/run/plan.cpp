#include "harness/run/plan.hpp"

#include "harness/system/errors.hpp"
#include "harness/system/nearest.hpp"

#include <algorithm>

namespace yieldmark::run {

namespace {

plan quick() {
    return {.name = "quick",
            .processes = 9,
            .slices = 3,
            .slice_seconds = 0.001,
            .slice_cost = 0.0022,
            .budget_seconds = 200,
            .relink = true,
            .time_pass = "time",
            .heap_chunk = 64};
}

plan full() {
    return {.name = "full",
            .processes = 25,
            .looks = {9, 15},
            .huge_processes = 5,
            .wanted = 0.02,
            .long_slice = 0.02,
            .slices = 5,
            .slice_seconds = 0.001,
            .slice_cost = 0.0024,
            .budget_seconds = 2700,
            .relink = true,
            .time_pass = "time",
            .heap_chunk = 64};
}

plan smoke() {
    return {.name = "smoke",
            .processes = 1,
            .slices = 1,
            .slice_seconds = 0,
            .slice_cost = 0.002,
            .budget_seconds = 0,
            .relink = false,
            .time_pass = "once",
            .heap_chunk = 64};
}

} // namespace

std::vector<std::string> plan_names() {
    return {"quick", "full", "smoke"};
}

plan plan_named(std::string const& name) {
    for (auto const& candidate : {quick(), full(), smoke()})
        if (candidate.name == name)
            return candidate;
    throw system::usage_error("there is no plan '" + name + "'; the plans are quick, full and smoke" +
                              system::did_you_mean(name, plan_names()));
}

plan fitted(plan p, std::size_t cases) {
    constexpr double share_of_all = 2.0 / 3;
    auto const one_slice_of_all = static_cast<double>(cases) * least_processes(p) * p.slice_cost;
    auto const budget = p.looks.empty() ? p.budget_seconds : share_of_all * p.budget_seconds;
    if (budget > 0 && one_slice_of_all > 0) {
        auto const room = std::max(1.0, budget / one_slice_of_all);
        p.slices = std::min(p.slices, static_cast<unsigned>(std::min(room, 1000.0)));
    }
    return p;
}

plan with_processes(plan p, unsigned processes) {
    p.processes = processes;
    p.looks.clear();
    p.huge_processes = 0;
    return p;
}

unsigned least_processes(plan const& p) {
    return p.looks.empty() ? p.processes : p.looks.front();
}

double guessed_seconds(plan const& p, std::string_view pass, bool huge) {
    constexpr double of_a_huge_one = 1.5;
    if (huge)
        return of_a_huge_one;
    return pass == "time" ? p.slices * p.slice_cost : 0.01;
}

} // namespace yieldmark::run
