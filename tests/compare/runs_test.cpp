#include "harness/compare/exact.hpp"
#include "harness/compare/runs.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/errors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace yieldmark::compare {
namespace {

using results::sample;

sample time_of(double value, std::uint32_t process) {
    sample s;
    s.metric = results::metric::time;
    s.value = value;
    s.process = process;
    return s;
}

sample value_of(char const* metric, double value) {
    auto s = time_of(value, 0);
    s.metric = metric;
    return s;
}

results::case_result case_of(std::string const& name, std::vector<double> const& times) {
    results::case_result one;
    one.name = results::parse_case_name(name);
    for (std::size_t i = 0; i < times.size(); ++i)
        one.samples.push_back(time_of(times[i], static_cast<std::uint32_t>(i)));
    return one;
}

results::run run_of(std::vector<results::case_result> cases) {
    results::run r;
    r.plan = "quick";
    r.toolchains.push_back({"gcc", "g++ 12", "-O3"});
    r.cases = std::move(cases);
    return r;
}

std::vector<double> noisy(double level, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, 0.005);
    std::vector<double> values(15);
    for (auto& v : values)
        v = level * std::exp(noise(random));
    return values;
}

comparison compared(results::run const& base, results::run const& now, comparison_request const& asked = {}) {
    comparison c;
    compare_runs(c, base, now, asked);
    return c;
}

bool doubts_have(comparison const& c, std::string const& words) {
    return std::ranges::any_of(c.doubts, [&](auto const& d) { return d.find(words) != std::string::npos; });
}

TEST(runs, a_large_difference_is_found_and_an_equal_case_is_not) {
    auto const c =
        compared(run_of({case_of("a/loop/drain/1", noisy(100, 1)), case_of("b/loop/drain/1", noisy(50, 2))}),
                 run_of({case_of("a/loop/drain/1", noisy(110, 3)), case_of("b/loop/drain/1", noisy(50, 4))}));
    EXPECT_EQ(c.how, method::runs);
    auto const& slower = *find_change(c.cases[0], results::metric::time);
    EXPECT_TRUE(slower.changed);
    EXPECT_NEAR(slower.ratio.estimate, 1.10, 0.01);
    EXPECT_TRUE(slower.ratio.holds(1.10));
    EXPECT_EQ(slower.pairs, 15U);
    EXPECT_EQ(c.cases[0].kind, alarm::time) << "nobody compared instructions";
    auto const& same = *find_change(c.cases[1], results::metric::time);
    EXPECT_FALSE(same.changed);
    EXPECT_GT(same.detectable, 0.02);
    EXPECT_LT(same.detectable, 0.05);
    EXPECT_TRUE(doubts_have(c, "different times"));
}

TEST(runs, a_failure_is_not_hidden_behind_a_skipped_base) {
    auto skipped = case_of("BM_gpu", {});
    skipped.error = "skipped: no GPU";
    auto crashed = skipped;
    crashed.error = "crashed";
    auto const other = case_of("BM_b", noisy(50, 2));
    EXPECT_TRUE(was_skipped(compared(run_of({skipped, other}), run_of({skipped, other})).cases[0]));
    auto const one = compared(run_of({skipped, other}), run_of({crashed, other})).cases[0];
    EXPECT_FALSE(was_skipped(one));
    EXPECT_EQ(one.error, "on the new side: crashed");
}

TEST(runs, a_case_has_its_example_s_suite) {
    auto described = run_of({case_of("a/loop/drain/1", noisy(100, 1)), case_of("BM_b/8", noisy(50, 2))});
    described.examples.push_back(
        {.name = "a", .suite = "sequences", .documents = "", .asks = "", .sources = {}, .unable = {}});
    auto const c = compared(described, described);
    EXPECT_EQ(c.cases[0].suite, "sequences");
    EXPECT_EQ(c.cases[1].suite, "");
}

TEST(runs, a_significant_change_below_the_threshold_counts_as_none) {
    comparison_request asked;
    asked.time_threshold = 0.2;
    auto const c = compared(run_of({case_of("a/loop/drain/1", noisy(100, 1))}),
                            run_of({case_of("a/loop/drain/1", noisy(110, 3))}), asked);
    auto const& time = *find_change(c.cases[0], results::metric::time);
    EXPECT_LT(time.p, 1e-6);
    EXPECT_FALSE(time.changed);
    EXPECT_GT(time.detectable, 0.2);
}

