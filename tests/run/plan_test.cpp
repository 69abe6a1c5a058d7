#include "harness/run/plan.hpp"

#include "harness/system/errors.hpp"

#include <gtest/gtest.h>

namespace yieldmark::run {
namespace {

TEST(plan, every_name_gives_its_plan) {
    for (auto const& name : plan_names())
        EXPECT_EQ(plan_named(name).name, name);
}

TEST(plan, an_unknown_name_is_a_usage_error) {
    EXPECT_THROW((void)plan_named("quik"), system::usage_error);
}

TEST(plan, timed_processes_are_odd_so_that_a_median_is_a_sample) {
    for (auto const& name : plan_names())
        EXPECT_EQ(plan_named(name).processes % 2, 1U) << name;
}

TEST(plan, quick_keeps_all_slices_for_a_small_catalogue_and_ends_in_a_minute) {
    auto const p = fitted(plan_named("quick"), 750);
    EXPECT_EQ(p.slices, 3U);
    EXPECT_LT(750 * p.processes * p.slices * p.slice_cost, 60);
}

TEST(plan, quick_cuts_slices_to_keep_the_whole_catalogue_in_its_budget) {
    auto const p = fitted(plan_named("quick"), 4500);
    EXPECT_EQ(p.slices, 2U);
    EXPECT_LE(4500 * p.processes * p.slices * p.slice_cost, p.budget_seconds);
}

TEST(plan, one_slice_is_always_left) {
    EXPECT_EQ(fitted(plan_named("quick"), 10'000'000).slices, 1U);
}

TEST(plan, full_keeps_all_slices_of_the_whole_catalogue_in_the_processes_that_every_case_gets) {
    auto const p = fitted(plan_named("full"), 13'000);
    EXPECT_EQ(p.slices, 5U);
    EXPECT_LE(13'000 * least_processes(p) * p.slices * p.slice_cost, p.budget_seconds);
}

TEST(plan, full_cuts_slices_for_two_compilers_and_leaves_room_for_what_needs_more_processes) {
    auto const p = fitted(plan_named("full"), 26'000);
    EXPECT_EQ(p.slices, 3U);
    EXPECT_LE(26'000 * least_processes(p) * p.slices * p.slice_cost, 0.7 * p.budget_seconds);
}

TEST(plan, the_looks_of_the_full_plan_are_at_counts_whose_intervals_hold_what_they_promise) {
    EXPECT_EQ(plan_named("full").looks, (std::vector<unsigned>{9, 15})); // docs/statistics.md
    EXPECT_EQ(plan_named("full").processes, 25U);
    EXPECT_EQ(least_processes(plan_named("full")), 9U);
}

TEST(plan, who_asks_for_a_number_of_processes_gets_it_for_every_case) {
    auto const p = with_processes(plan_named("full"), 5);
    EXPECT_EQ(p.processes, 5U);
    EXPECT_EQ(least_processes(p), 5U);
}

TEST(plan, a_plan_without_a_budget_is_never_cut) {
    EXPECT_EQ(fitted(plan_named("smoke"), 10'000'000).slices, plan_named("smoke").slices);
}

} // namespace
} // namespace yieldmark::run
