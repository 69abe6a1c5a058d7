// Where the measured region of another project's program begins, from the agent's marks.

#include "harness/profile/count_stacks.hpp"

#include <gtest/gtest.h>

namespace yieldmark::profile {
namespace {

constexpr char const* start = "_ZN9benchmark5State16StartKeepRunningEv";

raw_stack stack(std::vector<std::string> const& innermost_first, std::uint64_t weight = 1) {
    raw_stack made{{}, weight};
    for (auto const& symbol : innermost_first)
        made.frames.push_back({symbol, "/bin/bench"});
    return made;
}

std::string text(std::vector<raw_stack> const& raw) {
    return folded_text(folded(raw, "callgrind", "instructions"));
}

TEST(lead_to_region, begins_at_the_function_that_began_the_region) {
    std::vector<raw_stack> all{stack({"enter", start, "bench", "Run", "main"}, 5),
                               stack({"bench", "Run", "main"}, 100),
                               stack({"leaf", "bench", "Run", "main"}, 20),
                               stack({"leaf", "bench", "leaf", "bench", "Run", "main"}, 3)};
    ASSERT_TRUE(lead_to_region(all));
    EXPECT_EQ(text(all), "bench 100\nbench;leaf 20\nbench;leaf;bench;leaf 3\n");
}

TEST(lead_to_region, knows_the_marks_that_are_linked_in_and_those_of_a_pause) {
    std::vector<raw_stack> all{
        stack({"__wrap__ZN9benchmark5State16StartKeepRunningEv", "bench", "main"}, 5),
        stack({"leave", "__wrap__ZN9benchmark5State11PauseTimingEv", "helper", "bench", "main"}, 7),
        stack({"helper", "bench", "main"}, 2)};
    ASSERT_TRUE(lead_to_region(all));
    EXPECT_EQ(text(all), "bench;helper 2\n");
}

TEST(lead_to_region, needs_a_symbol) {
    std::vector<raw_stack> stripped{stack({start, "", "", ""}, 5), stack({"", "", ""}, 100)};
    EXPECT_FALSE(lead_to_region(stripped));
    std::vector<raw_stack> none;
    EXPECT_FALSE(lead_to_region(none));
}

TEST(take_away, leaves_what_more_iterations_add) {
    std::vector<raw_stack> more{stack({"leaf", "bench"}, 30), stack({"bench"}, 12),
                                stack({"once", "bench"}, 5), stack({"new", "bench"}, 3),
                                stack({"x", start, "bench"}, 4)};
    take_away(more, {stack({"leaf", "bench"}, 10), stack({"bench"}, 4), stack({"once", "bench"}, 5),
                     stack({"gone", "bench"}, 9), stack({"x", start, "bench"}, 4)});
    ASSERT_TRUE(lead_to_region(more)) << "the mark of the region's beginning stays";
    EXPECT_EQ(text(more), "bench 8\nbench;leaf 20\nbench;new 3\n");
}

} // namespace
} // namespace yieldmark::profile
