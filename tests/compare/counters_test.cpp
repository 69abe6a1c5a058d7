// Counters of a benchmark's own, as pairs of processes and as stored runs.

#include "harness/compare/counters.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace yieldmark::compare {
namespace {

std::vector<duel::duel_pair> pairs_of(std::vector<double> const& base, std::vector<double> const& now,
                                      unsigned stage = 1) {
    std::vector<duel::duel_pair> all;
    for (unsigned i = 0; i < base.size(); ++i)
        all.push_back({.stage = stage, .number = i, .base = {base[i]}, .now = {now[i]}});
    return all;
}

case_change named(char const* name) {
    case_change one;
    one.name = name;
    return one;
}

std::vector<double> near(double value) {
    return {value, value * 1.001, value * 0.999, value * 1.002, value * 0.998, value * 1.0005};
}

change of(std::vector<double> const& base, std::vector<double> const& now) {
    std::vector<case_change> cases{named("a")};
    add_counters(cases, {{"p99_us", {{"a", pairs_of(base, now)}}}}, {.second_pairs = 0});
    return cases.at(0).metrics.at(0);
}

TEST(counters, are_compared_over_pairs) {
    auto const c = of(near(100), near(300));
    EXPECT_EQ(c.metric, "p99_us");
    EXPECT_TRUE(c.changed);
    EXPECT_FALSE(c.exact);
    EXPECT_NEAR(c.ratio.estimate, 3, 0.01);
    EXPECT_EQ(c.pairs, 6U);
    EXPECT_FALSE(of(near(100), near(100.5)).changed);
}

TEST(counters, that_are_the_same_in_each_process_need_no_test) {
    auto const c = of({4, 4, 4, 4, 4}, {5, 5, 5, 5, 5});
    EXPECT_TRUE(c.exact);
    EXPECT_TRUE(c.changed);
    EXPECT_EQ(c.ratio.estimate, 1.25);
    auto const zero = of({0, 0, 0, 0, 0}, {0, 0, 0, 0, 0});
    EXPECT_FALSE(zero.changed);
    EXPECT_EQ(zero.ratio.estimate, 1);
    EXPECT_FALSE(of({4, 4, 4, 4}, {5, 5, 5, 5}).exact) << "four pairs are too few for any verdict";
}

TEST(counters, without_a_ratio_cannot_be_told) {
    auto const c = of({0, 1, 2, 1, 0}, {3, 4, 3, 4, 3});
    EXPECT_TRUE(c.cannot_tell);
    EXPECT_FALSE(c.changed);
    EXPECT_EQ(c.reason, "some of its values aren't above 0");
    EXPECT_TRUE(of(near(-4), near(-5)).cannot_tell);
}

TEST(counters, of_a_failed_case_are_left_out) {
    std::vector<case_change> cases{named("a")};
    cases[0].error = "on the new side: crashed";
    add_counters(cases, {{"n", {{"a", pairs_of(near(1), near(2))}}}}, {});
    EXPECT_TRUE(cases[0].metrics.empty());
}

TEST(counters, that_look_changed_are_suspicious) {
    counter_pairs const all{
        {"p99_us", {{"a", pairs_of(near(100), near(110))}, {"b", pairs_of(near(5), near(5))}}},
        {"n", {{"c", pairs_of({1, 1, 1, 1, 1}, {2, 2, 2, 2, 2})}}}};
    EXPECT_EQ(with_suspicious_counters(all, 0.02), std::vector<std::string>{"a"});
}

results::sample value(char const* metric, double value, std::uint32_t process) {
    return {.metric = metric, .value = value, .process = process};
}

std::vector<results::sample> stored(double value_of_process) {
    std::vector<results::sample> all;
    for (std::uint32_t i = 0; i < 4; ++i) {
        all.push_back(value(results::metric::time, 1, i));
        for (double const step : {0.9, 1.0, 1.2}) // the median counts
            all.push_back(value("rate", value_of_process * step * (1 + 0.001 * i), i));
    }
    return all;
}

TEST(counters, of_stored_runs_are_compared_by_process) {
    auto const all = counters_between(stored(100), stored(80), {}, 0.05);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].metric, "rate");
    EXPECT_NEAR(all[0].ratio.estimate, 0.8, 0.001);
    EXPECT_EQ(all[0].pairs, 4U);
    EXPECT_LT(all[0].p, 0.01);
    EXPECT_TRUE(counters_between(stored(1), {}, {}, 0.05).empty());
}

} // namespace
} // namespace yieldmark::compare
