#include "harness/stats/change_points.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace yieldmark::stats {
namespace {

// Noise of a duel's ratios, from a generator of our own: the library's distributions differ between
// libraries.
class noise {
public:
    explicit noise(std::uint64_t seed) : bits_(seed) {}

    double normal() { // the sum of 12 uniform numbers, less its mean
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += uniform();
        return sum;
    }
    double uniform() { return static_cast<double>(bits_() >> 11) * 0x1p-53; }

private:
    std::mt19937_64 bits_;
};

struct level {
    std::size_t count = 0;
    double value = 1;
};

std::vector<double> series_of(std::vector<level> const& levels, double spread, std::uint64_t seed = 1) {
    noise from(seed);
    std::vector<double> values;
    for (auto const& l : levels)
        for (std::size_t i = 0; i < l.count; ++i)
            values.push_back(l.value * std::exp(spread * from.normal()));
    return values;
}

std::vector<std::size_t> places(std::vector<level_change> const& changes) {
    std::vector<std::size_t> at;
    for (auto const& c : changes)
        at.push_back(c.at);
    return at;
}

using at = std::vector<std::size_t>;

TEST(change_points, none_where_nothing_changes) {
    EXPECT_EQ(places(find_change_points(series_of({{200, 1}}, 0.003))), at{});
    EXPECT_EQ(places(find_change_points(std::vector<double>(50, 0.7))), at{});
}

TEST(change_points, one_step_has_its_place_levels_and_p) {
    auto const found = find_change_points(series_of({{80, 1}, {120, 1.02}}, 0.002));
    ASSERT_EQ(places(found), at{80});
    EXPECT_NEAR(found[0].before, 1, 0.001);
    EXPECT_NEAR(found[0].after, 1.02, 0.001);
    EXPECT_LT(found[0].p, 1e-12);
    EXPECT_FALSE(found[0].gradual);
}

TEST(change_points, a_step_without_any_noise) {
    EXPECT_EQ(places(find_change_points(series_of({{10, 1}, {10, 1.05}}, 0))), at{10});
}

TEST(change_points, two_steps_up_and_two_that_undo_each_other) {
    EXPECT_EQ(places(find_change_points(series_of({{60, 1}, {50, 1.02}, {90, 1.05}}, 0.002))), (at{60, 110}));
    EXPECT_EQ(places(find_change_points(series_of({{95, 1}, {10, 1.02}, {95, 1}}, 0.002))), (at{95, 105}));
}

TEST(change_points, many_steps) {
    auto const found = find_change_points(
        series_of({{20, 1}, {20, 1.02}, {20, 1}, {20, 0.98}, {20, 1.01}, {20, 1.03}}, 0.0015));
    EXPECT_EQ(places(found), (at{20, 40, 60, 80, 100}));
}

TEST(change_points, a_step_at_either_end_from_four_values_on) {
    EXPECT_EQ(places(find_change_points(series_of({{4, 1}, {100, 1.02}}, 0.002))), at{4});
    EXPECT_EQ(places(find_change_points(series_of({{100, 1}, {4, 1.02}}, 0.002))), at{100});
    EXPECT_EQ(places(find_change_points(series_of({{100, 1}, {2, 1.02}}, 0.002))), at{});
}

TEST(change_points, steps_below_the_magnitude_are_none) {
    auto const values = series_of({{100, 1}, {100, 1.008}}, 0.001);
    EXPECT_EQ(places(find_change_points(values)), at{});
    EXPECT_EQ(places(find_change_points(values, {.p = 1e-5, .magnitude = 0.005, .least_points = 4})),
              at{100});
}

TEST(change_points, an_outlier_is_no_change_and_hides_none) {
    auto values = series_of({{100, 1}, {100, 1.02}}, 0.002);
    values[30] *= 1.5;
    values[31] *= 1.4;
    values[150] *= 0.8;
    values[199] *= 1.3;
    EXPECT_EQ(places(find_change_points(values)), at{100});
}

// A drift is reported as one or more changes, whose sum is what it came to; each says that it is gradual.
TEST(change_points, a_slow_drift_is_reported_as_gradual) {
    auto values = series_of({{200, 1}}, 0.001);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] *= 1 + 0.0003 * static_cast<double>(i);
    auto const found = find_change_points(values);
    ASSERT_FALSE(found.empty());
    for (auto const& c : found)
        EXPECT_TRUE(c.gradual) << c.at;
    EXPECT_NEAR(found.back().after / found.front().before, 1.06, 0.02);
}

