#include "harness/duel/stages.hpp"
#include "harness/stats/trimmed_t.hpp"
#include "tests/duel/made_pairs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
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

TEST(duel_stages, a_noisy_case_gets_more_pairs_up_to_three_times_as_many) {
    auto const planned = [](double noise, duel_rules const& rules = {}) {
        pairs_by_case pairs;
        made::add(pairs, "a", 2, 30, 0.03, noise, 1);
        return planned_pairs(log_ratios(pairs["a"], 2), rules);
    };
    EXPECT_EQ(planned(0.005), 30U);
    EXPECT_EQ(planned(0.2), 90U);
    EXPECT_GT(planned(0.025), 30U);
    EXPECT_LT(planned(0.025), 90U);
    EXPECT_EQ(planned(0.2, {.most = 1}), 30U);            // where the number of pairs is fixed
    EXPECT_EQ(planned_pairs(numbers{0.1, 0.2}, {}), 30U); // nothing is known of its noise
}

TEST(duel_stages, twice_the_noise_takes_four_times_the_pairs) {
    auto const planned = [](double noise) {
        pairs_by_case pairs;
        made::add(pairs, "a", 2, 30, 0.03, noise, 1);
        return planned_pairs(log_ratios(pairs["a"], 2), {.most = 100});
    };
    ASSERT_GT(planned(0.03), 30U);
    EXPECT_NEAR(planned(0.06), 4.0 * planned(0.03), 4); // each count is rounded up
}

// Share of equal sides with p <= 0.05, if each goes on as its first 30 pairs' spread says.
template <class Noise> double level_of(Noise noise) {
    constexpr int tries = 2000;
    int rejected = 0;
    for (int i = 0; i < tries; ++i) {
        numbers logs(90);
        std::ranges::generate(logs, noise);
        logs.resize(planned_pairs(std::span{logs}.first(30), {}));
        rejected += yieldmark::stats::trimmed(logs).p() <= 0.05 ? 1 : 0;
    }
    return static_cast<double>(rejected) / tries;
}

TEST(duel_stages, going_on_by_the_spread_keeps_the_test_s_level) {
    std::mt19937_64 random{11};
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> chance;
    auto const two_speeds = [&](double apart, double slow, double rest) {
        auto const side = [&, apart, slow] { return chance(random) < slow ? apart : 0; };
        return side() - side() + rest * normal(random);
    };
    for (double const spread : {0.008, 0.025, 0.09})
        EXPECT_NEAR(level_of([&] { return spread * normal(random); }), 0.05, 0.02) << spread;
    EXPECT_LT(level_of([&] { return two_speeds(0.17, 0.1, 0.006); }), 0.07);
    EXPECT_LT(level_of([&] { return two_speeds(0.08, 0.25, 0.008); }), 0.10);
}

} // namespace
