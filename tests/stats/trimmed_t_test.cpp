#include "harness/stats/trimmed_t.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

using namespace yieldmark::stats;
using numbers = std::vector<double>;

// E. Dana's self-awareness data, the worked example of R. R. Wilcox, Introduction to Robust Estimation and
// Hypothesis Testing: 20 % trimmed mean 282.7, winsorized variance 21551.4.
numbers const self_awareness{77,  87,  88,  114, 151, 210, 219, 246,  253, 262,
                             296, 299, 306, 376, 428, 515, 666, 1310, 2611};

TEST(trimmed_t, a_published_example) {
    auto const made = trimmed(self_awareness);
    EXPECT_EQ(made.kept, 13U);
    EXPECT_EQ(made.freedom, 12);
    EXPECT_NEAR(made.mean, 282.7, 0.05);
    // Tukey and McLaughlin: the winsorized squares over h (h - 1), here 18 * 21551.4 / (13 * 12).
    EXPECT_NEAR(made.error, std::sqrt(18 * 21551.4 / 156), 0.001);
    auto const interval = made.with_confidence(0.95); // t(12) at 0.975 is 2.1788 in any table
    EXPECT_NEAR(interval.low, made.mean - 2.1788 * made.error, 0.01);
    EXPECT_NEAR(interval.high, made.mean + 2.1788 * made.error, 0.01);
    EXPECT_NEAR(made.p(interval.low), 0.05, 1e-9);
}

TEST(trimmed_t, without_trimming_it_is_student_s) {
    // 1, 2, 3, 4, 5: mean 3, standard error sqrt(2.5 / 5); t(4) of 3 / 0.7071 is 4.2426, p = 0.013236.
    auto const made = trimmed(numbers{5, 3, 1, 4, 2}, 0);
    EXPECT_DOUBLE_EQ(made.mean, 3);
    EXPECT_DOUBLE_EQ(made.error, std::sqrt(0.5));
    EXPECT_NEAR(made.p(), 0.013236, 1e-6);
}

