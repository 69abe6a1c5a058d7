#include "harness/stats/false_discovery.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

using yieldmark::stats::adjusted;
using numbers = std::vector<double>;

// The example of Benjamini and Hochberg's own paper: 15 p of a study of myocardial infarction; at 0.05 the
// first four are rejected (0.0095 <= 4 / 15 * 0.05 = 0.013, while 0.0201 > 5 / 15 * 0.05).
numbers const paper{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                    0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0};

TEST(false_discovery, the_paper_s_example) {
    auto const made = adjusted(paper);
    EXPECT_EQ(std::ranges::count_if(made, [](double p) { return p <= 0.05; }), 4);
    EXPECT_NEAR(made[0], 0.0015, 1e-12);
    EXPECT_NEAR(made[3], 0.0095 * 15 / 4, 1e-12);
    EXPECT_NEAR(made[5], 0.0298 * 15 / 7, 1e-12); // 0.0278 * 15 / 6 is greater than its neighbour's
    EXPECT_EQ(made[14], 1);
}

TEST(false_discovery, the_order_given_does_not_matter) {
    numbers turned(paper.rbegin(), paper.rend());
    auto made = adjusted(turned);
    std::ranges::reverse(made);
    EXPECT_EQ(made, adjusted(paper));
}

TEST(false_discovery, edges) {
    EXPECT_TRUE(adjusted(numbers{}).empty());
    EXPECT_EQ(adjusted(numbers{0.03}), numbers{0.03});
    EXPECT_EQ(adjusted(numbers{0.5, 0.5, 0.5}), (numbers{0.5, 0.5, 0.5}));
    EXPECT_EQ(adjusted(numbers{0, 1}), (numbers{0, 1}));
    EXPECT_THROW((void)adjusted(numbers{-0.1}), std::invalid_argument);
    EXPECT_THROW((void)adjusted(numbers{0.1, NAN}), std::invalid_argument);
}

TEST(false_discovery, among_tests_of_nothing_an_alarm_is_as_rare_as_promised) {
    std::mt19937_64 random{3};
    std::uniform_real_distribution<double> uniform;
    int alarms = 0;
    constexpr int runs = 5000;
    for (int i = 0; i < runs; ++i) {
        numbers p(60);
        for (auto& one : p)
            one = uniform(random);
        alarms += std::ranges::min(adjusted(p)) <= 0.05 ? 1 : 0;
    }
    EXPECT_GT(alarms, 0.03 * runs);
    EXPECT_LT(alarms, 0.07 * runs);
}

} // namespace
