#include "harness/run/collect.hpp"

#include <gtest/gtest.h>

namespace yieldmark::run {
namespace {

TEST(collect, the_sample_of_a_process_is_its_least_slice_with_that_slices_speed) {
    std::vector<reading> const slices{
        {.real_time = 5, .iterations = 10, .speed_before = 0.9},
        {.real_time = 4, .iterations = 20, .speed_before = 0.25, .speed_after = 0.26},
        {.real_time = 6, .iterations = 30, .speed_before = 0.8}};
    auto const s = time_sample(slices, 3);
    EXPECT_EQ(s.value, 4);
    EXPECT_EQ(s.iterations, 20U);
    EXPECT_EQ(s.slices, 3U);
    EXPECT_EQ(s.process, 3U);
    EXPECT_EQ(s.speed_before, 0.25);
    EXPECT_EQ(s.speed_after, 0.26);
}

TEST(collect, the_least_slice_is_that_by_the_clock_that_counts_and_both_times_are_kept) {
    std::vector<reading> const slices{{.real_time = 9, .cpu_time = 2}, {.real_time = 4, .cpu_time = 3}};
    auto const cpu = time_sample(slices, 0, results::clock::cpu);
    EXPECT_EQ(cpu.value, 2);
    EXPECT_EQ(cpu.real_time, 9);
    EXPECT_EQ(cpu.cpu_time, 2);
    auto const real = time_sample(slices, 0);
    EXPECT_EQ(real.value, 4);
    EXPECT_EQ(real.cpu_time, 3);
}

bench program_of(std::vector<std::string> const& names) {
    bench b;
    b.command = {"./theirs"};
    b.can_run.examples.emplace_back();
    for (auto const& name : names)
        b.can_run.examples[0].cases.push_back({.name = name});
    return b;
}

TEST(collect, a_foreign_program_counts_by_its_own_clock_and_its_memory_is_its_last_slices) {
    std::vector<step> const steps{{.pass = "time", .cases = {"a", "b/real_time"}}};
    std::vector<reading> const slices{{.real_time = 9, .cpu_time = 2, .values = {{"rate", 7}}},
                                      {.real_time = 4,
                                       .cpu_time = 3,
                                       .values = {{"rate", 8}, {"peak_bytes", 64}},
                                       .without = {{"x", "y"}}}};
    std::vector<step_result> measured(1);
    measured[0].finished = {{"a", slices}, {"b/real_time", slices}};
    results::run run;
    collect(run, {.name = "quick"}, {program_of({"a", "b/real_time"})}, steps, measured, {});
    auto const value = [&](std::size_t one, std::string const& metric) {
        for (auto const& s : run.cases.at(one).samples)
            if (s.metric == metric)
                return s.value;
        return -1.0;
    };
    EXPECT_EQ(value(0, "time"), 2);
    EXPECT_EQ(value(0, "rate"), 7) << "of the slice that counts";
    EXPECT_EQ(value(0, "peak_bytes"), 64);
    EXPECT_EQ(run.cases[0].without.at("x"), "y");
    EXPECT_EQ(value(1, "time"), 4);
    results::run other;
    collect(other, {.name = "quick", .clock = results::clock::real}, {program_of({"a"})}, steps, measured,
            {});
    EXPECT_EQ(other.cases.at(0).samples.at(0).value, 4);
}

TEST(collect, the_slow_limit_holds_in_a_run_that_was_mostly_slow) {
    std::vector<double> readings(80, 0.62);
    readings.resize(100, 0.26);
    EXPECT_DOUBLE_EQ(slow_limit(readings), 1.25 * 0.26);
}

TEST(collect, without_readings_there_is_no_slow_limit) {
    EXPECT_EQ(slow_limit({}), 0);
}

bench one_bench() {
    bench b;
    b.can_run.toolchain.id = "gcc";
    results::example_info alpha;
    alpha.name = "alpha";
    b.can_run.examples.push_back(
        {.info = alpha,
         .source_dir = "/nowhere",
         .techniques = {"loop"},
         .cases = {{.name = "alpha/loop/drain/1", .items = 1}, {.name = "alpha/loop/drain/2", .items = 2}}});
    return b;
}

TEST(collect, puts_samples_and_failures_where_they_belong) {
    std::vector<step> const steps{{.pass = "time", .order_seed = 5, .cases = {"alpha/loop/drain/1"}},
                                  {.pass = "resident", .cases = {"alpha/loop/drain/2"}}};
    std::vector<step_result> measured(2);
    measured[0].finished["alpha/loop/drain/1"] = {
        {.real_time = 5, .iterations = 3, .speed_before = 1, .items = 9}};
    std::vector<step_failure> const failures{{.step = 1,
                                              .where = "resident process 1",
                                              .case_name = "alpha/loop/drain/2",
                                              .what = "crashed with signal 11 (SIGSEGV)",
                                              .output = "oh"}};
    results::run run;
    collect(run, {.name = "quick"}, {one_bench()}, steps, measured, failures);
    ASSERT_EQ(run.cases.size(), 2U);
    EXPECT_EQ(run.cases[0].samples.size(), 1U);
    EXPECT_EQ(run.cases[0].items, 9U);
    EXPECT_EQ(run.cases[1].error, "crashed with signal 11 (SIGSEGV) (resident process 1)");
    ASSERT_EQ(run.failures.size(), 1U);
    EXPECT_EQ(run.failures[0].where, "alpha/loop/drain/2");
    EXPECT_EQ(run.processes[0].order_seed, 5U);
}

TEST(collect, two_executables_of_one_toolchain_get_names_of_their_own) {
    results::run run;
    collect(run, {.name = "quick"}, {one_bench(), one_bench()}, {}, {}, {});
    EXPECT_EQ(run.toolchains[0].id, "gcc");
    EXPECT_EQ(run.toolchains[1].id, "gcc-2");
}

TEST(collect, marks_the_samples_of_slow_moments_and_keeps_them) {
    std::vector<step> const steps{{.pass = "time", .cases = {"alpha/loop/drain/1", "alpha/loop/drain/2"}}};
    std::vector<step_result> measured(1);
    measured[0].finished["alpha/loop/drain/1"] = {
        {.real_time = 5, .speed_before = 0.25, .speed_after = 0.25}};
    measured[0].finished["alpha/loop/drain/2"] = {{.real_time = 9, .speed_before = 0.25, .speed_after = 0.6}};
    results::run run;
    collect(run, {.name = "quick"}, {one_bench()}, steps, measured, {});
    EXPECT_FALSE(run.cases[0].samples.at(0).slow);
    EXPECT_TRUE(run.cases[1].samples.at(0).slow);
}

} // namespace
} // namespace yieldmark::run