TEST(trimmed_t, wild_values_do_not_move_it) {
    numbers values{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    auto const calm = trimmed(values);
    values.front() = -1e9;
    values.back() = 1e9;
    EXPECT_DOUBLE_EQ(trimmed(values).mean, calm.mean);
    EXPECT_DOUBLE_EQ(trimmed(values).error, calm.error);
}

TEST(trimmed_t, equal_values_leave_no_doubt) {
    auto const made = trimmed(numbers(10, 0.5));
    EXPECT_EQ(made.error, 0);
    EXPECT_EQ(made.p(0.5), 1);
    EXPECT_EQ(made.p(), 0);
}

TEST(trimmed_t, what_it_refuses) {
    EXPECT_THROW((void)trimmed(numbers{1}), std::invalid_argument);
    EXPECT_THROW((void)trimmed(numbers{1, NAN, 2}), std::invalid_argument);
    EXPECT_THROW((void)trimmed(numbers{1, 2, 3}, 0.5), std::invalid_argument);
    EXPECT_THROW((void)trimmed(numbers{1, 2, 3}, -0.1), std::invalid_argument);
    EXPECT_THROW((void)trimmed(numbers{1, 2, 3}, 0.4), std::invalid_argument); // keeps one
    EXPECT_THROW((void)trimmed(numbers{1, 2}, 0).with_confidence(1), std::invalid_argument);
}

// What its users count on: that the interval holds the truth about as often as it says, also where one pair
// in ten is wild, and that the p of a true hypothesis is below 5 % about 5 % of the time.
class coverage : public testing::TestWithParam<std::size_t> {};

TEST_P(coverage, of_noise_with_wild_values) {
    std::mt19937_64 random{GetParam()};
    std::normal_distribution<double> calm{0.03, 0.01};
    std::normal_distribution<double> wild{0.03, 0.2};
    constexpr int runs = 4000;
    int held = 0;
    int rejected = 0;
    for (int i = 0; i < runs; ++i) {
        numbers values(GetParam());
        for (auto& v : values)
            v = random() % 10 == 0 ? wild(random) : calm(random);
        auto const made = trimmed(values);
        held += made.with_confidence(0.95).holds(0.03) ? 1 : 0;
        rejected += made.p(0.03) <= 0.05 ? 1 : 0;
    }
    EXPECT_GT(held, 0.93 * runs);
    EXPECT_LT(held, 0.98 * runs);
    EXPECT_EQ(held + rejected, runs);
}

INSTANTIATE_TEST_SUITE_P(trimmed_t, coverage, testing::Values(10, 15, 30));

TEST(trimmed_difference, of_two_samples_is_yuens) {
    numbers const first{1, 2, 3, 4, 5, 6, 7, 8, 9, 19};
    numbers const second{3, 5, 7, 9, 11, 13, 15, 17, 19, 99};
    auto const made = trimmed_difference(first, second);
    // Kept are 3…8 and 7…17, so h = 6; winsorized squares 42.5 and 170 over h (h - 1) = 30.
    EXPECT_DOUBLE_EQ(made.mean, 12 - 5.5);
    EXPECT_DOUBLE_EQ(made.error * made.error, (42.5 + 170) / 30);
    EXPECT_DOUBLE_EQ(made.freedom, 5 * (42.5 + 170) * (42.5 + 170) / (42.5 * 42.5 + 170 * 170));
    EXPECT_DOUBLE_EQ(trimmed_difference(second, first).mean, -made.mean);
    EXPECT_DOUBLE_EQ(trimmed_difference(second, first).p(), made.p());
}

TEST(trimmed_difference, equal_samples_differ_by_nothing) {
    auto const made = trimmed_difference(numbers{1, 1, 1}, numbers{1, 1, 1});
    EXPECT_EQ(made.mean, 0);
    EXPECT_EQ(made.p(), 1);
    EXPECT_EQ(trimmed_difference(numbers{1, 1, 1}, numbers{2, 2, 2}).p(), 0);
}

TEST(trimmed_difference, what_it_refuses) {
    EXPECT_THROW((void)trimmed_difference(numbers{1, 2}, numbers{1, 2, 3}), std::invalid_argument);
    EXPECT_THROW((void)trimmed_difference(numbers{1, 2, 3}, numbers{1, 2}), std::invalid_argument);
    EXPECT_THROW((void)trimmed_difference(numbers{1, 2, 3}, numbers{1, NAN, 3}), std::invalid_argument);
}

TEST(trimmed_t, what_is_detectable_is_found_that_often) {
    // Known error, so the numbers are the normal's: 1.96 + 0.8416.
    EXPECT_NEAR(detectable_mean(1, 1e9, 0.05, 0.8, 0), 2.8016, 1e-3);
    EXPECT_NEAR(detectable_mean(1, 1e9, 0.05, 0.8, 5), 5.8416, 1e-3); // the least effect asks for more
    EXPECT_EQ(detectable_mean(0, 5, 0.05, 0.8, 0.02), 0.02);
    EXPECT_THROW((void)detectable_mean(1, 0, 0.05, 0.8, 0), std::invalid_argument);
    EXPECT_THROW((void)detectable_mean(1, 5, 0, 0.8, 0), std::invalid_argument);

    std::mt19937_64 random{7};
    constexpr int runs = 2000;
    int found = 0;
    double const mean = detectable_mean(0.01 * 1.05 / std::sqrt(30.0), 17, 0.001, 0.8, 0);
    std::normal_distribution<double> noise{mean, 0.01};
    for (int i = 0; i < runs; ++i) {
        numbers values(30);
        for (auto& v : values)
            v = noise(random);
        found += trimmed(values).p() <= 0.001 ? 1 : 0;
    }
    EXPECT_GT(found, 0.70 * runs);
    EXPECT_LT(found, 0.90 * runs);
}

} // namespace
