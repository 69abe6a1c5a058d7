// Heap and instructions of a program that knows nothing of us, against what is known of its benchmarks.

#include "harness/run/agent.hpp"
#include "harness/run/runner.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/scratch.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace yieldmark::run {
namespace {

#ifdef HAS_AGENT

std::atomic<int> const never{0};

results::run measured(std::vector<std::string> command, std::set<std::string> passes) {
    system::scratch const folder;
    run_request asked;
    asked.plan = "smoke";
    asked.command = std::move(command);
    asked.passes = std::move(passes);
    asked.out = folder.path() / "out";
    system::progress quiet(stderr, system::progress::mode::quiet, false);
    return execute_run(asked, quiet, never).run;
}

results::case_result const& case_named(results::run const& r, std::string_view name) {
    auto const found =
        std::ranges::find_if(r.cases, [&](auto const& one) { return one.name.text() == name; });
    if (found == r.cases.end())
        throw std::runtime_error("no case " + std::string(name));
    return *found;
}

double value_of(results::run const& r, std::string_view name, std::string_view metric) {
    for (auto const& s : case_named(r, name).samples)
        if (s.metric == metric)
            return s.value;
    return std::nan("");
}

// Both ways of the agent into a program.
class agent : public testing::TestWithParam<char const*> {};

INSTANTIATE_TEST_SUITE_P(ways, agent, testing::Values(KNOWN_PROGRAM, KNOWN_PROGRAM_LINKED),
                         [](auto const& one) { return one.index == 0 ? "preloaded" : "linked"; });

TEST_P(agent, heap_is_exact_for_what_is_known) {
    auto const r = measured({GetParam()}, {"time", "heap"});
    EXPECT_EQ(value_of(r, "three_blocks", "peak_bytes"), 300);
    EXPECT_EQ(value_of(r, "three_blocks", "allocations"), 3);
    EXPECT_EQ(value_of(r, "three_blocks", "total_bytes"), 300);
    EXPECT_EQ(value_of(r, "four_times/iterations:4", "allocations"), 3) << "per iteration";
    EXPECT_EQ(value_of(r, "four_times/iterations:4", "peak_bytes"), 300);
    EXPECT_EQ(value_of(r, "in_a_pause", "allocations"), 1) << "what is allocated in a pause does not count";
    EXPECT_EQ(value_of(r, "in_a_pause", "peak_bytes"), 10);
    EXPECT_EQ(value_of(r, "threads/real_time/threads:2", "total_bytes"), 50);
    EXPECT_EQ(value_of(r, "with_input/reads", "allocations"), 0) << "a fixture's input is outside";
    EXPECT_EQ(value_of(r, "nops<1000>", "peak_bytes"), 0);
    EXPECT_GT(value_of(r, "three_blocks", "time"), 0) << "measured without the agent";
}

TEST_P(agent, instructions_are_those_of_an_iteration) {
    auto const r = measured({GetParam(), "--benchmark_filter=nops|threads|skips"}, {"instructions"});
    auto const small = value_of(r, "nops<1000>", "instructions");
    auto const large = value_of(r, "nops<3000>", "instructions");
    EXPECT_NEAR(large - small, 2000, 1);
    EXPECT_GE(small, 1000);
    EXPECT_LE(small, 1008) << "the loop's own";
    EXPECT_TRUE(case_named(r, "threads/real_time/threads:2").without.contains("instructions"));
    EXPECT_NE(case_named(r, "skips").error.find("no \"data\""), std::string::npos);
}

TEST(agent_access, is_told_beforehand) {
    EXPECT_EQ(find_agent(KNOWN_PROGRAM).why_not, "");
    EXPECT_FALSE(find_agent(KNOWN_PROGRAM).linked);
    EXPECT_EQ(find_agent(KNOWN_PROGRAM_LINKED).why_not, "");
    EXPECT_TRUE(find_agent(KNOWN_PROGRAM_LINKED).linked);
    EXPECT_NE(find_agent("/bin/true").why_not.find("shared library"), std::string::npos);
}

#endif

} // namespace
} // namespace yieldmark::run
