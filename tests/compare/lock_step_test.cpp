// Two processes in lock-step, through the agent: unmodified programs that load Google Benchmark as a shared library.

#include "harness/compare/run_comparison.hpp"
#include "tests/compare/case_named.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <memory>

namespace yieldmark::compare {
namespace {

#ifdef HAS_AGENT

std::atomic<int> const never{0};

comparison compared(std::string base, std::string now, std::vector<std::string> filters = {}) {
    comparison_request asked;
    asked.base = std::move(base);
    asked.now = std::move(now);
    asked.filters = std::move(filters);
    asked.metrics = {"time"};
    asked.first_pairs = 5;
    asked.second_pairs = 5;
    asked.min_time = 0.0005;
    asked.seed = 1;
    asked.measure_unchanged = true;
    system::progress quiet(stderr, system::progress::mode::quiet, false);
    return run_comparison(asked, quiet, never);
}

TEST(lock_step, twice_the_work_is_found) {
    auto const c = compared(PROGRAM_old, PROGRAM_new);
    EXPECT_EQ(c.how, method::lock_step);
    EXPECT_TRUE(c.complete);
    auto const& changed = case_named(c, "BM_Changed").metrics.at(0);
    EXPECT_TRUE(changed.changed);
    EXPECT_GT(changed.ratio.estimate, 1.3);
    EXPECT_GE(changed.pairs, 5U);
    EXPECT_LE(changed.pairs, 15U);
    EXPECT_EQ(case_named(c, "BM_Changed").stage, 2U);
}

TEST(lock_step, injected_work_is_found_where_it_was_put) {
    comparison_request asked;
    asked.base = asked.now = PROGRAM_old;
    asked.metrics = {"time"};
    asked.first_pairs = asked.second_pairs = 5;
    asked.seed = 1;
    asked.measure_unchanged = true;
    asked.inject = {{.cases = "BM_Same*", .percent = 30}};
    system::progress quiet(stderr, system::progress::mode::quiet, false);
    auto const c = run_comparison(asked, quiet, never);
    EXPECT_EQ(c.how, method::lock_step);
    auto const& slowed = case_named(c, "BM_Same<a, \"b|c\">/1000").metrics.at(0);
    EXPECT_TRUE(slowed.changed);
    EXPECT_GT(slowed.ratio.estimate, 1.15);
    EXPECT_LT(slowed.ratio.estimate, 1.5);
    EXPECT_FALSE(case_named(c, "BM_Changed").metrics.at(0).changed);
    EXPECT_TRUE(
        std::ranges::any_of(c.doubts, [](auto const& d) { return d.find("injected") != std::string::npos; }));
}

TEST(lock_step, whatever_a_program_does_beside_its_benchmarks) {
    auto const c = compared(PROGRAM_odd, PROGRAM_odd);
    EXPECT_EQ(c.how, method::lock_step);
    EXPECT_TRUE(c.complete);
    for (auto const* name : {"work", "threads/real_time/threads:2", "pauses", "by_hand/manual_time",
                             "once/iterations:1", "repeated/repeats:3"}) {
        auto const& one = case_named(c, name);
        EXPECT_EQ(one.error, "") << name;
        ASSERT_EQ(one.metrics.size(), 1U) << name;
        EXPECT_GE(one.metrics[0].pairs, 5U) << name;
        EXPECT_LE(one.metrics[0].pairs, 30U) << name; // of 5, six times as many where it is noisy today
    }
}

TEST(lock_step, a_benchmark_that_ends_its_process_is_named_and_the_others_are_measured) {
    auto const c = compared(PROGRAM_odd, PROGRAM_odd);
    EXPECT_NE(case_named(c, "leaves").error.find("exited with 0"), std::string::npos);
    EXPECT_NE(case_named(c, "throws").error.find("SIGABRT"), std::string::npos);
    EXPECT_NE(case_named(c, "skips").error.find("there is no data"), std::string::npos);
    EXPECT_EQ(c.failures.size(), 2U) << "a skipped benchmark takes no process down";
}

std::string read_all(std::FILE* file) {
    std::string text;
    std::rewind(file);
    for (int c = 0; (c = std::fgetc(file)) != EOF;)
        text += static_cast<char>(c);
    return text;
}

TEST(lock_step, a_benchmark_that_hangs_costs_its_time_limit_once_and_is_in_no_forecast) {
    comparison_request asked;
    asked.base = asked.now = PROGRAM_odd;
    asked.arguments = {"--hang"};
    asked.filters = {"hangs", "work"};
    asked.metrics = {"time"};
    asked.first_pairs = 5;
    asked.second_pairs = 0;
    asked.stall_limit = 4;
    asked.measure_unchanged = true;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::tmpfile(), &std::fclose);
    system::progress shown(file.get(), system::progress::mode::plain, false);
    auto const c = run_comparison(asked, shown, never);
    EXPECT_NE(case_named(c, "hangs").error.find("no answer for 4 s"), std::string::npos);
    EXPECT_EQ(case_named(c, "work").metrics.at(0).pairs, 5U);
    auto const said = read_all(file.get());
    auto const forecast = said.find("5 pairs of 1 case take about ");
    ASSERT_NE(forecast, std::string::npos) << said;
    EXPECT_EQ(said.substr(forecast, said.find('\n', forecast) - forecast).find(" min "), std::string::npos)
        << "with the time limit in it, it would be a minute and more: " << said;
}

TEST(lock_step, one_side_that_goes_down_is_the_side_that_is_named) {
    auto const c = compared(PROGRAM_old, PROGRAM_crash);
    EXPECT_TRUE(case_named(c, "BM_Changed").error.starts_with("on the new side: crashed"))
        << case_named(c, "BM_Changed").error;
    EXPECT_EQ(case_named(c, "BM_Removed").metrics.size(), 1U);
}

#endif

} // namespace
} // namespace yieldmark::compare
