#include "harness/run/time_choice.hpp"

#include <gtest/gtest.h>

namespace yieldmark::run {
namespace {

using results::clock;

std::vector<reading> const busy{{.real_time = 30, .cpu_time = 10, .iterations = 1},
                                {.real_time = 12, .cpu_time = 11, .iterations = 1}};

TEST(time_choice, a_foreign_benchmark_counts_by_the_clock_that_its_name_asks_for) {
    time_choice own(clock::own);
    own.note("a", true, busy);
    own.note("a/real_time", true, busy);
    own.note("fibonacci/loop/drain/8", false, busy);
    EXPECT_EQ(own.clock_of("a"), clock::cpu);
    EXPECT_EQ(own.time_of("a", busy[0]), 10);
    EXPECT_EQ(own.clock_of("a/real_time"), clock::real);
    EXPECT_EQ(own.clock_of("fibonacci/loop/drain/8"), clock::real) << "ours have a processor to themselves";
    EXPECT_EQ(own.clock_of("never seen"), clock::real);
    EXPECT_TRUE(own.doubts().empty());
}

TEST(time_choice, another_clock_can_be_asked_for) {
    time_choice cpu(clock::cpu);
    cpu.note("a/real_time", true, busy);
    EXPECT_EQ(cpu.clock_of("a/real_time"), clock::cpu);
    time_choice real(clock::real);
    real.note("a", true, busy);
    EXPECT_EQ(real.time_of("a", busy[0]), 30);
}

TEST(time_choice, one_reading_without_the_processors_time_makes_all_count_by_the_walls) {
    time_choice own(clock::own);
    own.note("a", true, busy);
    own.note("a", true, std::vector<reading>{{.real_time = 10}});
    EXPECT_EQ(own.clock_of("a"), clock::real);
    ASSERT_EQ(own.doubts().size(), 1U);
    EXPECT_NE(own.doubts()[0].find("a: the processor's time (cpu_time) isn't known"), std::string::npos);
}

TEST(time_choice, what_waits_is_named) {
    time_choice own(clock::own);
    std::vector<reading> const waits{{.real_time = 2e6, .cpu_time = 1e4},
                                     {.real_time = 3e6, .cpu_time = 1e4}};
    for (auto const* name : {"a", "b", "c", "d", "e"})
        own.note(name, true, waits);
    own.note("busy", true, busy);
    own.note("f/real_time", true, waits);
    ASSERT_EQ(own.doubts().size(), 1U);
    EXPECT_TRUE(own.doubts()[0].starts_with("a, b, c and 2 more: the wall-clock time is at least twice"))
        << own.doubts()[0];
}

TEST(least_reading, is_the_least_by_that_clock) {
    EXPECT_EQ(&least_reading(busy, clock::cpu), &busy[0]);
    EXPECT_EQ(&least_reading(busy, clock::real), &busy[1]);
}

} // namespace
} // namespace yieldmark::run
