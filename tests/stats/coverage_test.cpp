// How often the 95 % interval holds the true median: the table of docs/statistics.md.

#include "harness/stats/estimate.hpp"
#include "tests/stats/noise.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace yieldmark::stats {
namespace {

using tests::contaminated;
using tests::normal;
using tests::two_speeds;
using source = std::function<double(std::mt19937_64&)>;

constexpr int trials = 20'000;

double coverage(std::size_t count, source const& draw, double truth) {
    std::mt19937_64 random(20261121);
    int held = 0;
    for (int t = 0; t < trials; ++t) {
        std::vector<double> data(count);
        std::ranges::generate(data, [&] { return draw(random); });
        held += bootstrap_median(data).holds(truth) ? 1 : 0;
    }
    return static_cast<double>(held) / trials;
}

double lognormal(std::mt19937_64& random) {
    return std::exp(normal(random));
}

struct expectation {
    std::size_t count;
    double least;
    double most;
};

class coverage_of : public testing::TestWithParam<expectation> {};

TEST_P(coverage_of, the_interval_is_what_the_documentation_says) {
    auto const [count, least, most] = GetParam();
    double const found[] = {coverage(count, normal, 0), coverage(count, lognormal, 1),
                            coverage(count, contaminated, 0), coverage(count, two_speeds, 0)};
    std::printf("| %zu | %.3f | %.3f | %.3f | %.3f |\n", count, found[0], found[1], found[2], found[3]);
    for (double const f : found) {
        EXPECT_GE(f, least);
        EXPECT_LE(f, most);
    }
}

INSTANTIATE_TEST_SUITE_P(counts, coverage_of,
                         testing::Values(expectation{3, .73, .77}, expectation{5, .92, .95},
                                         expectation{9, .95, .97}, expectation{10, .88, .97},
                                         expectation{20, .88, .97}, expectation{21, .92, .99}),
                         [](auto const& its) { return "of_" + std::to_string(its.param.count); });

} // namespace
} // namespace yieldmark::stats
