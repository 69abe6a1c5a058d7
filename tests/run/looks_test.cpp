#include "harness/run/looks.hpp"
#include "harness/run/runner.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace yieldmark::run {
namespace {

// Nine values from 100 - step to 100 + step: the interval leaves out one at either end.
std::vector<double> around_100(double step) {
    std::vector<double> values(9, 100);
    for (std::size_t i = 0; i < 3; ++i) {
        values[i] -= step;
        values[8 - i] += step;
    }
    return values;
}

timed_case timed(std::string group, double step, double seconds = 1) {
    return {.group = std::move(group), .times = around_100(step), .seconds = seconds};
}

TEST(half_width, is_a_share_of_the_median) {
    EXPECT_DOUBLE_EQ(half_width(around_100(3)), 0.03);
    EXPECT_TRUE(std::isinf(half_width(std::vector<double>{1, 2})));
}

TEST(look, a_group_goes_on_as_a_whole_if_one_of_its_cases_is_wide) {
    std::vector<timed_case> const cases{timed("a", 1), timed("a", 3), timed("b", 1), timed("b", 2)};
    auto const found = look(cases, 0.02, 6, 1e9);
    EXPECT_EQ(found.groups, std::set<std::string>{"a"});
    EXPECT_EQ(found.narrow, 1U);
    EXPECT_EQ(found.left_out, 0U);
}

TEST(look, where_the_time_is_short_the_widest_come_first) {
    std::vector<timed_case> const cases{timed("a", 3), timed("b", 5), timed("c", 4, 100), timed("d", 1)};
    auto const found = look(cases, 0.02, 6, 12);
    EXPECT_EQ(found.groups, (std::set<std::string>{"a", "b"})); // each takes 6 of the 12 seconds, c 600
    EXPECT_EQ(found.left_out, 1U);
    EXPECT_DOUBLE_EQ(found.widest_left_out, 0.04);
}

TEST(look, without_any_time_left_nothing_goes_on) {
    std::vector<timed_case> const cases{timed("a", 3)};
    EXPECT_TRUE(look(cases, 0.02, 6, -5).groups.empty());
}

TEST(compared_group, has_all_techniques_of_one_example_scenario_and_size) {
    EXPECT_EQ(compared_group("fibonacci/loop/drain/64", false), "fibonacci/drain/64");
    EXPECT_EQ(compared_group("fibonacci/coroutine/drain/64", false), "fibonacci/drain/64");
    EXPECT_EQ(compared_group("BM_sort/64", true), "BM_sort");
}

run_request full(test::fake_site const& site) {
    run_request asked;
    asked.benches = {site.bench()};
    asked.plan = "full";
    asked.passes = {"time"};
    asked.out = site.out();
    asked.seed = 42;
    return asked;
}

results::run measure(run_request const& asked) {
    system::progress silent(stderr, system::progress::mode::quiet, false);
    std::atomic<int> const never{0};
    return execute_run(asked, silent, never).run;
}

std::size_t times_of(results::run const& r, std::string_view name) {
    auto const found = std::ranges::find_if(r.cases, [&](auto const& c) { return c.name.text() == name; });
    return found == r.cases.end() ? 0 : found->samples.size();
}

TEST(full_plan, gives_more_processes_to_groups_whose_intervals_are_wide) {
    test::fake_site site;
    site.behave("waver time alpha/loop/drain/64\n");
    auto const measured = measure(full(site));
    EXPECT_EQ(times_of(measured, "alpha/loop/drain/64"), 25U);
    EXPECT_EQ(times_of(measured, "alpha/coroutine/drain/64"), 25U); // compared with it
    EXPECT_EQ(times_of(measured, "alpha/loop/drain/1"), 9U);
    EXPECT_EQ(times_of(measured, "beta/loop/sum/4096"), 9U);
    EXPECT_TRUE(measured.failures.empty());
}

TEST(full_plan, with_a_number_of_processes_gives_it_to_every_case) {
    test::fake_site site;
    site.behave("waver time alpha/loop/drain/64\n");
    auto asked = full(site);
    asked.processes = 3;
    auto const measured = measure(asked);
    EXPECT_EQ(times_of(measured, "alpha/loop/drain/64"), 3U);
    EXPECT_EQ(times_of(measured, "alpha/loop/drain/1"), 3U);
}

TEST(full_plan, resumed_comes_to_the_same_choice) {
    test::fake_site site;
    site.behave("waver time alpha/loop/drain/64\n");
    auto asked = full(site);
    static_cast<void>(measure(asked));
    auto const lost = site.out() / "run/000017.time.0.jsonl";
    ASSERT_TRUE(std::filesystem::remove(lost));
    auto const calls = site.lines("calls").size();
    asked.resume = true;
    auto const again = measure(asked);
    EXPECT_EQ(site.lines("calls").size(), calls + 1);
    EXPECT_EQ(test::text_of(site.out() / "run/000017.cases"),
              "alpha/loop/drain/64\nalpha/coroutine/drain/64\n");
    EXPECT_EQ(times_of(again, "alpha/loop/drain/64"), 25U);
    EXPECT_EQ(times_of(again, "alpha/loop/drain/1"), 9U);
}

TEST(full_plan, a_case_that_fails_on_the_way_does_not_keep_its_group) {
    test::fake_site site;
    site.behave("check time alpha/loop/drain/64\n");
    auto const measured = measure(full(site));
    EXPECT_EQ(times_of(measured, "alpha/coroutine/drain/64"), 9U);
    EXPECT_EQ(measured.failures.size(), 1U);
}

// What it prints in a pipe.
std::string printed(run_request const& asked) {
    auto const file = std::tmpfile();
    {
        system::progress plain(file, system::progress::mode::plain, false);
        std::atomic<int> const never{0};
        static_cast<void>(execute_run(asked, plain, never));
    }
    std::string text(static_cast<std::size_t>(std::ftell(file)), ' ');
    std::rewind(file);
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
}

TEST(full_plan, says_what_a_look_found) {
    test::fake_site site;
    site.behave("waver time alpha/loop/drain/64\n");
    auto const text = printed(full(site));
    EXPECT_NE(text.find("time process 1 of 9 to 25,"), std::string::npos) << text;
    EXPECT_NE(text.find("after 9 timed processes 3 of 4 groups are known to ±2 % or better; 1 get 6 more"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("time process 10 of 15 to 25,"), std::string::npos) << text;
    EXPECT_NE(text.find("time process 25 of 25, "), std::string::npos) << text;
}

} // namespace
} // namespace yieldmark::run
