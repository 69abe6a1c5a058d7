#include "harness/results/metrics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace yieldmark::results {
namespace {

using names = std::vector<std::string>;

TEST(metrics, each_has_an_id_a_name_and_a_pass_of_its_own) {
    std::set<std::string_view> ids;
    std::set<std::string_view> called;
    auto const of_run = pass_ids(passes::any);
    for (auto const& m : all_metrics()) {
        EXPECT_TRUE(ids.insert(m.id).second) << m.id;
        EXPECT_TRUE(called.insert(m.name).second) << m.name;
        EXPECT_TRUE(m.pass == pass::limited || std::ranges::find(of_run, m.pass) != of_run.end()) << m.id;
    }
}

TEST(metrics, only_one_stands_for_a_key_of_google_benchmark) {
    std::set<std::string_view> keys;
    for (auto const& m : all_metrics())
        EXPECT_TRUE(m.google_benchmark.empty() || keys.insert(m.google_benchmark).second) << m.id;
    EXPECT_EQ(keys.size(), 3U);
}

TEST(metrics, each_pass_of_a_run_measures_something) {
    for (auto const& id : pass_ids(passes::any))
        EXPECT_FALSE(metrics_of(id).empty()) << id;
    EXPECT_TRUE(metrics_of("").empty());
}

TEST(metrics, what_is_exact_is_compared_and_reported) {
    for (auto const& m : all_metrics())
        EXPECT_TRUE(!m.exact || (m.compared() && m.reported)) << m.id;
}

TEST(metrics, of_a_comparison_are_in_its_order_and_the_time_is_first) {
    EXPECT_EQ(compared_ids(), (names{"time", "instructions", "peak_bytes", "allocations", "total_bytes"}));
    EXPECT_EQ(reported_metrics().front().id, metric::time);
    EXPECT_TRUE(std::ranges::none_of(reported_metrics(),
                                     [](auto const& m) { return m.id == metric::limited_memory; }));
}

TEST(metrics, have_the_thresholds_that_the_documents_name) {
    EXPECT_EQ(metric_named("time").threshold, 0.02);
    EXPECT_EQ(metric_named("instructions").threshold, 0.005);
    EXPECT_EQ(metric_named("peak_bytes").threshold, 0);
    EXPECT_FALSE(metric_named("resident_bytes").compared());
    EXPECT_FALSE(metric_named("cycles").compared());
}

TEST(metrics, a_benchmarks_own_counter_is_one_like_any_other) {
    EXPECT_EQ(find_metric("items_per_second"), nullptr);
    auto const counter = metric_named("items_per_second");
    EXPECT_EQ(counter.id, "items_per_second");
    EXPECT_EQ(counter.name, "items_per_second");
    EXPECT_EQ(to_string(counter.in), "count");
    EXPECT_FALSE(counter.exact);
    EXPECT_FALSE(counter.compared());
    EXPECT_FALSE(counter.reported);
}

TEST(metrics, passes_are_those_that_the_command_line_takes) {
    EXPECT_EQ(pass_ids(passes::any), (names{"time", "instructions", "heap", "resident", "counters"}));
    EXPECT_EQ(pass_ids(passes::by_default), (names{"time", "heap", "resident"}));
    EXPECT_EQ(pass_ids(passes::compared), (names{"time", "instructions", "heap"}));
}

} // namespace
} // namespace yieldmark::results
