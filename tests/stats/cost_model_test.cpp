#include "harness/stats/cost_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>

namespace yieldmark::stats {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
using kind = crossover::kind;

std::vector<point> on_line(double fixed, double each, std::vector<double> const& sizes) {
    std::vector<point> points;
    for (double const n : sizes)
        points.push_back({n, fixed + each * n});
    return points;
}

/// Lines of three processes, the middle one as given and the others a tenth below and above in both parts.
cost_line lines_around(double fixed, double each) {
    std::vector<sized_values> sizes;
    for (double const n : {1.0, 64.0, 4096.0}) {
        double const v = fixed + each * n;
        sizes.push_back({n, {v, v * 0.9, v * 1.1}});
    }
    return *fit_cost(sizes);
}

TEST(fit_line, finds_the_line_that_points_lie_on) {
    auto const l = fit_line(on_line(30, 0.25, {1, 64, 4096, 262144}));
    EXPECT_NEAR(l.fixed, 30, 1e-6);
    EXPECT_NEAR(l.each, 0.25, 1e-12);
}

TEST(fit_line, one_odd_size_does_not_bend_it) {
    auto points = on_line(30, 0.25, {1, 16, 64, 1024, 4096, 65536, 262144});
    points[6].value *= 3;
    auto const l = fit_line(points);
    EXPECT_NEAR(l.fixed, 30, 1e-6);
    EXPECT_NEAR(l.each, 0.25, 1e-9);
}

TEST(fit_line, small_sizes_count_as_much_as_large_ones) {
    // Least squares would give the start-up the error of the largest size, some 1000 ns.
    std::vector<point> const points{{1, 11}, {10, 20}, {100, 110}, {1000000, 1010000}};
    auto const l = fit_line(points);
    EXPECT_NEAR(l.fixed, 10, 0.1);
    EXPECT_NEAR(l.each, 1, 0.011);
}

TEST(fit_line, coefficients_are_never_negative) {
    auto const falling = fit_line(std::vector<point>{{1, 100}, {10, 90}, {100, 80}});
    EXPECT_EQ(falling.each, 0);
    EXPECT_GT(falling.fixed, 0);
    auto const steep = fit_line(std::vector<point>{{10, 1}, {20, 100}, {30, 200}});
    EXPECT_EQ(steep.fixed, 0);
    EXPECT_GT(steep.each, 0);
}

TEST(fit_line, no_other_line_has_a_smaller_sum_of_relative_errors) {
    std::mt19937_64 random{7};
    auto const unit = [&] { return static_cast<double>(random() >> 11U) / 9007199254740992.0; };
    std::vector<point> points;
    for (double n = 1; n < 1e6; n *= 4)
        points.push_back({n, (20 + n * 0.5) * (0.7 + 0.6 * unit())});
    auto const sum = [&](line const& l) {
        double total = 0;
        for (auto const& p : points)
            total += relative_error(l, p);
        return total;
    };
    auto const best = fit_line(points);
    for (int i = 0; i < 20000; ++i) {
        line const other{best.fixed * (0.5 + unit()), best.each * (0.5 + unit())};
        ASSERT_GE(sum(other), sum(best) - 1e-12);
    }
}

TEST(fit_line, an_empty_heap_is_a_line) {
    auto const l = fit_line(std::vector<point>{{1, 0}, {64, 0}, {4096, 0}});
    EXPECT_EQ(l.fixed, 0);
    EXPECT_EQ(l.each, 0);
}

TEST(fit_line, refuses_what_is_no_line) {
    EXPECT_THROW(static_cast<void>(fit_line({})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(fit_line(std::vector<point>{{4, 1}, {4, 2}})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(fit_line(std::vector<point>{{1, 1}, {2, -1}})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(fit_line(std::vector<point>{{0, 1}, {2, 1}})), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(fit_line(std::vector<point>{{1, none}, {2, 1}})), std::invalid_argument);
}

TEST(left_out_errors, are_nothing_on_a_line_and_name_the_size_that_is_off_it) {
    auto points = on_line(10, 1, {1, 10, 100, 1000});
    for (double const e : left_out_errors(points))
        EXPECT_NEAR(e, 0, 1e-9);
    points[3].value *= 2; // the others predict half of it
    EXPECT_NEAR(left_out_errors(points)[3], 0.5, 1e-9);
    EXPECT_TRUE(left_out_errors(std::span(points).first(2)).empty());
}

TEST(fit_cost, has_an_interval_over_processes) {
    auto const c = lines_around(20, 2);
    EXPECT_NEAR(c.fixed.estimate, 20, 1e-9);
    EXPECT_NEAR(c.fixed.low, 18, 1e-9);
    EXPECT_NEAR(c.fixed.high, 22, 1e-9);
    EXPECT_NEAR(c.each.estimate, 2, 1e-12);
    EXPECT_GT(c.each.confidence, 0);
    EXPECT_TRUE(c.straight);
    EXPECT_EQ(c.most_n, 4096);
}

TEST(fit_cost, says_where_a_straight_line_does_not_fit) {
    std::vector<sized_values> sizes;
    for (double const n : {1.0, 10.0, 100.0, 1000.0, 10000.0})
        sizes.push_back({n, {n * n, n * n, n * n}});
    EXPECT_FALSE(fit_cost(sizes)->straight);
    EXPECT_GT(fit_cost(sizes)->worst_error, straight_limit);
}

// The line of the estimates misses no size by a fifth; the median of the three lines misses the middle one by
// 98 %, and that is what the chooser goes by.
TEST(fit_cost, does_not_call_straight_what_the_processes_own_lines_miss) {
    std::vector<sized_values> const sizes{
        {1, {200, 1000, 40}}, {100, {200, 1000, 100}}, {10000, {20000, 1000, 4000}}};
    auto const c = fit_cost(sizes);
    EXPECT_LT(c->worst_error, straight_limit);
    EXPECT_FALSE(c->straight);
}

TEST(fit_cost, leaves_out_a_process_that_lacks_a_size) {
    std::vector<sized_values> const sizes{{1, {3, 30, 3}}, {10, {12, none, 12}}, {100, {102, 1020, 102}}};
    auto const c = fit_cost(sizes);
    ASSERT_TRUE(c);
    EXPECT_FALSE(c->by_process[1]);
    EXPECT_NEAR(c->fixed.estimate, 2, 1e-9);
}

TEST(fit_cost, needs_two_sizes) {
    EXPECT_FALSE(fit_cost(std::vector<sized_values>{{64, {1, 2, 3}}}));
    EXPECT_FALSE(fit_cost(std::vector<sized_values>{{64, {1}}, {128, {none}}}));
    EXPECT_FALSE(fit_cost({}));
}

TEST(cheaper_from, knows_all_four_cases) {
    EXPECT_DOUBLE_EQ(cheaper_from({10, 3}, {40, 1}), 15);
    EXPECT_EQ(cheaper_from({40, 3}, {10, 1}), 0);
    EXPECT_EQ(cheaper_from({10, 1}, {40, 3}), beyond_all);
    EXPECT_EQ(cheaper_from({40, 1}, {10, 3}), beyond_all);
    EXPECT_EQ(cheaper_from({10, 1}, {10, 1}), beyond_all);
    EXPECT_EQ(cheaper_from({10, 3}, {10.5, 1}), 0); // crosses below the first item
}

TEST(cross, finds_the_crossover_with_its_interval) {
    auto const list = lines_around(10, 3);
    auto const lazy = lines_around(40, 1);
    auto const turn = cross(list, lazy);
    EXPECT_EQ(turn.which, kind::second_from);
    EXPECT_NEAR(turn.n.estimate, 15, 1e-9);
    EXPECT_LE(turn.n.low, 15);
    EXPECT_EQ(cross(lazy, list).which, kind::first_from);
    EXPECT_NEAR(cross(lazy, list).n.estimate, 15, 1e-9);
}

TEST(cross, says_always_where_one_leads_for_every_n) {
    EXPECT_EQ(cross(lines_around(10, 1), lines_around(20, 2)).which, kind::first_always);
    EXPECT_EQ(cross(lines_around(20, 2), lines_around(10, 1)).which, kind::second_always);
    EXPECT_EQ(cross(lines_around(10, 1), lines_around(10, 1)).which, kind::first_always);
}

TEST(cross, has_no_upper_end_where_the_data_do_not_exclude_never) {
    auto a = lines_around(10, 3);
    auto b = lines_around(40, 1);
    b.by_process[2] = line{40, 4}; // in this process b never leads
    auto const turn = cross(a, b);
    EXPECT_EQ(turn.which, kind::second_from);
    EXPECT_EQ(turn.n.high, beyond_all);
}

TEST(cross, refuses_lines_without_a_common_process) {
    auto a = lines_around(1, 1);
    auto b = a;
    for (auto& l : a.by_process)
        l.reset();
    EXPECT_THROW(static_cast<void>(cross(a, b)), std::invalid_argument);
}

} // namespace
} // namespace yieldmark::stats