TEST(change_points, short_series_have_none) {
    EXPECT_TRUE(find_change_points({}).empty());
    EXPECT_TRUE(find_change_points(std::vector{1.0}).empty());
    EXPECT_TRUE(find_change_points(std::vector{1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0}).empty());
    EXPECT_EQ(places(find_change_points(std::vector{1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0})), at{4});
}

TEST(change_points, values_that_are_no_ratios_are_refused) {
    for (double const bad : {std::nan(""), std::numeric_limits<double>::infinity(), 0.0, -1.0})
        EXPECT_THROW(static_cast<void>(find_change_points(std::vector{1.0, 1.0, bad})),
                     std::invalid_argument);
    EXPECT_THROW(
        static_cast<void>(find_change_points(std::vector{1.0}, {.p = 1, .magnitude = 0, .least_points = 1})),
        std::invalid_argument);
}

TEST(change_points, the_unit_makes_no_difference) {
    auto values = series_of({{40, 1}, {40, 1.03}}, 0.003);
    auto const before = places(find_change_points(values));
    for (auto& v : values)
        v *= 1e6;
    EXPECT_EQ(places(find_change_points(values)), before);
}

// What the history is for: a step of 2 % anywhere among 200 commits, at the spread that duels have.
TEST(change_points, a_step_of_2_percent_is_found_within_2_commits) {
    noise places_of(7);
    std::vector<double> errors;
    constexpr int trials = 200;
    for (int trial = 0; trial < trials; ++trial) {
        auto const before = static_cast<std::size_t>(5 + 190 * places_of.uniform());
        auto const spread = 0.0015 + 0.0015 * places_of.uniform();
        auto const step = trial % 2 == 0 ? 1.02 : 1 / 1.02;
        auto const found = find_change_points(
            series_of({{before, 1}, {200 - before, step}}, spread, 1000 + static_cast<std::uint64_t>(trial)));
        double error = 200;
        for (auto const& c : found)
            error = std::min(error, std::abs(static_cast<double>(c.at) - static_cast<double>(before)));
        errors.push_back(error);
    }
    std::ranges::sort(errors);
    EXPECT_LE(errors[trials * 9 / 10], 2);
    EXPECT_LT(errors.back(), 200) << "every one is found";
}

TEST(change_points, sixty_quiet_series_have_one_false_change_at_most) {
    std::size_t falsely = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed)
        falsely +=
            find_change_points(series_of({{200, 1}}, 0.0015 + 0.0015 * static_cast<double>(seed) / 60, seed))
                .size();
    EXPECT_LE(falsely, 1U);
}

TEST(exact_changes, every_difference_above_the_magnitude_is_one) {
    std::vector const values{1.0, 1.0, 1.004, 1.006, 1.006, 0.5};
    EXPECT_EQ(places(find_exact_changes(values)), (at{2, 3, 5}));
    auto const found = find_exact_changes(values, 0.005);
    EXPECT_EQ(places(found), (at{3, 5}));
    EXPECT_EQ(found[0].before, 1.0);
    EXPECT_EQ(found[0].after, 1.006);
    EXPECT_EQ(found[0].p, 0);
}

// Small changes that add up are measured from where the level began.
TEST(exact_changes, small_ones_add_up) {
    EXPECT_EQ(places(find_exact_changes(std::vector{1.0, 1.003, 1.006, 1.009, 1.012}, 0.005)), (at{2, 4}));
}

TEST(exact_changes, zero_is_a_level) {
    EXPECT_EQ(places(find_exact_changes(std::vector{0.0, 0.0, 5.0, 0.0})), (at{2, 3}));
    EXPECT_TRUE(find_exact_changes({}).empty());
    EXPECT_THROW(static_cast<void>(find_exact_changes(std::vector{std::nan("")})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(find_exact_changes(std::vector{-1.0})), std::invalid_argument);
}

} // namespace
} // namespace yieldmark::stats
