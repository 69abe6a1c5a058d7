#include "harness/probe/recorder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace {

using yieldmark::probe::recorder;

std::span<yieldmark_probe_step const> steps_of(yieldmark_probe_recording const& recorded) {
    return {recorded.steps, recorded.count};
}

TEST(recorder, keeps_every_step_in_order_of_time) {
    recorder one(16);
    ASSERT_TRUE(one.start());
    for (std::uint64_t const live : {10U, 30U, 20U}) {
        one.note(live);
    }
    one.stop();
    auto const recorded = one.recorded();
    ASSERT_EQ(recorded.count, 4U);
    EXPECT_EQ(recorded.events, 3U);
    auto const steps = steps_of(recorded);
    EXPECT_EQ(steps[0].at_ns, 0U);
    EXPECT_EQ(steps[0].live_bytes, 0U);
    EXPECT_EQ(steps[2].live_bytes, 30U);
    EXPECT_TRUE(std::ranges::is_sorted(steps, {}, &yieldmark_probe_step::at_ns));
}

TEST(recorder, of_more_than_fits_the_peak_and_the_valleys_are_kept) {
    constexpr std::uint64_t events = 10'000;
    recorder one(64);
    ASSERT_TRUE(one.start());
    for (std::uint64_t i = 0; i < events; ++i) {
        one.note(i == 3'333 ? 999'999 : i % 2 == 0 ? 5'000 : 1'000);
    }
    auto const recorded = one.recorded();
    EXPECT_EQ(recorded.events, events);
    EXPECT_LE(recorded.count, 64U);
    auto const steps = steps_of(recorded);
    EXPECT_EQ(std::ranges::count(steps, 999'999U, &yieldmark_probe_step::live_bytes), 1);
    EXPECT_GT(std::ranges::count(steps, 1'000U, &yieldmark_probe_step::live_bytes), 3);
    EXPECT_TRUE(std::ranges::is_sorted(steps, {}, &yieldmark_probe_step::at_ns));
}

TEST(recorder, begins_anew) {
    recorder one(16);
    ASSERT_TRUE(one.start());
    one.note(7);
    one.stop();
    EXPECT_FALSE(one.on());
    ASSERT_TRUE(one.start());
    EXPECT_EQ(one.recorded().events, 0U);
    EXPECT_EQ(one.recorded().count, 1U);
}

} // namespace
