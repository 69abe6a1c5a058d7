// Heap and instructions of a program that knows nothing of us, against what is known of its benchmarks.

#include "harness/run/agent.hpp"
#include "harness/run/runner.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/scratch.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

namespace yieldmark::run {
namespace {

#ifdef HAS_AGENT

std::atomic<int> const never{0};

results::run measured(std::vector<std::string> command, std::set<std::string> passes,
                      std::string const& plan = "smoke") {
    system::scratch const folder;
    run_request asked;
    asked.plan = plan;
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
    for (auto const* name : {"repeated/repeats:5", "summed_up/repeats:5"})
        EXPECT_EQ(value_of(r, name, "allocations"), 3) << name;
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
    for (auto const* name : {"nops_again/repeats:5", "nops_summed/repeats:5"})
        EXPECT_NEAR(value_of(r, name, "instructions"), small, 1) << name;
    EXPECT_TRUE(case_named(r, "threads/real_time/threads:2").without.contains("instructions"));
    EXPECT_NE(case_named(r, "skips").error.find("no \"data\""), std::string::npos);
}

// Whatever is measured before it, however long the filter is, wherever it lies and whatever its environment.
TEST_P(agent, instructions_are_the_same_in_every_process) {
    system::scratch const folder;
    auto const copy = folder.path() / "a_folder_with_a_longer_name_than_the_other" / "program";
    std::filesystem::create_directories(copy.parent_path());
    std::filesystem::copy_file(GetParam(), copy);
    auto const one = measured({GetParam(), "--benchmark_filter=sorts|three_blocks"}, {"instructions"});
    setenv("YIELDMARK_TEST_VARIABLE", std::string(999, 'x').c_str(), 1);
    auto const other = measured({copy.string(), "--benchmark_filter=sorts/|sorts_f"}, {"instructions"});
    unsetenv("YIELDMARK_TEST_VARIABLE");
    auto const* const name = "sorts/with/real_time/threads:1";
    auto const value = value_of(one, name, "instructions");
    EXPECT_GT(value, 10'000);
    EXPECT_NEAR(value_of(other, name, "instructions") / value, 1, 1e-4);
    EXPECT_GT(value_of(other, "sorts_for/min_time:0.002", "instructions"), 10'000);
}

TEST(agent_counts, that_depend_on_chance_are_named) {
    auto const r =
        measured({KNOWN_PROGRAM, "--benchmark_filter=by_chance|nops<1000>"}, {"instructions"}, "full");
    std::size_t values = 0;
    for (auto const& s : case_named(r, "by_chance").samples)
        values += s.metric == "instructions" ? 1U : 0U;
    EXPECT_EQ(values, 3U);
    EXPECT_TRUE(std::ranges::any_of(r.doubts, [](auto const& line) {
        return line.find("the instructions of 1 benchmark") != std::string::npos &&
               line.find("by_chance") != std::string::npos;
    }));
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
