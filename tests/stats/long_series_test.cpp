#include "harness/stats/long_series.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace yieldmark {
namespace {

using stats::continue_changes;
using stats::level_change;

struct level {
    std::size_t length;
    double value;
};

std::vector<double> series_of(std::vector<level> const& levels, double spread, unsigned seed = 1) {
    std::mt19937_64 bits(seed);
    std::normal_distribution<double> normal(0, spread);
    std::vector<double> all;
    for (auto const& l : levels)
        for (std::size_t i = 0; i < l.length; ++i)
            all.push_back(l.value * std::exp(normal(bits)));
    return all;
}

std::vector<level_change> noisy(std::span<double const> values) {
    return stats::find_change_points(values);
}

std::vector<level_change> all_changes(std::vector<double> const& values,
                                      stats::change_finder const& find = noisy) {
    auto const found = continue_changes({}, values, find);
    auto all = found.settled;
    all.insert(all.end(), found.open.begin(), found.open.end());
    return all;
}

void expect_same(std::vector<level_change> const& a, std::vector<level_change> const& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].at, b[i].at);
        EXPECT_EQ(a[i].before, b[i].before);
        EXPECT_EQ(a[i].after, b[i].after);
        EXPECT_EQ(a[i].p, b[i].p);
        EXPECT_EQ(a[i].gradual, b[i].gradual);
    }
}

TEST(long_series, a_short_one_is_judged_as_a_whole) {
    auto const values = series_of({{100, 1}, {155, 1.02}}, 0.003);
    auto const found = continue_changes({}, values, noisy);
    EXPECT_TRUE(found.settled.empty());
    EXPECT_EQ(found.beginning.points, 0U);
    expect_same(found.open, stats::find_change_points(values));
}

TEST(long_series, steps_are_found_wherever_they_lie) {
    for (std::size_t const at : {5U, 120U, 127U, 128U, 129U, 255U, 256U, 257U, 700U, 1400U}) {
        auto const found = all_changes(series_of({{at, 1}, {1500 - at, 1.02}}, 0.002));
        ASSERT_EQ(found.size(), 1U) << at;
        EXPECT_NEAR(static_cast<double>(found[0].at), static_cast<double>(at), 1) << at;
        EXPECT_NEAR(found[0].after / found[0].before, 1.02, 0.002) << at;
    }
}

TEST(long_series, many_steps_keep_their_order) {
    auto const found =
        all_changes(series_of({{300, 1}, {40, 1.05}, {500, 0.97}, {700, 1}, {60, 1.03}}, 0.003));
    std::vector<std::size_t> at;
    for (auto const& c : found)
        at.push_back(c.at);
    EXPECT_EQ(at, (std::vector<std::size_t>{300, 340, 840, 1540}));
}

// A drift of 3 % over 3 000 values: no 320 in a row differ by 1 %, their level's beginning and end do.
TEST(long_series, a_slow_drift_is_seen_against_the_beginning_of_its_level) {
    std::mt19937_64 bits(1);
    std::normal_distribution<double> normal(0, 0.002);
    std::vector<double> values;
    for (int i = 0; i < 3000; ++i)
        values.push_back((1 + 0.03 * i / 3000) * std::exp(normal(bits)));
    auto const found = all_changes(values);
    ASSERT_GE(found.size(), 1U);
    for (auto const& c : found)
        EXPECT_GT(c.after, c.before);
}

TEST(long_series, one_value_after_the_other_gives_what_all_at_once_give) {
    auto const values = series_of({{200, 1}, {190, 1.03}, {310, 1.01}, {150, 1.06}}, 0.004);
    stats::settled_beginning beginning;
    std::vector<level_change> settled;
    for (std::size_t n = 1; n <= values.size(); ++n) {
        auto const rest = std::span(values).subspan(beginning.points, n - beginning.points);
        auto now = continue_changes(beginning, rest, noisy);
        settled.insert(settled.end(), now.settled.begin(), now.settled.end());
        beginning = now.beginning;
        if (n % 97 != 0 && n != values.size())
            continue;
        auto until_now = settled;
        until_now.insert(until_now.end(), now.open.begin(), now.open.end());
        expect_same(until_now,
                    all_changes({values.begin(), values.begin() + static_cast<std::ptrdiff_t>(n)}));
    }
    EXPECT_GT(beginning.points, 0U);
}

TEST(long_series, what_is_remembered_is_little_and_spans_the_level) {
    auto const values = series_of({{150, 1}, {5000, 1.05}}, 0.002);
    auto const found = continue_changes({}, values, noisy);
    auto const& b = found.beginning;
    EXPECT_EQ(b.level_at, 150U);
    EXPECT_LE(b.memory.size(), stats::longest_memory);
    EXPECT_GT(b.memory.size(), stats::longest_memory / 3);
    for (std::size_t i = 0; i < b.memory.size(); ++i)
        EXPECT_EQ(b.memory[i], values[b.level_at + i * b.stride]);
    EXPECT_LT(values.size() - b.points, 2 * stats::settling_step);
}

TEST(long_series, an_exact_one_is_judged_as_if_whole) {
    std::vector<double> values(2000, 100);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] += (i > 127 ? 1 : 0) + (i > 999 ? 5 : 0) + (i > 1000 ? 1 : 0) - (i > 1900 ? 7 : 0);
    auto const exact = [](std::span<double const> v) { return stats::find_exact_changes(v, 0.005); };
    expect_same(all_changes(values, exact), stats::find_exact_changes(values, 0.005));
    EXPECT_EQ(all_changes(values, exact).size(), 4U);
}

TEST(long_series, an_empty_one_has_no_change) {
    EXPECT_TRUE(all_changes({}).empty());
}

} // namespace
} // namespace yieldmark
