#include "harness/stats/estimate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>
#include <vector>

namespace yieldmark::stats {
namespace {

using values = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

values lognormal_values(std::size_t count, unsigned seed) {
    std::mt19937_64 random(seed);
    std::lognormal_distribution<double> draw(1, 0.5);
    values result(count);
    std::ranges::generate(result, [&] { return draw(random); });
    return result;
}

TEST(median, is_the_middle_or_the_mean_of_the_middle_two) {
    EXPECT_EQ(median(values{7}), 7);
    EXPECT_EQ(median(values{3, 1, 2}), 2);
    EXPECT_EQ(median(values{4, 1, 3, 2}), 2.5);
    EXPECT_EQ(median(values{5, 5, 5, 5}), 5);
}

TEST(median, does_not_overflow) {
    double const most = std::numeric_limits<double>::max();
    EXPECT_EQ(median(values{most, most}), most);
    EXPECT_EQ(median(values{-most, most}), 0);
}

TEST(median, refuses_what_has_none) {
    EXPECT_THROW((void)median(values{}), std::invalid_argument);
    EXPECT_THROW((void)median(values{1, nan}), std::invalid_argument);
    EXPECT_THROW((void)median(values{1, infinity}), std::invalid_argument);
}

TEST(quantile, is_the_value_of_that_rank) {
    values const data{50, 10, 40, 20, 30, 60, 70, 80, 90, 100, 110};
    EXPECT_EQ(quantile(data, 0), 10);
    EXPECT_EQ(quantile(data, 0.1), 20);
    EXPECT_EQ(quantile(data, 0.19), 20);
    EXPECT_EQ(quantile(data, 0.9), 100);
    EXPECT_EQ(quantile(data, 1), 110);
    EXPECT_EQ(quantile(values{7}, 0.1), 7);
    EXPECT_THROW((void)quantile(values{}, 0.1), std::invalid_argument);
    EXPECT_THROW((void)quantile(data, 1.1), std::invalid_argument);
}

TEST(inverse, turns_the_ends_round) {
    auto const r = inverse({2, 4, 5, 0.95});
    EXPECT_EQ(r.low, 0.2);
    EXPECT_EQ(r.estimate, 0.25);
    EXPECT_EQ(r.high, 0.5);
    EXPECT_EQ(r.confidence, 0.95);
}

TEST(ratio_of_logs, takes_each_end_back) {
    auto const r = ratio_of_logs({0, std::log(2.0), std::log(3.0), 0.95});
    EXPECT_EQ(r.low, 1);
    EXPECT_DOUBLE_EQ(r.estimate, 2);
    EXPECT_DOUBLE_EQ(r.high, 3);
    EXPECT_EQ(r.confidence, 0.95);
}

// Of the 3^3 resamples of three values 7 have the least as their median, 13 the middle one.
TEST(bootstrap_median, of_three_values_is_known_by_hand) {
    values const data{10, 30, 20};
    auto const wide = bootstrap_median(data, 1 - 2 * 6.9 / 27);
    EXPECT_EQ(wide.low, 10);
    EXPECT_EQ(wide.high, 30);
    auto const narrow = bootstrap_median(data, 1 - 2 * 7.1 / 27);
    EXPECT_EQ(narrow.low, 20);
    EXPECT_EQ(narrow.high, 20);
    EXPECT_EQ(narrow.estimate, 20);
}

// Of the 4^4 resamples of four values 13 draw the least three times or more: both middle values are the
// least.
TEST(bootstrap_median, of_four_values_is_known_by_hand) {
    values const data{1, 2, 4, 8};
    EXPECT_EQ(bootstrap_median(data, 1 - 2 * 12.9 / 256).low, 1);
    EXPECT_EQ(bootstrap_median(data, 1 - 2 * 13.1 / 256).low, 1.5);
    EXPECT_EQ(bootstrap_median(data, 1 - 2 * 12.9 / 256).high, 8);
    EXPECT_EQ(bootstrap_median(data, 1 - 2 * 13.1 / 256).high, 6);
}

TEST(bootstrap_median, of_nine_values_leaves_out_one_on_either_side) {
    auto const found = bootstrap_median(values{9, 8, 7, 6, 5, 4, 3, 2, 1});
    EXPECT_EQ(found.low, 2);
    EXPECT_EQ(found.estimate, 5);
    EXPECT_EQ(found.high, 8);
    EXPECT_EQ(found.confidence, 0.95);
}

TEST(bootstrap_median, of_ten_values_is_what_random_resampling_gives) {
    auto data = lognormal_values(10, 3);
    std::mt19937_64 random(20261121);
    std::uniform_int_distribution<std::size_t> pick(0, 9);
    values medians(200'001);
    for (auto& m : medians) {
        values resample(10);
        std::ranges::generate(resample, [&] { return data[pick(random)]; });
        m = median(resample);
    }
    std::ranges::sort(medians);
    for (double const confidence : {0.5, 0.8, 0.95, 0.99}) {
        auto const found = bootstrap_median(data, confidence);
        auto const between = std::ranges::count_if(medians, [&](double m) { return found.holds(m); });
        EXPECT_GE(static_cast<double>(between) / 200'001, confidence - 0.003);
        auto const inside =
            std::ranges::count_if(medians, [&](double m) { return found.low < m && m < found.high; });
        EXPECT_LE(static_cast<double>(inside) / 200'001, confidence + 0.003);
    }
}

TEST(bootstrap_median, has_no_interval_below_three_values) {
    for (auto const& data : {values{4}, values{4, 6}}) {
        auto const found = bootstrap_median(data);
        EXPECT_EQ(found.confidence, 0);
        EXPECT_EQ(found.low, found.estimate);
        EXPECT_EQ(found.high, found.estimate);
    }
}

TEST(bootstrap_median, does_not_depend_on_the_order) {
    auto data = lognormal_values(12, 5);
    auto const first = bootstrap_median(data);
    std::mt19937_64 random(1);
    for (int i = 0; i < 20; ++i) {
        std::ranges::shuffle(data, random);
        auto const again = bootstrap_median(data);
        EXPECT_EQ(again.low, first.low);
        EXPECT_EQ(again.high, first.high);
    }
}

TEST(bootstrap_median, follows_scale_shift_and_sign) {
    for (std::size_t const count : {3U, 9U, 10U, 50U, 401U, 500U}) {
        SCOPED_TRACE(count);
        auto const data = lognormal_values(count, 7);
        auto const plain = bootstrap_median(data);
        values moved = data;
        for (auto& v : moved)
            v = -4 * v + 1024;
        auto const found = bootstrap_median(moved);
        EXPECT_NEAR(found.low, -4 * plain.high + 1024, 1e-9);
        EXPECT_NEAR(found.estimate, -4 * plain.estimate + 1024, 1e-9);
        EXPECT_NEAR(found.high, -4 * plain.low + 1024, 1e-9);
        EXPECT_LT(plain.low, plain.estimate);
        EXPECT_LT(plain.estimate, plain.high);
    }
}

TEST(bootstrap_median, changes_little_where_the_exact_tables_end) {
    auto const width = [](std::size_t count) {
        values data(count);
        std::iota(data.begin(), data.end(), 0.0);
        auto const found = bootstrap_median(data);
        return found.high - found.low;
    };
    EXPECT_NEAR(width(400), width(402), 2);
    EXPECT_NEAR(width(399), width(401), 2);
    EXPECT_GE(width(402), width(400));
}

TEST(bootstrap_median, widens_with_the_confidence) {
    auto const data = lognormal_values(10, 11);
    double width = 0;
    for (double const confidence : {1e-9, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999999}) {
        auto const found = bootstrap_median(data, confidence);
        EXPECT_GE(found.high - found.low, width);
        EXPECT_TRUE(found.holds(found.estimate));
        width = found.high - found.low;
    }
}

TEST(bootstrap_median, refuses_bad_arguments) {
    for (double const confidence : {0.0, 1.0, -0.5, 95.0, nan})
        EXPECT_THROW((void)bootstrap_median(values{1, 2, 3}, confidence), std::invalid_argument);
    EXPECT_THROW((void)bootstrap_median(values{}), std::invalid_argument);
    EXPECT_THROW((void)bootstrap_median(values{1, nan, 3}), std::invalid_argument);
}

TEST(paired_ratio, is_exact_where_the_ratio_is_the_same_in_each_process) {
    values const loop{1, 5, 2, 9, 3};
    values twice = loop;
    for (auto& v : twice)
        v *= 2;
    auto const found = paired_ratio(twice, loop);
    EXPECT_NEAR(found.low, 2, 1e-12);
    EXPECT_NEAR(found.estimate, 2, 1e-12);
    EXPECT_NEAR(found.high, 2, 1e-12);
    EXPECT_EQ(paired_ratio(loop, loop).estimate, 1);
}

TEST(paired_ratio, pairs_what_comes_from_one_process) {
    auto const found = paired_ratio(values{2, 40, 600}, values{1, 10, 100});
    EXPECT_NEAR(found.estimate, 4, 1e-12);
    EXPECT_NEAR(found.low, 2, 1e-12);
    EXPECT_NEAR(found.high, 6, 1e-12);
}

TEST(paired_ratio, turned_round_is_the_inverse) {
    auto const a = lognormal_values(10, 13);
    auto const b = lognormal_values(10, 17);
    auto const there = paired_ratio(a, b);
    auto const back = paired_ratio(b, a);
    EXPECT_NEAR(there.estimate * back.estimate, 1, 1e-12);
    EXPECT_NEAR(there.low * back.high, 1, 1e-12);
    EXPECT_NEAR(there.high * back.low, 1, 1e-12);
}

TEST(paired_ratio, stands_extreme_values) {
    auto const found = paired_ratio(values{1e200, 1e200, 1e200}, values{1e-100, 1e200, 1e-300});
    EXPECT_EQ(found.low, 1);
    EXPECT_NEAR(found.estimate / 1e300, 1, 1e-9);
    EXPECT_EQ(found.high, infinity);
}

TEST(paired_ratio, refuses_bad_arguments) {
    EXPECT_THROW((void)paired_ratio(values{1, 2}, values{1}), std::invalid_argument);
    EXPECT_THROW((void)paired_ratio(values{}, values{}), std::invalid_argument);
    for (double const bad : {0.0, -1.0, nan, infinity}) {
        EXPECT_THROW((void)paired_ratio(values{1, bad}, values{1, 1}), std::invalid_argument);
        EXPECT_THROW((void)paired_ratio(values{1, 1}, values{1, bad}), std::invalid_argument);
    }
}

TEST(geometric_mean, is_the_root_of_the_product) {
    EXPECT_NEAR(geometric_mean(values{2, 8}), 4, 1e-12);
    EXPECT_NEAR(geometric_mean(values{1, 3, 9}), 3, 1e-12);
    EXPECT_NEAR(geometric_mean(values{1e300, 1e300, 1e-300, 1e-300}), 1, 1e-9);
    EXPECT_THROW((void)geometric_mean(values{}), std::invalid_argument);
    EXPECT_THROW((void)geometric_mean(values{1, 0}), std::invalid_argument);
    EXPECT_THROW((void)geometric_mean(values{1, nan}), std::invalid_argument);
}

} // namespace
} // namespace yieldmark::stats
