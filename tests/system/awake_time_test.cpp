#include "harness/system/awake_time.hpp"

#include <gtest/gtest.h>

namespace {

using yieldmark::system::awake_time;
using namespace std::chrono_literals;

TEST(awake_time, time_between_looks_counts_and_a_pause_counts_as_one_step) {
    awake_time::clock::time_point const begin{};
    awake_time passed(begin);
    EXPECT_EQ(passed.passed(begin), 0s);
    EXPECT_EQ(passed.passed(begin + 100ms), 100ms);
    EXPECT_EQ(passed.passed(begin + 1h), 100ms + awake_time::longest_step);
    EXPECT_DOUBLE_EQ(passed.seconds(begin + 1h + 50ms), 0.15 + 0.25);
}

} // namespace
