#include "harness/stats/chooser.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace yieldmark::stats {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// Three processes, whose times differ by a hundredth.
std::vector<sized_values> times(std::initializer_list<std::pair<double, double>> sizes) {
    std::vector<sized_values> all;
    for (auto const& [n, ns] : sizes)
        all.push_back({n, {0.99 * ns, ns, 1.01 * ns}});
    return all;
}

size_curve line_curve(double fixed, double each) {
    auto const at = [&](double n) { return std::pair(n, fixed + each * n); };
    return *make_curve(times({at(1), at(64), at(4096)}));
}

TEST(size_curve, goes_through_what_was_measured) {
    auto const curve = *make_curve(times({{1, 10}, {64, 900}, {4096, 5000}}));
    EXPECT_FALSE(curve.straight);
    EXPECT_EQ(curve.at(1, 1), 10);
    EXPECT_EQ(curve.at(1, 64), 900);
    EXPECT_EQ(curve.at(2, 4096), 5050);
    EXPECT_EQ(curve.gap(64), 0);
    EXPECT_GT(curve.gap(512), curve.gap(100));
    EXPECT_NEAR(curve.gap(512), std::log(8) * std::log(8), 1e-12);
}

TEST(size_curve, between_sizes_a_line_stays_a_line_and_a_power_a_power) {
    EXPECT_NEAR(*line_curve(100, 1).at(1, 512), 612, 1e-6);
    auto const square = *make_curve(times({{1, 1}, {64, 4096}, {4096, 4096.0 * 4096}}));
    EXPECT_FALSE(square.straight);
    EXPECT_NEAR(*square.at(1, 512), 512.0 * 512, 1e-3);
}