TEST(runs, repetitions_of_one_process_tell_nothing) {
    auto repeated = case_of("BM_Copy/8", {100, 101, 102, 99, 100});
    for (auto& s : repeated.samples)
        s.process = 0;
    auto slower = repeated;
    for (auto& s : slower.samples)
        s.value *= 2;
    auto const c = compared(run_of({repeated}), run_of({slower}));
    auto const& time = *find_change(c.cases[0], results::metric::time);
    EXPECT_TRUE(time.cannot_tell);
    EXPECT_FALSE(time.changed);
    EXPECT_EQ(time.base, 99);
    EXPECT_EQ(time.ratio.estimate, 2);
    EXPECT_EQ(time.ratio.confidence, 0);
    EXPECT_NE(time.reason.find("5 values of a side come from one process"), std::string::npos) << time.reason;
    EXPECT_TRUE(doubts_have(c, "can't be compared"));
}

TEST(runs, two_processes_are_too_few) {
    auto const c = compared(run_of({case_of("a/loop/drain/1", {100, 101})}),
                            run_of({case_of("a/loop/drain/1", noisy(300, 1))}));
    auto const& time = *find_change(c.cases[0], results::metric::time);
    EXPECT_TRUE(time.cannot_tell);
    EXPECT_EQ(time.reason, "a side was measured in 2 processes only");
}

TEST(runs, times_that_are_none_are_reported_as_such) {
    for (double const bad : {0.0, -1.0, std::numeric_limits<double>::infinity(), std::nan("")}) {
        auto values = noisy(100, 1);
        values[7] = bad;
        auto const good = run_of({case_of("a/loop/drain/1", noisy(100, 2))});
        if (std::isfinite(bad)) {
            auto const c = compared(run_of({case_of("a/loop/drain/1", values)}), good);
            EXPECT_TRUE(c.cases[0].metrics[0].cannot_tell);
            EXPECT_EQ(c.cases[0].metrics[0].reason, "a time isn't above 0");
        } else {
            EXPECT_NO_THROW(static_cast<void>(compared(run_of({case_of("a/loop/drain/1", values)}), good)));
        }
    }
}

TEST(runs, exact_metrics_are_compared_exactly) {
    auto before = case_of("a/coroutine/drain/1", noisy(100, 1));
    auto after = case_of("a/coroutine/drain/1", noisy(100, 2));
    for (auto* one : {&before, &after}) {
        auto const more = one == &after ? 1.0 : 0.0;
        one->samples.push_back(value_of(results::metric::peak_bytes, 64 + more));
        one->samples.push_back(value_of(results::metric::allocations, 0 + more));
        one->samples.push_back(value_of(results::metric::instructions, 1000 + more));
    }
    auto const c = compared(run_of({before}), run_of({after}));
    auto const& one = c.cases[0];
    EXPECT_TRUE(find_change(one, results::metric::peak_bytes)->changed);
    EXPECT_TRUE(std::isinf(find_change(one, results::metric::allocations)->ratio.estimate));
    EXPECT_FALSE(find_change(one, results::metric::instructions)->changed) << "0.1 % is below 0.5 %";
    EXPECT_EQ(one.kind, alarm::memory);
    EXPECT_EQ(c.absent.count("total_bytes"), 1U);
    EXPECT_EQ(c.absent.count("time"), 0U);
}

TEST(runs, only_what_is_asked_for_is_compared) {
    auto one = case_of("a/loop/drain/1", noisy(100, 1));
    one.samples.push_back(value_of(results::metric::peak_bytes, 64));
    comparison_request asked;
    asked.metrics = {"heap"};
    auto const c = compared(run_of({one}), run_of({one}), asked);
    EXPECT_EQ(c.cases[0].metrics.size(), 1U);
    EXPECT_EQ(c.absent.at("time"), "it wasn't asked for (--metrics)");
}

TEST(runs, cases_of_one_side_and_failed_ones_are_listed) {
    auto failed = case_of("c/loop/drain/1", {1, 2, 3});
    failed.error = "check failed";
    auto const c = compared(
        run_of({case_of("a/loop/drain/1", noisy(1, 1)), case_of("b/loop/drain/1", noisy(1, 1)), failed}),
        run_of({case_of("a/loop/drain/1", noisy(1, 1)), case_of("d/loop/drain/1", noisy(1, 1)), failed}));
    ASSERT_EQ(c.cases.size(), 4U);
    EXPECT_EQ(c.cases[1].error, "on the base side: check failed");
    EXPECT_EQ(c.cases[2].only_in, "base");
    EXPECT_EQ(c.cases[3].only_in, "new");
}

