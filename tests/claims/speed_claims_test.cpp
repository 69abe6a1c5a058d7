#include "harness/claims/contest.hpp"
#include "tests/claims/made_run.hpp"

#include <gtest/gtest.h>

namespace yieldmark::claims {
namespace {

using test::run_maker;

void add_pair(run_maker& m, std::string const& example, std::string const& a, double a_time,
              std::string const& b, double b_time) {
    m.time(example + "/" + a + "/drain/4096", a_time).time(example + "/" + b + "/drain/4096", b_time);
}

TEST(faster_iterators, fails_where_the_coroutine_is_slower_in_all_rows) {
    run_maker m;
    add_pair(m, "fibonacci", "coroutine", 4000, "iterator", 1000);
    add_pair(m, "power", "coroutine", 9000, "iterator", 1000);
    auto const f = m.answer(faster_iterators);
    EXPECT_EQ(f.reading, claim_verdict::fails);
    EXPECT_NEAR(f.value->estimate, 6, 1e-9); // sqrt(4 * 9)
    EXPECT_NE(f.sentence.find("slower in 2 of 2"), std::string::npos) << f.sentence;
    EXPECT_EQ(f.cases.size(), 4U);
}

TEST(faster_iterators, holds_where_it_is_faster) {
    run_maker m;
    add_pair(m, "fibonacci", "coroutine", 500, "iterator", 1000);
    EXPECT_EQ(m.answer(faster_iterators).reading, claim_verdict::holds);
}

TEST(faster_iterators, depends_where_rows_disagree_or_cannot_be_told_apart) {
    run_maker m;
    add_pair(m, "fibonacci", "coroutine", 4000, "iterator", 1000);
    add_pair(m, "power", "coroutine", 500, "iterator", 1000);
    EXPECT_EQ(m.answer(faster_iterators).reading, claim_verdict::depends);
    run_maker equal;
    add_pair(equal, "fibonacci", "coroutine", 1000, "iterator", 1000);
    EXPECT_EQ(equal.answer(faster_iterators).reading, claim_verdict::depends);
}

TEST(faster_iterators, is_not_measured_from_one_process) {
    run_maker m;
    m.value("fibonacci/coroutine/drain/64", results::metric::time, 10);
    m.value("fibonacci/iterator/drain/64", results::metric::time, 5);
    EXPECT_EQ(m.answer(faster_iterators).reading, claim_verdict::not_measured);
}

TEST(expressions, compares_both_views_with_the_coroutine) {
    run_maker m;
    add_pair(m, "fibonacci", "coroutine", 4000, "std_ranges", 1000);
    m.time("fibonacci/range_v3/drain/4096", 1000);
    auto const f = m.answer(expressions);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_NEAR(f.value->estimate, 0.25, 1e-9);
    EXPECT_NE(f.meaning.find("2 rows"), std::string::npos);
    m.time("power/coroutine/drain/64", 10).time("power/range_v3/drain/64", 100);
    EXPECT_EQ(m.answer(expressions).reading, claim_verdict::depends);
    run_maker slow;
    add_pair(slow, "fibonacci", "coroutine", 1000, "std_ranges", 4000);
    EXPECT_EQ(slow.answer(expressions).reading, claim_verdict::fails);
    EXPECT_EQ(run_maker().answer(expressions).reading, claim_verdict::not_measured);
}

void add_line(run_maker& m, std::string const& example, std::string const& technique, double fixed,
              double each) {
    for (int const n : {1, 64, 4096})
        m.time(example + "/" + technique + "/drain/" + std::to_string(n), fixed + each * n);
}

TEST(small_data, holds_where_the_list_leads_at_first) {
    run_maker m;
    add_line(m, "fibonacci", "eager", 10, 3);
    add_line(m, "fibonacci", "coroutine", 410, 1);
    auto const f = m.answer(small_data);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_NEAR(f.value->estimate, 200, 1);
    EXPECT_NE(f.crossover.find("n = 200"), std::string::npos) << f.crossover;
    EXPECT_NE(f.sentence.find("below a crossover in 1 row"), std::string::npos) << f.sentence;
}

TEST(small_data, fails_where_the_list_never_leads_and_depends_where_techniques_differ) {
    run_maker m;
    add_line(m, "fibonacci", "eager", 20, 3);
    add_line(m, "fibonacci", "iterator", 1, 1);
    EXPECT_EQ(m.answer(small_data).reading, claim_verdict::fails);
    add_line(m, "fibonacci", "boost_context", 500, 10);
    EXPECT_EQ(m.answer(small_data).reading, claim_verdict::depends);
    EXPECT_EQ(run_maker().answer(small_data).reading, claim_verdict::not_measured);
}

TEST(contest, a_row_whose_interval_holds_1_is_neither_faster_nor_slower) {
    run_maker m;
    add_pair(m, "fibonacci", "coroutine", 1000, "iterator", 1000);
    std::vector<double> const unsteady{900, 1100, 950, 1050, 990};
    for (auto& s : m.run.cases.front().samples)
        s.value = unsteady[s.process];
    for (auto& s : m.run.cases.back().samples)
        s.value = 1000;
    auto const c = contest(drain_pairings(evidence(m.run, 0), "coroutine", "iterator"));
    EXPECT_LT(c.mean.estimate, 1);
    EXPECT_EQ(c.alike, std::vector<std::string>{"fibonacci"});
    EXPECT_TRUE(c.faster.empty());
}

TEST(contest, a_process_that_lacks_a_row_takes_the_rows_median) {
    run_maker m;
    add_pair(m, "fibonacci", "coroutine", 4000, "iterator", 1000);
    add_pair(m, "power", "coroutine", 1000, "iterator", 1000);
    auto& lacking = m.run.cases.front().samples;
    lacking.erase(lacking.begin(), lacking.begin() + 2);
    auto const c = contest(drain_pairings(evidence(m.run, 0), "coroutine", "iterator"));
    EXPECT_NEAR(c.mean.low, 2, 0.01);
    EXPECT_NEAR(c.mean.high, 2, 0.01);
}

} // namespace
} // namespace yieldmark::claims
