#include "harness/system/scratch.hpp"
#include "tests/duel/made_pairs.hpp"
#include "tools/experiment/tally.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

namespace yieldmark::experiment {
namespace {

namespace fs = std::filesystem;

measured_trial made_trial(double level, unsigned number, double shift_of_first) {
    measured_trial one{.what = {.level = level, .number = number, .injected = {}},
                       .seconds = 10.0 + number,
                       .load = 1,
                       .pairs = {}};
    if (level > 0)
        one.what.injected.insert("a/loop/sum/1");
    for (char const* name : {"a/loop/sum/1", "b/loop/sum/1"}) {
        auto const shift = name[0] == 'a' ? shift_of_first : 0;
        made::add(one.pairs, name, 1, 15, shift, 0.003, number + 1);
        if (shift != 0)
            made::add(one.pairs, name, 2, 10, shift, 0.003, number + 100);
    }
    return one;
}

row by_duel_row(std::vector<measured_trial> const& trials, double level) {
    return tally(trials, level, [](auto const& one) { return by_duel(one, {}); });
}

TEST(tally, counts_what_was_injected_as_found_and_everything_else_as_false) {
    std::vector<measured_trial> const trials{made_trial(3, 0, std::log(1.03)), made_trial(3, 1, 0),
                                             made_trial(0, 0, std::log(1.03)), made_trial(0, 1, 0)};
    auto const with = by_duel_row(trials, 3);
    EXPECT_EQ(with.trials, 2U);
    EXPECT_EQ(with.injected, 2U);
    EXPECT_EQ(with.found, 1U);
    EXPECT_EQ(with.clean, 2U);
    EXPECT_EQ(with.false_alarms, 0U);
    EXPECT_EQ(with.reliable(), 0U); // the one case in one of its two trials
    auto const without = by_duel_row(trials, 0);
    EXPECT_EQ(without.false_suites, 1U);
    EXPECT_EQ(without.false_alarms, 1U);
    EXPECT_EQ(without.clean, 4U);
}

TEST(tally, says_what_rate_of_false_alarms_so_many_trials_exclude) {
    std::vector<measured_trial> trials;
    for (unsigned i = 0; i < 300; ++i)
        trials.push_back(made_trial(0, i, 0));
    auto const text = table(trials, {});
    EXPECT_NE(text.find("| none | duel | 0.000 (0/300) | 0.99 % | 0.000 (0/600) |"), std::string::npos)
        << text;
    EXPECT_NE(text.find("| 160 (10 to 309) s | 1.0 (1.0 to 1.0) |"), std::string::npos) << text;
}

TEST(tally, a_threshold_of_its_own_decides) {
    std::vector<measured_trial> const trials{made_trial(1, 0, std::log(1.01))};
    auto const found = [&](double threshold) {
        return tally(trials, 1, [&](auto const& one) { return by_duel(one, {.threshold = threshold}); })
            .found;
    };
    EXPECT_EQ(found(0.02), 0U);
    EXPECT_EQ(found(0.01), 1U);
}

TEST(trials, a_folder_is_read_whole_and_one_that_is_not_there_has_none) {
    system::scratch const scratch;
    auto const& folder = scratch.path();
    EXPECT_TRUE(read_trials(folder / "none").empty());
    fs::create_directories(folder / "trials");
    for (unsigned i : {0U, 1U}) {
        auto const one = made_trial(2, i, 0.02);
        write_trial(one, folder / "trials" / (one.what.name() + ".json"));
    }
    auto const all = read_trials(folder);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[1].what.number, 1U);
    EXPECT_EQ(all[1].load, 1);
    EXPECT_EQ(all[1].pairs.at("a/loop/sum/1").size(), 25U);
    std::ofstream(folder / "trials" / "torn.json") << "{";
    EXPECT_THROW((void)read_trials(folder), std::runtime_error);
}

} // namespace
} // namespace yieldmark::experiment
