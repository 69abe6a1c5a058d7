// Which functions make the difference: of made stacks, and of two programs in which it is known.

#include "harness/compare/explanation.hpp"
#include "harness/compare/json.hpp"
#include "harness/compare/run_comparison.hpp"
#include "tests/compare/case_named.hpp"
#include "tests/compare/made_comparison.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>

namespace yieldmark::compare {
namespace {

using frames = std::vector<std::string>;

counted_side side(std::vector<results::cpu_profile::stack> stacks, double iterations) {
    return {{"callgrind", "instructions", std::move(stacks)}, iterations};
}

TEST(explanation, counts_a_functions_own_instructions_for_one_iteration) {
    auto const made = explained(side({{{"bench"}, 400}, {{"bench", "leaf"}, 4000}, {{"leaf"}, 600}}, 4),
                                side({{{"bench"}, 1000}, {{"bench", "leaf"}, 20000}}, 10));
    EXPECT_EQ(made.base, 1250);
    EXPECT_EQ(made.now, 2100);
    ASSERT_EQ(made.functions.size(), 1U) << "100 in both for bench itself";
    EXPECT_EQ(made.functions[0].name, "leaf");
    EXPECT_EQ(made.functions[0].base, 1150) << "from both of its callers";
    EXPECT_EQ(made.functions[0].now, 2000);
}

TEST(explanation, lists_what_is_gone_and_what_is_new_and_the_largest_difference_first) {
    auto const made =
        explained(side({{{"b", "old"}, 500}, {{"b", "same"}, 100'000}, {{"b", "nearly"}, 1000}}, 1),
                  side({{{"b", "new"}, 700}, {{"b", "same"}, 100'000}, {{"b", "nearly"}, 1001}}, 1));
    ASSERT_EQ(made.functions.size(), 2U) << "one instruction in a hundred thousand is no difference";
    EXPECT_EQ(made.functions[0].name, "new");
    EXPECT_EQ(made.functions[0].base, 0);
    EXPECT_EQ(made.functions[1].name, "old");
    EXPECT_EQ(made.functions[1].now, 0);
}

TEST(explanation, small_stacks_count_towards_their_caller) {
    auto const made = explained(side({{{"b"}, 10'000}, {{"b", "c", "d"}, 1}, {{"b", "c", "e"}, 2}}, 1),
                                side({{{"b"}, 10'000}}, 1));
    ASSERT_EQ(made.stacks.size(), 1U);
    EXPECT_EQ(made.stacks[0].frames, frames{"b"});
    EXPECT_EQ(made.stacks[0].base, 10'003) << "nothing is lost";
    EXPECT_EQ(made.stacks[0].now, 10'000);
}

TEST(explanation, survives_its_file) {
    auto c = test::made_comparison();
    c.cases[0].why = explained(side({{{"b", "leaf"}, 1}, {{"b"}, 3}}, 3), side({{{"b", "other"}, 7}}, 3));
    c.cases[1].why = explanation{.why_not = "no valgrind"};
    auto const again = read_json(write_json(c), "text");
    ASSERT_TRUE(again.cases[0].why && again.cases[1].why && !again.cases[2].why);
    auto const& [a, b] = std::pair(*c.cases[0].why, *again.cases[0].why);
    EXPECT_EQ(a.base, b.base);
    ASSERT_EQ(a.functions.size(), b.functions.size());
    EXPECT_EQ(a.functions[0].name, b.functions[0].name);
    EXPECT_EQ(a.functions[0].now, b.functions[0].now);
    ASSERT_EQ(a.stacks.size(), b.stacks.size());
    EXPECT_EQ(a.stacks[1].frames, b.stacks[1].frames);
    EXPECT_EQ(a.stacks[1].base, b.stacks[1].base);
    EXPECT_EQ(again.cases[1].why->why_not, "no valgrind");
}

std::string error_with(std::string const& row) {
    auto c = test::made_comparison();
    c.cases[0].why = explained(side({{{"b"}, 3}}, 1), side({{{"b"}, 7}}, 1));
    auto text = write_json(c);
    std::string const written = "[3.0,7.0,0]";
    text.replace(text.find(written), written.size(), row);
    try {
        static_cast<void>(read_json(text, "text"));
        return "read";
    } catch (results::read_error const& e) {
        return e.what();
    }
}

TEST(explanation, a_file_that_was_changed_is_refused_by_its_path) {
    EXPECT_EQ(error_with("[3.0,7.0,0]"), "read");
    for (auto const* row : {"[3.0,7.0,9]", "[-3.0,7.0,0]", "[3.0]", "7"})
        EXPECT_NE(error_with(row).find("cases[0].why.stacks"), std::string::npos) << row;
}

#ifdef HAS_AGENT

std::atomic<int> const never{0};

comparison_request quick() {
    comparison_request asked;
    asked.base = PROGRAM_old;
    asked.now = PROGRAM_new;
    asked.first_pairs = asked.second_pairs = 8;
    asked.min_time = 0.0005;
    asked.seed = 1;
    asked.measure_unchanged = true;
    return asked;
}

comparison compared(comparison_request const& asked) {
    system::progress quiet(stderr, system::progress::mode::quiet, false);
    return run_comparison(asked, quiet, never);
}

TEST(programs, what_changed_is_explained_by_its_functions) {
    auto asked = quick();
    asked.explain = explained_cases::worse;
    auto const c = compared(asked);
    auto const& changed = case_named(c, "BM_Changed");
    ASSERT_TRUE(changed.why);
    EXPECT_EQ(changed.why->why_not, "");
    ASSERT_FALSE(changed.why->functions.empty());
    auto const& function = changed.why->functions[0];
    EXPECT_NE(function.name.find("changed"), std::string::npos) << function.name;
    EXPECT_NEAR(function.now / function.base, 2, 0.01);
    EXPECT_NEAR(changed.why->now, function.now, 50) << "the loop is all that there is";
    EXPECT_EQ(changed.kind, alarm::time_and_instructions) << "they were counted for it";
    for (auto const& one : c.cases)
        EXPECT_EQ(one.why.has_value(), &one == &changed) << one.name;
}

TEST(programs, heap_is_compared_and_instructions_where_they_are_named) {
    auto asked = quick();
    auto c = compared(asked);
    auto const& unnamed = case_named(c, "BM_Changed");
    ASSERT_NE(find_change(unnamed, results::metric::peak_bytes), nullptr);
    EXPECT_TRUE(find_change(unnamed, results::metric::peak_bytes)->exact);
    EXPECT_EQ(find_change(unnamed, results::metric::instructions), nullptr);
    EXPECT_NE(c.absent.at("instructions").find("--metrics"), std::string::npos);

    asked.metrics = {"time", "instructions"};
    asked.metrics_named = true;
    c = compared(asked);
    auto const* counted = find_change(case_named(c, "BM_Changed"), results::metric::instructions);
    ASSERT_NE(counted, nullptr);
    EXPECT_NEAR(counted->ratio.estimate, 2, 0.01);
    EXPECT_EQ(find_change(case_named(c, "BM_Changed"), results::metric::peak_bytes), nullptr);
    EXPECT_FALSE(c.absent.contains("instructions"));
}

#endif

} // namespace
} // namespace yieldmark::compare
