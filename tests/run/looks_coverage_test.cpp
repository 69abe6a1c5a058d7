// How often the 95 % interval of a case holds the true median if it got more processes for being wide: the table of
// docs/statistics.md.

#include "harness/run/looks.hpp"
#include "harness/run/plan.hpp"
#include "harness/stats/estimate.hpp"
#include "tests/stats/noise.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>
#include <vector>

namespace yieldmark::run {
namespace {

using tests::contaminated;
using tests::normal;
using tests::two_speeds;
using source = std::function<double(std::mt19937_64&)>;

constexpr int trials = 10'000;
constexpr double level = 1000; // far from 0, as times are

std::vector<double> measured(plan const& how, double wanted, source const& draw, std::mt19937_64& random) {
    std::vector<double> times;
    auto const measure_up_to = [&](unsigned count) {
        while (times.size() < count)
            times.push_back(level + draw(random));
    };
    for (auto const after : how.looks) {
        measure_up_to(after);
        if (half_width(times) <= wanted)
            return times;
    }
    measure_up_to(how.processes);
    return times;
}

struct outcome {
    double held = 0;
    double processes = 0;
};

outcome simulated(double wanted, source const& draw) {
    std::mt19937_64 random(20261127);
    auto const how = plan_named("full");
    outcome all;
    for (int t = 0; t < trials; ++t) {
        auto const times = measured(how, wanted / level, draw, random);
        all.held += stats::bootstrap_median(times).holds(level) ? 1.0 / trials : 0;
        all.processes += static_cast<double>(times.size()) / trials;
    }
    return all;
}

class wanted_width : public testing::TestWithParam<double> {};

TEST_P(wanted_width, leaves_the_intervals_what_the_documentation_says) {
    auto const wanted = GetParam(); // in standard deviations of the noise
    auto const of_normal = simulated(wanted, normal);
    auto const of_contaminated = simulated(wanted, contaminated);
    auto const of_two_speeds = simulated(wanted, two_speeds);
    std::printf("| %g | %.3f (%.0f) | %.3f (%.0f) | %.3f (%.0f) |\n", wanted, of_normal.held,
                of_normal.processes, of_contaminated.held, of_contaminated.processes, of_two_speeds.held,
                of_two_speeds.processes);
    EXPECT_GE(of_normal.held, 0.935);
    EXPECT_GE(of_contaminated.held, 0.935);
    EXPECT_GE(of_two_speeds.held, 0.90);
}

INSTANTIATE_TEST_SUITE_P(in_deviations, wanted_width, testing::Values(0.3, 0.5, 0.7, 1.1, 2.5),
                         [](auto const& its) {
                             return "of_" + std::to_string(static_cast<int>(10 * its.param)) + "_tenths";
                         });

} // namespace
} // namespace yieldmark::run
