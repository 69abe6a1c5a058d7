#include "harness/system/nearest.hpp"

#include <gtest/gtest.h>

namespace yieldmark::system {
namespace {

TEST(nearest, a_distance_counts_letters_replaced_inserted_left_out_or_swapped) {
    EXPECT_EQ(edit_distance("", ""), 0U);
    EXPECT_EQ(edit_distance("", "abc"), 3U);
    EXPECT_EQ(edit_distance("abc", ""), 3U);
    EXPECT_EQ(edit_distance("run", "run"), 0U);
    EXPECT_EQ(edit_distance("rnu", "run"), 1U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
    EXPECT_EQ(edit_distance("abcd", "badc"), 2U);
    EXPECT_EQ(edit_distance("ca", "abc"), 3U); // no letter is edited twice
}

TEST(nearest, of_several_the_one_with_the_same_first_letter) {
    EXPECT_EQ(nearest("fsh", {"zsh", "fish", "bash"}), "fish");
    EXPECT_EQ(nearest("corutine", {"fiber", "coroutine"}), "coroutine");
}

TEST(nearest, what_is_too_far_off_was_not_meant) {
    EXPECT_EQ(meant("rnu", {"run", "report"}), "run");
    EXPECT_EQ(meant("suite", {"quiet", "out"}), "");
    EXPECT_EQ(meant("instuctons", {"instructions"}), "instructions");
    EXPECT_EQ(meant("x", {"y"}), "");
    EXPECT_EQ(meant("", {"y"}), "");
    EXPECT_EQ(meant("run", {"run"}), "");
    EXPECT_EQ(meant("run", {}), "");
    EXPECT_EQ(did_you_mean("tme", {"time"}), "; did you mean time?");
    EXPECT_EQ(did_you_mean("weight", {"time"}), "");
}

} // namespace
} // namespace yieldmark::system