TEST(size_curve, beyond_the_sizes_only_a_line_that_fits_is_stretched) {
    auto const line = line_curve(100, 1);
    EXPECT_TRUE(line.outside(10'000));
    EXPECT_NEAR(*line.at(1, 10'000), 10'100, 1e-6);
    auto const bent = *make_curve(times({{1, 10}, {64, 900}, {4096, 5000}}));
    EXPECT_FALSE(bent.at(1, 10'000));
    EXPECT_FALSE(bent.at(1, 0.5));
    EXPECT_TRUE(bent.at(1, 100));
}

TEST(size_curve, leaves_out_a_process_that_lacks_a_size) {
    auto sizes = times({{1, 10}, {64, 100}});
    sizes[1].values[0] = none;
    auto const curve = *make_curve(sizes);
    EXPECT_FALSE(curve.at(0, 1));
    EXPECT_TRUE(curve.at(1, 1));
    sizes[1].values = {none, none, none};
    EXPECT_FALSE(make_curve(sizes));
    EXPECT_FALSE(make_curve({}));
}

TEST(leave_out, says_how_far_a_size_lies_from_what_the_others_predict) {
    auto const good = leave_out(times({{1, 101}, {64, 164}, {4096, 4196}}));
    ASSERT_EQ(good.size(), 1U);
    EXPECT_EQ(good[0].n, 64);
    EXPECT_TRUE(good[0].straight);
    EXPECT_EQ(good[0].miss, 0);
    auto const odd = leave_out(times({{1, 101}, {64, 1640}, {4096, 4196}}));
    EXPECT_NEAR(odd[0].miss * std::log(64) * std::log(64), std::log(1640 / (164 * 1.01)), 1e-9);
    EXPECT_TRUE(leave_out(times({{1, 101}, {64, 164}})).empty());
}

TEST(spread_of, is_what_most_stay_below) {
    EXPECT_FALSE(spread_of({}));
    EXPECT_EQ(spread_of({3}), 3);
    std::vector<double> misses;
    for (int i = 1; i <= 99; ++i)
        misses.push_back(i);
    EXPECT_EQ(spread_of(misses), 95);
}

TEST(predicted_time, a_lazy_sequence_makes_what_is_taken_and_makes_it_anew) {
    EXPECT_DOUBLE_EQ(*predicted_time(230, manner::lazy, {.n = 100}, {}), 230);
    EXPECT_EQ(made(manner::lazy, {.n = 100, .share = 0.1}), 10);
    EXPECT_DOUBLE_EQ(*predicted_time(50, manner::lazy, {.n = 100, .share = 0.1, .passes = 3, .work = 5}, {}),
                     3 * (50 + 10 * 5));
}

TEST(predicted_time, a_list_makes_all_and_reads_what_is_taken) {
    EXPECT_EQ(made(manner::eager, {.n = 100, .share = 0.1}), 100);
    EXPECT_DOUBLE_EQ(*predicted_time(230, manner::eager, {.n = 100}, 0.5), 230);
    EXPECT_DOUBLE_EQ(
        *predicted_time(230, manner::eager, {.n = 100, .share = 0.1, .passes = 3, .work = 5}, 0.5),
        230 - 100 * 0.5 + 3 * 10 * 5.5);
    EXPECT_DOUBLE_EQ(
        *predicted_time(100, manner::eager, {.n = 100, .share = 0.1, .passes = 2, .work = 0}, 50), 20)
        << "reading again never costs more than making and reading";
}

TEST(predicted_time, without_the_cost_of_reading_again_several_passes_of_a_list_are_unknown) {
    EXPECT_DOUBLE_EQ(
        *predicted_time(230, manner::eager, {.n = 100, .share = 0.1, .passes = 1, .work = 5}, {}), 280);
    EXPECT_FALSE(predicted_time(230, manner::eager, {.n = 100, .share = 1, .passes = 2, .work = 0}, {}));
}

TEST(rank, puts_the_least_first_and_turns_with_the_use) {
    auto const list = line_curve(10, 1);
    auto const lazy = line_curve(40, 2);
    std::vector<contender> const both{{0, manner::eager, &list, 0.0}, {1, manner::lazy, &lazy, 0.0}};
    std::vector<std::optional<double>> const reread(3, 0.25);
    auto const whole = rank(both, {.n = 1000}, reread);
    EXPECT_EQ(whole.front().id, 0U);
    EXPECT_EQ(whole.front().ratio.estimate, 1);
    EXPECT_NEAR(whole.back().ratio.estimate, 2040.0 / 1010, 1e-6);
    EXPECT_FALSE(whole.front().outside);
    EXPECT_EQ(rank(both, {.n = 1000, .share = 0.01}, reread).front().id, 1U);
    EXPECT_TRUE(rank(both, {.n = 1e6}, reread).front().outside);
    EXPECT_TRUE(rank(both, {.n = 0.5}, reread).front().outside);
}

// At a measured size the first is the one of the least median, whatever the lines say.
TEST(rank, cannot_contradict_what_was_measured) {
    auto const fits_badly = *make_curve(times({{1, 10}, {64, 20}, {4096, 262'000}}));
    auto const good = line_curve(100, 6);
    std::vector<contender> const both{{0, manner::eager, &fits_badly, 0.1}, {1, manner::lazy, &good, 0.1}};
    auto const ranking = rank(both, {.n = 4096}, {});
    EXPECT_EQ(ranking.front().id, 1U);
    EXPECT_NEAR(ranking.front().time.estimate, 100 + 6 * 4096, 1e-6);
    EXPECT_EQ(ranking.back().time.estimate, 262'000);
    EXPECT_EQ(ranking.back().time.low, 0.99 * 262'000);
}

TEST(rank, an_interval_grows_between_sizes_and_is_missing_where_nothing_was_left_out) {
    auto const curve = line_curve(10, 1);
    std::vector<contender> one{{0, manner::lazy, &curve, 0.1}};
    auto const wide = rank(one, {.n = 512}, {}).front().time;
    auto const gap = std::log(8) * std::log(8);
    EXPECT_NEAR(wide.low, 0.99 * 522 * std::exp(-0.1 * gap), 1e-6);
    EXPECT_NEAR(wide.high, 1.01 * 522 * std::exp(0.1 * gap), 1e-6);
    one.front().spread.reset();
    EXPECT_EQ(rank(one, {.n = 512}, {}).front().time.confidence, 0);
    EXPECT_GT(rank(one, {.n = 64}, {}).front().time.confidence, 0);
}

TEST(rank, leaves_out_what_cannot_be_derived) {
    auto const list = line_curve(10, 1);
    auto const lazy = line_curve(40, 2);
    std::vector<contender> const both{{0, manner::eager, &list, 0.0}, {1, manner::lazy, &lazy, 0.0}};
    auto const ranking = rank(both, {.n = 1000, .share = 1, .passes = 4}, {});
    ASSERT_EQ(ranking.size(), 1U);
    EXPECT_EQ(ranking.front().id, 1U);
    EXPECT_EQ(ranking.front().ratio.estimate, 1);
}

} // namespace
} // namespace yieldmark::stats
