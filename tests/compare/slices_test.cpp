#include "harness/compare/slices.hpp"

#include <gtest/gtest.h>

#include <string>

namespace yieldmark::compare {
namespace {

TEST(slices, slow_cases_have_fewer) {
    EXPECT_EQ(slices_for(0), most_slices);
    EXPECT_EQ(slices_for(0.001), most_slices);
    EXPECT_EQ(slices_for(0.0065), 4U);
    EXPECT_EQ(slices_for(0.014), 2U);
    EXPECT_EQ(slices_for(0.02), 1U);
    EXPECT_EQ(slices_for(100), 1U);
    for (double seconds = 0.0005; seconds < 0.03; seconds *= 1.1)
        EXPECT_LE(slices_for(seconds) * seconds, 0.03) << seconds;
}

TEST(slices, the_sides_alternate_and_those_that_follow_each_other_are_one_turn) {
    auto const said = [](unsigned slices, unsigned pair) {
        std::string text;
        for (auto const& one : turns_of(slices, pair))
            text += (one.side == 0 ? "A" : "B") + std::to_string(one.slices);
        return text;
    };
    EXPECT_EQ(said(1, 0), "A1B1");
    EXPECT_EQ(said(1, 1), "B1A1");
    EXPECT_EQ(said(4, 0), "A1B2A2B2A1");
    EXPECT_EQ(said(4, 3), "B1A2B2A2B1");
    EXPECT_EQ(turns_of(8, 0).size(), 9U);
}

TEST(slices, are_fewer_where_all_would_take_longer_than_the_budget) {
    auto const of = [](double one) {
        return slices_within(100, [one](unsigned slices) { return one * slices; });
    };
    EXPECT_EQ(of(1), most_slices);
    EXPECT_EQ(of(13), 4U);
    EXPECT_EQ(of(26), 2U);
    EXPECT_EQ(of(1000), 2U) << "the least of one slice alone is often an interrupted one";
}

TEST(slices, cases_keep_their_order_and_those_of_unknown_length_count_as_short) {
    auto const groups = by_slices({"c", "slow", "a", "b"}, {{"a", 0.001}, {"b", 0.0012}, {"slow", 1}});
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups.at(most_slices), (std::vector<std::string>{"c", "a", "b"}));
    EXPECT_EQ(groups.at(1), std::vector<std::string>{"slow"});
    EXPECT_TRUE(by_slices({}, {}).empty());
}

TEST(slices, the_sides_take_turns_within_each_group) {
    auto const steps = steps_in_turn({.name = "x", .processes = 3}, {{1, {"slow"}}, {8, {"a", "b"}}}, 1);
    ASSERT_EQ(steps.size(), 12U);
    std::vector<std::size_t> benches;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        EXPECT_EQ(steps[i].number, i / 4);
        EXPECT_EQ(steps[i].slices, i % 4 < 2 ? 1U : 8U);
        EXPECT_EQ(steps[i].cases.size(), i % 4 < 2 ? 1U : 2U);
        benches.push_back(steps[i].bench);
    }
    EXPECT_EQ(benches, (std::vector<std::size_t>{0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1})) << "A B B A";
}

} // namespace
} // namespace yieldmark::compare
