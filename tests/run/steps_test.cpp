#include "harness/run/steps.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yieldmark::run {
namespace {

plan small() {
    return {
        .name = "small", .processes = 3, .slices = 2, .relink = true, .time_pass = "time", .heap_chunk = 2};
}

std::vector<step> of(std::vector<step> const& all, std::string const& pass) {
    std::vector<step> kept;
    std::ranges::copy_if(all, std::back_inserter(kept), [&](auto const& s) { return s.pass == pass; });
    return kept;
}

TEST(steps, each_timed_process_has_all_cases_and_seeds_of_its_own) {
    auto const timed = of(make_steps(small(), {"time"}, {{"a", "b"}}, 1), "time");
    ASSERT_EQ(timed.size(), 3U);
    std::set<std::uint32_t> seeds;
    for (auto const& s : timed) {
        EXPECT_EQ(s.cases, (std::vector<std::string>{"a", "b"}));
        seeds.insert({s.layout_seed, s.order_seed});
    }
    EXPECT_EQ(seeds.size(), 6U);
    EXPECT_FALSE(seeds.contains(0));
}

TEST(steps, executables_take_turns_a_b_b_a) {
    std::vector<std::size_t> order;
    for (auto const& s : make_steps(small(), {"time"}, {{"a"}, {"a"}}, 1))
        order.push_back(s.bench);
    EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 1, 0, 0, 1}));
}

TEST(steps, executables_share_the_seeds_of_a_round) {
    auto const all = make_steps(small(), {"time"}, {{"a"}, {"a"}}, 1);
    EXPECT_EQ(all[0].layout_seed, all[1].layout_seed);
    EXPECT_NE(all[1].layout_seed, all[2].layout_seed);
}

TEST(steps, heap_is_cut_into_chunks_that_hold_every_case_once) {
    auto const heap = of(make_steps(small(), {"heap"}, {{"a", "b", "c", "d", "e"}}, 1), "heap");
    ASSERT_EQ(heap.size(), 3U);
    EXPECT_EQ(heap[1].cases, (std::vector<std::string>{"c", "d"}));
    EXPECT_EQ(heap[2].cases, (std::vector<std::string>{"e"}));
    EXPECT_EQ(heap[2].order_seed, 0U);
}

TEST(steps, resident_memory_takes_one_process_for_each_case) {
    auto const resident = of(make_steps(small(), {"resident"}, {{"a", "b"}, {"c"}}, 1), "resident");
    ASSERT_EQ(resident.size(), 3U);
    EXPECT_EQ(resident[2].bench, 1U);
    EXPECT_EQ(resident[2].cases, std::vector<std::string>{"c"});
}

TEST(steps, huge_cases_are_timed_in_few_processes) {
    auto p = small();
    p.huge_processes = 2;
    auto const steps = with_few_huge(make_steps(p, {"time", "heap"}, {{"a", "b"}}, 1), p, {"b"});
    auto const timed = of(steps, "time");
    ASSERT_EQ(timed.size(), 3U);
    EXPECT_EQ(timed[1].cases, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(timed[2].cases, std::vector<std::string>{"a"});
    EXPECT_EQ(of(steps, "heap").front().cases, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(with_few_huge(steps, small(), {"a"}), steps); // of a plan that says nothing of them
}

TEST(steps, only_what_is_asked_for_is_planned) {
    EXPECT_TRUE(of(make_steps(small(), {"time"}, {{"a"}}, 1), "heap").empty());
    EXPECT_TRUE(make_steps(small(), {}, {{"a"}}, 1).empty());
    EXPECT_TRUE(make_steps(small(), {"time"}, {{}}, 1).empty());
}

TEST(steps, follow_from_the_seed) {
    auto const ids = results::pass_ids(results::passes::any);
    std::set<std::string> const all(ids.begin(), ids.end());
    EXPECT_EQ(make_steps(small(), all, {{"a", "b"}}, 7), make_steps(small(), all, {{"a", "b"}}, 7));
    EXPECT_NE(make_steps(small(), {"time"}, {{"a"}}, 7), make_steps(small(), {"time"}, {{"a"}}, 8));
}

TEST(steps, without_relinking_the_built_layout_is_used) {
    auto p = small();
    p.relink = false;
    for (auto const& s : make_steps(p, {"time"}, {{"a"}}, 1))
        EXPECT_EQ(s.layout_seed, 0U);
}

} // namespace
} // namespace yieldmark::run
