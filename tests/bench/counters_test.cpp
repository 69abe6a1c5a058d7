#include "harness/bench/counters.hpp"

#include <gtest/gtest.h>

namespace yieldmark::bench {
namespace {

TEST(why_no_counter, tells_a_missing_counter_from_a_forbidden_one) {
    EXPECT_NE(why_no_counter(ENOENT, "2").find("the (virtual) processor offers no such counter"),
              std::string::npos);
    EXPECT_NE(why_no_counter(EACCES, "3").find("kernel.perf_event_paranoid is 3; sysctl"), std::string::npos);
    EXPECT_NE(why_no_counter(EPERM, "4").find("kernel.perf_event_paranoid is 4"), std::string::npos);
    EXPECT_NE(why_no_counter(EACCES, "2").find("a container or security policy"), std::string::npos);
    EXPECT_NE(why_no_counter(EPERM, "").find("a container or security policy"), std::string::npos);
    EXPECT_NE(why_no_counter(ENOSYS, "2").find("the kernel was built without"), std::string::npos);
    EXPECT_EQ(why_no_counter(EINVAL, "2"), "perf_event_open: Invalid argument");
}

TEST(counter, that_shared_its_hardware_is_scaled_up) {
    EXPECT_EQ(counter::scaled(100, 1000, 1000), 100.0);
    EXPECT_EQ(counter::scaled(100, 1000, 250), 400.0);
    EXPECT_EQ(counter::scaled(100, 1000, 0), std::nullopt);
}

// The kernel counts this one itself, with or without a processor that counts.
counted_event const task_clock{"task_clock", PERF_TYPE_SOFTWARE, PERF_COUNT_SW_TASK_CLOCK};

void work() {
    std::uint64_t x = 1;
    for (int i = 0; i < 2'000'000; ++i)
        asm volatile("" : "+r"(x));
}

TEST(counter, counts_from_start_to_stop_only) {
    counter one{task_clock};
    if (one.error() != 0) { // a sandbox without perf_event_open: then it must say so, and count nothing
        EXPECT_FALSE(why_no_counter(one.error(), "").empty());
        EXPECT_EQ(one.value(), std::nullopt);
        return;
    }
    one.start();
    work();
    one.stop();
    auto const counted = one.value();
    ASSERT_TRUE(counted.has_value());
    EXPECT_GT(*counted, 0);
    work();
    EXPECT_EQ(one.value(), counted);
    one.start();
    one.stop();
    EXPECT_LT(one.value().value_or(0), *counted);
}

TEST(counter, that_cannot_be_opened_says_why_and_counts_nothing) {
    counter one{{"none", 0x7fffffff, 0}};
    EXPECT_NE(one.error(), 0);
    one.start();
    one.stop();
    EXPECT_EQ(one.value(), std::nullopt);
}

} // namespace
} // namespace yieldmark::bench