TEST(runs, a_filter_names_globs_and_the_start_of_names) {
    auto const all = run_of({case_of("a/loop/drain/1", noisy(1, 1)), case_of("a/eager/drain/1", noisy(1, 1)),
                             case_of("b/loop/drain/1", noisy(1, 1))});
    comparison_request asked;
    asked.filters = {"a"};
    EXPECT_EQ(compared(all, all, asked).cases.size(), 2U);
    asked.filters = {"*/loop/*"};
    EXPECT_EQ(compared(all, all, asked).cases.size(), 2U);
    asked.filters = {"gamma"};
    EXPECT_THROW(static_cast<void>(compared(all, all, asked)), system::usage_error);
}

TEST(runs, nothing_in_common_is_an_error) {
    auto const a = run_of({case_of("a/loop/drain/1", {1, 1, 1})});
    auto const b = run_of({case_of("b/loop/drain/1", {1, 1, 1})});
    EXPECT_THROW(static_cast<void>(compared(a, b)), system::usage_error);
    EXPECT_THROW(static_cast<void>(compared(run_of({}), run_of({}))), system::usage_error);
}

TEST(runs, other_machines_compilers_and_plans_are_doubts) {
    auto base = run_of({case_of("a/loop/drain/1", noisy(1, 1))});
    auto now = base;
    base.where.host = "one";
    now.where.host = "two";
    now.toolchains[0].compiler = "g++ 14";
    now.toolchains[0].flags = "-O2";
    now.plan = "full";
    now.complete = false;
    base.doubts = {"turbo is on", "busy"};
    now.doubts = {"turbo is on"};
    auto const c = compared(base, now);
    for (auto const* words : {"the machines differ: one and two", "the compilers differ: g++ 12 and g++ 14",
                              "the compiler's flags differ: -O3 and -O2", "the plans differ: quick and full",
                              "the new run was stopped", "both runs: turbo is on", "the base: busy"})
        EXPECT_TRUE(doubts_have(c, words)) << words;
    EXPECT_FALSE(doubts_have(compared(base, base), " differ: "));
}

TEST(runs, a_machine_that_was_slower_as_a_whole_is_reported) {
    std::vector<results::case_result> before;
    std::vector<results::case_result> after;
    for (unsigned i = 0; i < 6; ++i) {
        before.push_back(case_of("a/loop/drain/" + std::to_string(i), noisy(100, i)));
        after.push_back(case_of("a/loop/drain/" + std::to_string(i), noisy(107, 10 + i)));
    }
    EXPECT_TRUE(doubts_have(compared(run_of(before), run_of(after)), "slower throughout"));
    EXPECT_FALSE(doubts_have(compared(run_of(before), run_of(before)), "slower throughout"));
}

TEST(runs, toolchains_are_reported_apart) {
    auto both = run_of({case_of("a/loop/drain/1", noisy(100, 1)), case_of("a/loop/drain/1", noisy(200, 2))});
    both.toolchains.push_back({"clang", "clang++ 19", "-O3"});
    both.cases[1].toolchain = 1;
    auto const c = compared(both, both);
    ASSERT_EQ(c.cases.size(), 2U);
    EXPECT_EQ(c.cases[0].name, "a/loop/drain/1/toolchain:gcc");
    EXPECT_EQ(c.cases[1].name, "a/loop/drain/1/toolchain:clang");
    EXPECT_NEAR(c.cases[1].metrics[0].base, 200, 3);
}

results::run file_of(std::string const& name, double real, double cpu) {
    return results::read_json("{\"context\": {\"host_name\": \"h\"}, \"benchmarks\": [{\"name\": \"" + name +
                                  "\", \"real_time\": " + std::to_string(real) + ", \"cpu_time\": " +
                                  std::to_string(cpu) + ", \"iterations\": 10, \"time_unit\": \"us\"}]}",
                              "made");
}

