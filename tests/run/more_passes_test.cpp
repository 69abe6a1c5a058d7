#include "harness/bench/counters.hpp"
#include "harness/results/model.hpp"
#include "harness/run/counters.hpp"
#include "harness/run/journal.hpp"
#include "harness/run/steps.hpp"
#include "tests/run/sealed_lines.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

namespace yieldmark::run {
namespace {

std::vector<std::string> cases(std::size_t count) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(std::to_string(i));
    return all;
}

plan small() {
    return {.name = "small", .processes = 9, .slices = 2, .relink = true, .time_pass = "time"};
}

TEST(steps, under_callgrind_hold_every_case_once) {
    auto const steps = make_steps(small(), {"instructions"}, {cases(1000), cases(3)}, 1);
    std::size_t of_first = 0;
    for (auto const& s : steps) {
        EXPECT_EQ(s.layout_seed, 0U);
        EXPECT_LE(s.cases.size(), 96U);
        of_first += s.bench == 0 ? s.cases.size() : 0;
    }
    EXPECT_EQ(of_first, 1000U);
    EXPECT_EQ(steps.back().bench, 1U);
    EXPECT_EQ(steps.back().cases, cases(3));
}

TEST(steps, under_callgrind_share_few_cases_among_the_processors) {
    auto const steps = make_steps(small(), {"instructions"}, {cases(40)}, 1);
    EXPECT_EQ(steps.size(), 4U);
}

TEST(steps, under_callgrind_count_every_case_as_often_as_the_plan_says) {
    auto p = small();
    p.instructions_processes = 3;
    auto const steps = make_steps(p, {"instructions"}, {cases(20)}, 1);
    std::map<std::string, int> times;
    std::set<unsigned> numbers;
    for (auto const& s : steps) {
        numbers.insert(s.number);
        for (auto const& name : s.cases)
            ++times[name];
    }
    EXPECT_EQ(numbers.size(), steps.size());
    EXPECT_EQ(times.size(), 20U);
    for (auto const& [name, count] : times)
        EXPECT_EQ(count, 3) << name;
}

TEST(steps, of_hardware_counters_are_few_and_each_on_a_layout_of_its_own) {
    auto const steps = make_steps(small(), {"counters"}, {cases(5)}, 1);
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_NE(steps[0].layout_seed, steps[1].layout_seed);
    EXPECT_EQ(steps[0].pass, "counters");
}

TEST(journal, reads_why_a_case_has_none_of_a_metric) {
    journal lines(1);
    lines.feed(test::sealed_lines(
        "{\"name\":\"a\",\"without\":{\"instructions\":\"it starts threads\"}}\n"
        "{\"name\":\"b\",\"iterations\":1,\"counters\":{\"instructions\":7,\"cycles\":9}}\n"));
    ASSERT_EQ(lines.finished().size(), 2U);
    EXPECT_EQ(lines.finished().at("a").front().without.at("instructions"), "it starts threads");
    EXPECT_EQ(lines.finished().at("b").front().values.at("instructions"), 7);
    EXPECT_EQ(lines.finished().at("b").front().values.at("cycles"), 9);
}

TEST(leave_out_counters, says_for_each_why_it_is_not_measured) {
    results::run run;
    std::set<std::string> passes{"time"};
    leave_out_counters(passes, {}, run);
    ASSERT_EQ(run.absent.size(), ::yieldmark::bench::hardware_events.size());
    EXPECT_EQ(run.absent.at("cycles"), "it wasn't asked for (--metrics)");
    EXPECT_EQ(passes, std::set<std::string>{"time"});
}

TEST(leave_out_counters, keeps_the_pass_only_where_something_can_be_counted) {
    results::run run;
    std::set<std::string> passes{"counters"};
    leave_out_counters(passes, {}, run);
    EXPECT_EQ(passes.contains("counters"), run.absent.size() < ::yieldmark::bench::hardware_events.size());
    for (auto const& [metric, why] : run.absent)
        EXPECT_EQ(why, why_no_counter(metric));
}

} // namespace
} // namespace yieldmark::run
