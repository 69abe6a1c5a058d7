#include "harness/bench/long_slices.hpp"

#include <gtest/gtest.h>

namespace yieldmark::bench {
namespace {

TEST(long_slices, a_slice_of_the_limit_is_not_repeated) {
    long_slices slices{0.02};
    EXPECT_FALSE(slices.are_enough(1));
    slices.took(0.02);
    for (int i = 0; i < 4; ++i)
        EXPECT_TRUE(slices.are_enough(1));
}

TEST(long_slices, the_calls_that_look_for_the_iterations_decide_nothing) {
    long_slices slices{0.02};
    for (unsigned const iterations : {1U, 10U, 100U}) {
        EXPECT_FALSE(slices.are_enough(iterations));
        slices.took(0.0001 * iterations);
    }
    EXPECT_FALSE(slices.are_enough(100));
}

// Google Benchmark ends the process where the second slice reports and the third doesn't.
TEST(long_slices, a_later_slice_that_happens_to_be_long_ends_nothing) {
    long_slices slices{0.02};
    for (double const seconds : {0.018, 0.019, 0.021, 0.022, 0.018}) {
        EXPECT_FALSE(slices.are_enough(1));
        slices.took(seconds);
    }
}

TEST(long_slices, without_a_limit_none_is_long) {
    long_slices slices{0};
    EXPECT_FALSE(slices.are_enough(1));
    slices.took(10);
    EXPECT_FALSE(slices.are_enough(1));
}

} // namespace
} // namespace yieldmark::bench