TEST(runs, google_benchmark_files_of_any_project_are_read) {
    auto const name = "BM_Sort<int, \\\"x\\\">/8/real_time";
    auto const c = compared(file_of(name, 2, 1), file_of(name, 3, 1));
    EXPECT_EQ(c.cases[0].name, "BM_Sort<int, \"x\">/8/real_time");
    EXPECT_EQ(c.cases[0].metrics[0].base, 2000);
    EXPECT_EQ(c.cases[0].metrics[0].clock, "real");
    EXPECT_TRUE(c.cases[0].metrics[0].cannot_tell);
    EXPECT_EQ(c.cases[0].metrics[0].reason, "a side was measured in 1 process only");
}

TEST(runs, both_sides_count_by_one_clock) {
    auto asked = comparison_request{};
    auto const time = [&](results::run const& base, results::run const& now) {
        comparison c;
        compare_runs(c, base, now, asked);
        return c.cases.at(0).metrics.at(0);
    };
    auto const base = file_of("a", 9, 2);
    EXPECT_EQ(time(base, base).base, 2000);
    EXPECT_EQ(time(base, base).clock, "cpu");
    asked.clock = results::clock::real;
    EXPECT_EQ(time(base, base).base, 9000);
    asked.clock = results::clock::own;
    auto const unknown = file_of("a", 9, 0);
    EXPECT_EQ(time(base, unknown).base, 9000) << "the other side knows the wall clock only";
    EXPECT_EQ(time(base, unknown).clock, "real");
    asked.clock = results::clock::cpu;
    EXPECT_TRUE(time(base, unknown).cannot_tell);
    EXPECT_NE(time(base, unknown).reason.find("cpu_time"), std::string::npos);
}

TEST(exact, the_least_difference_counts_where_the_threshold_is_0) {
    auto const one = exact_change("peak_bytes", std::vector{64.0, 64.0}, std::vector{65.0}, 0);
    EXPECT_TRUE(one.changed);
    EXPECT_TRUE(one.exact);
    EXPECT_EQ(one.p, 0);
    auto const same = exact_change("peak_bytes", std::vector{0.0}, std::vector{0.0}, 0);
    EXPECT_FALSE(same.changed);
    EXPECT_EQ(same.ratio.estimate, 1);
    EXPECT_EQ(same.p, 1);
}

TEST(exact, a_threshold_is_exceeded_not_reached) {
    auto const change_to = [](double now) {
        return exact_change("instructions", std::vector{1000.0}, std::vector{now}, 0.005).changed;
    };
    EXPECT_FALSE(change_to(1005));
    EXPECT_TRUE(change_to(1006));
    EXPECT_TRUE(change_to(994));
    EXPECT_FALSE(change_to(996));
}

TEST(exact, processes_that_disagree_are_not_exact) {
    auto const wide = exact_change("allocations", std::vector{10.0, 12.0}, std::vector{20.0}, 0);
    EXPECT_TRUE(wide.cannot_tell);
    EXPECT_FALSE(wide.changed);
    EXPECT_EQ(wide.reason, "the base side's processes disagree (10 to 12)");
    auto const little = exact_change("instructions", std::vector{1000.0, 1001.0}, std::vector{1100.0}, 0.005);
    EXPECT_FALSE(little.cannot_tell);
    EXPECT_FALSE(little.exact);
    EXPECT_TRUE(little.changed);
}

TEST(exact, what_depends_on_chance_changes_only_where_the_sides_lie_apart) {
    auto const change_to = [](std::vector<double> const& now) {
        return exact_change("instructions", std::vector{1000.0, 1030.0, 1010.0}, now, 0.005);
    };
    EXPECT_TRUE(change_to({1020, 1025, 1040}).cannot_tell) << "they overlap";
    EXPECT_TRUE(change_to({1040, 1050, 1045}).cannot_tell) << "apart by less than they disagree";
    EXPECT_FALSE(change_to({1200, 1210, 1205}).cannot_tell);
    EXPECT_TRUE(change_to({1200, 1210, 1205}).changed);
    auto const small = exact_change("instructions", std::vector{1000.0, 1004.0, 1000.0},
                                    std::vector{1003.0, 1007.0, 1007.0}, 0.005);
    EXPECT_FALSE(small.cannot_tell);
    EXPECT_FALSE(small.changed) << "medians 0.7 % apart, but the values overlap";
}

} // namespace
} // namespace yieldmark::compare
