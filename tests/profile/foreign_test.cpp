// Profiles of a program that knows nothing of us.

#include "harness/profile/record.hpp"
#include "harness/run/foreign.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yieldmark::profile {
namespace {

#ifdef KNOWN_PROGRAM

results::profile recorded(std::string const& name, wishes what) {
    what.with = sampler::callgrind;
    return record(run::open_foreign({KNOWN_PROGRAM}, 30), name, what);
}

TEST(foreign_profile, heap_goes_up_and_down_as_it_is_known) {
    auto const made = recorded("three_blocks", {.heap = true, .cpu = false});
    EXPECT_EQ(made.no_heap, "");
    EXPECT_EQ(made.heap.peak_bytes, 300U);
    std::vector<std::uint64_t> live;
    for (auto const& step : made.heap.steps)
        live.push_back(step.live);
    EXPECT_EQ(live, (std::vector<std::uint64_t>{0, 100, 200, 300, 200, 100, 0}));
    EXPECT_EQ(made.heap.first_item, -1) << "it has no items";
    EXPECT_EQ(made.name.text(), "three_blocks");
}

TEST(foreign_profile, instructions_are_under_the_benchmarks_own_function) {
    auto const made = recorded("nops<3000>", {.heap = false, .cpu = true});
    EXPECT_EQ(made.no_cpu, "");
    std::uint64_t all = 0;
    for (auto const& stack : made.cpu.stacks) {
        all += stack.weight;
        EXPECT_NE(stack.frames.front().find("nops"), std::string::npos) << stack.frames.front();
    }
    EXPECT_NEAR(static_cast<double>(all), 3004, 8) << "of one iteration";
}

TEST(foreign_profile, what_cannot_be_recorded_says_why) {
    auto const made = recorded("threads/real_time/threads:2", {.heap = false, .cpu = true});
    EXPECT_NE(made.no_cpu.find("threads"), std::string::npos) << made.no_cpu;
    auto const skipped = recorded("skips", {.heap = true, .cpu = true});
    EXPECT_NE(skipped.no_heap.find("no \"data\""), std::string::npos) << skipped.no_heap;
    EXPECT_EQ(skipped.no_cpu, skipped.no_heap);
}

#endif

} // namespace
} // namespace yieldmark::profile
