#include "harness/duel/stages.hpp"
#include "harness/stats/trimmed_t.hpp"
#include "tests/duel/made_pairs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <span>

namespace {

using namespace yieldmark::duel;
using numbers = std::vector<double>;

TEST(duel_stages, a_pair_s_value_is_the_ratio_of_the_least_slices) {
    std::vector<duel_pair> const pairs{{.stage = 1, .number = 0, .base = {3, 2, 4}, .now = {6, 9, 4}},
                                       {.stage = 2, .number = 0, .base = {1}, .now = {3}},
                                       {.stage = 1, .number = 1, .base = {}, .now = {4}},
                                       {.stage = 1, .number = 2, .base = {0, 2}, .now = {4}}};
    EXPECT_EQ(log_ratios(pairs, 1), numbers{std::log(2.0)});
    EXPECT_EQ(log_ratios(pairs, 2), numbers{std::log(3.0)});
}

numbers logs_of(unsigned stage, unsigned count, double shift, double noise, std::uint64_t seed = 1) {
    pairs_by_case pairs;
    made::add(pairs, "a", stage, count, shift, noise, seed);
    return log_ratios(pairs["a"], stage);
}

TEST(duel_stages, the_first_stage_looks_at_half_and_at_all) {
    EXPECT_EQ(first_looks(15), (std::vector<unsigned>{8, 15}));
    EXPECT_EQ(first_looks(6), (std::vector<unsigned>{5, 6}));
    EXPECT_EQ(first_looks(5), std::vector<unsigned>{5});
}

TEST(duel_stages, the_second_looks_from_a_third_of_the_usual_pairs_to_six_times_as_many) {
    EXPECT_EQ(second_looks({}), (std::vector<unsigned>{10, 15, 20, 30, 45, 60, 90, 120, 180}));
    EXPECT_EQ(second_looks({.second_pairs = 5}), (std::vector<unsigned>{5, 8, 10, 15, 20, 30}));
    EXPECT_EQ(second_looks({.most = 1}), (std::vector<unsigned>{10, 15, 20, 30}));
}

TEST(duel_stages, a_small_threshold_takes_more_pairs_and_a_large_one_fewer) {
    EXPECT_EQ(second_looks({.threshold = 0.01}).back(), 360U);
    EXPECT_EQ(second_looks({.threshold = 0.001}).back(), 360U);
    EXPECT_EQ(second_looks({.threshold = 0.03}).back(), 90U);
    EXPECT_EQ(second_looks({.threshold = 0.2}).back(), 90U);
    EXPECT_EQ(second_looks({.threshold = 0.2, .most = 1}).back(), 30U);
}

TEST(duel_stages, what_clearly_did_not_change_is_cleared_and_nothing_else) {
    EXPECT_TRUE(is_cleared(logs_of(1, 8, 0, 0.004), 0.02));
    EXPECT_FALSE(is_cleared(logs_of(1, 8, 0, 0.02), 0.02)); // too noisy to tell
    EXPECT_FALSE(is_cleared(logs_of(1, 8, 0.02, 0.004), 0.02));
    EXPECT_FALSE(is_cleared(logs_of(1, 4, 0, 0.0001), 0.02));
    for (std::uint64_t seed = 1; seed <= 500; ++seed) // never both
        for (double const shift : {0.0, 0.008, 0.02}) {
            auto const logs = logs_of(1, 8, shift, 0.005, seed);
            EXPECT_FALSE(is_cleared(logs, 0.02) && is_suspicious(logs, 0.02)) << seed;
        }
}

TEST(duel_stages, a_change_of_the_threshold_is_all_but_never_cleared) {
    int missed = 0;
    for (std::uint64_t seed = 1; seed <= 2000; ++seed)
        missed += is_cleared(logs_of(1, 8, std::log(1.02), 0.008, seed), 0.02) ||
                          !is_suspicious(logs_of(1, 15, std::log(1.02), 0.008, seed + 5000), 0.02)
                      ? 1
                      : 0;
    EXPECT_LE(missed, 20);
}

TEST(duel_stages, the_second_stage_ends_where_the_spread_is_small_or_the_answer_clear) {
    EXPECT_TRUE(is_settled(logs_of(2, 10, 0.01, 0.003), {})); // the spread alone tells
    EXPECT_FALSE(is_settled(logs_of(2, 10, 0.01, 0.03), {})); // neither does
    EXPECT_TRUE(is_settled(logs_of(2, 60, 0, 0.03), {}));     // within the threshold
    EXPECT_TRUE(is_settled(logs_of(2, 10, 0.3, 0.03), {}));   // far beyond it
    EXPECT_TRUE(is_settled(logs_of(2, 10, -0.3, 0.03), {}));  // in either direction
    EXPECT_FALSE(is_settled(logs_of(2, 4, 0.3, 0.0001), {})); // too few for anything
}

TEST(duel_stages, among_many_cases_a_lone_change_takes_more_pairs) {
    auto const logs = logs_of(2, 15, 0.02, 0.01);
    EXPECT_TRUE(is_settled(logs, {.cases = 1}));
    EXPECT_FALSE(is_settled(logs, {.cases = 1000}));
    EXPECT_LT(planned_pairs(logs, {.cases = 1}), planned_pairs(logs, {.cases = 1000}));
}

TEST(duel_stages, what_a_case_will_take_follows_from_its_spread) {
    EXPECT_EQ(planned_pairs(logs_of(1, 15, 0, 0.003), {}), 10U);
    EXPECT_EQ(planned_pairs(logs_of(1, 15, 0, 0.2), {}), 180U);
    EXPECT_GT(planned_pairs(logs_of(1, 15, 0, 0.025), {}), 10U);
    EXPECT_EQ(planned_pairs(numbers{0.1, 0.2}, {}), 180U); // nothing is known of its noise
}

// Share of equal sides with p <= 0.05, if each goes on until it is settled.
template <class Noise> double level_of(Noise noise, duel_rules const& rules) {
    constexpr int tries = 2000;
    int rejected = 0;
    for (int i = 0; i < tries; ++i) {
        numbers logs;
        for (auto const look : second_looks(rules)) {
            while (logs.size() < look)
                logs.push_back(noise());
            if (is_settled(logs, rules))
                break;
        }
        rejected += yieldmark::stats::trimmed(logs).p() <= 0.05 ? 1 : 0;
    }
    return static_cast<double>(rejected) / tries;
}

TEST(duel_stages, going_on_until_it_is_settled_all_but_keeps_the_test_s_level) {
    std::mt19937_64 random{11};
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> chance;
    auto const two_speeds = [&](double apart, double slow, double rest) {
        auto const side = [&, apart, slow] { return chance(random) < slow ? apart : 0; };
        return side() - side() + rest * normal(random);
    };
    duel_rules const rules{.cases = 60};
    for (double const spread : {0.004, 0.008, 0.025, 0.09}) {
        auto const level = level_of([&] { return spread * normal(random); }, rules);
        std::printf("normal, %g: %.3f\n", spread, level);
        EXPECT_LT(level, 0.08) << spread;
    }
    auto const wide = level_of([&] { return two_speeds(0.17, 0.1, 0.006); }, rules);
    auto const narrow = level_of([&] { return two_speeds(0.08, 0.25, 0.008); }, rules);
    std::printf("two speeds: %.3f, %.3f\n", wide, narrow);
    EXPECT_LT(wide, 0.08);
    EXPECT_LT(narrow, 0.12);
}

} // namespace
