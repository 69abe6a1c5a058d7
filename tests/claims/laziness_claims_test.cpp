#include "tests/claims/made_run.hpp"

#include <gtest/gtest.h>

namespace yieldmark::claims {
namespace {

using test::run_maker;

TEST(deferred, holds_where_making_it_does_not_grow) {
    run_maker m;
    m.plays("lazy_start", results::role::counted_start);
    m.time("lazy_start/coroutine/first/1", 5).time("lazy_start/coroutine/first/4096", 5.2);
    m.time("lazy_start/eager/first/1", 10).time("lazy_start/eager/first/4096", 2000);
    auto const f = m.answer(deferred);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_NEAR(f.value->estimate, 1.04, 1e-9);
    EXPECT_NE(f.sentence.find("The list's does: 200×"), std::string::npos) << f.sentence;
}

TEST(deferred, fails_by_time_or_by_the_counter) {
    run_maker m;
    m.plays("lazy_start", results::role::counted_start);
    m.time("lazy_start/coroutine/first/1", 5).time("lazy_start/coroutine/first/4096", 5000);
    EXPECT_EQ(m.answer(deferred).reading, claim_verdict::fails);
    m.time("lazy_start/iterator/first/1", 5).time("lazy_start/iterator/first/4096", 5);
    EXPECT_EQ(m.answer(deferred).reading, claim_verdict::depends);
    run_maker early;
    early.plays("lazy_start", results::role::counted_start);
    early.error("lazy_start/coroutine/first/64",
                "lazy_start: 64 items were made before the first was asked for, not 0");
    EXPECT_EQ(early.answer(deferred).reading, claim_verdict::fails);
    EXPECT_NE(early.answer(deferred).sentence.find("in coroutine"), std::string::npos);
}

TEST(deferred, is_not_measured_at_one_size) {
    run_maker m;
    m.plays("lazy_start", results::role::counted_start);
    m.time("lazy_start/coroutine/first/1", 5);
    EXPECT_EQ(m.answer(deferred).reading, claim_verdict::not_measured);
}

TEST(deferred, finds_its_example_by_its_role_whatever_it_is_called) {
    run_maker m;
    m.time("late/coroutine/first/1", 5).time("late/coroutine/first/4096", 5.2);
    EXPECT_EQ(m.answer(deferred).reading, claim_verdict::not_measured);
    m.plays("late", results::role::counted_start);
    EXPECT_EQ(m.answer(deferred).reading, claim_verdict::holds);
    EXPECT_EQ(m.answer(deferred).rests_on.example, "late");
}

run_maker exit_early(double hundredth, double whole) {
    run_maker m;
    m.plays("early_exit", results::role::parts);
    m.time("early_exit/coroutine/percent_1/262144", hundredth)
        .time("early_exit/coroutine/drain/262144", whole);
    return m;
}

TEST(on_demand, holds_where_time_follows_the_items_taken) {
    auto m = exit_early(10, 1000);
    m.time("fibonacci/coroutine/first/64", 5).time("fibonacci/coroutine/first/4096", 5);
    auto const f = m.answer(on_demand);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_NEAR(f.value->estimate, 0.01, 1e-12);
    EXPECT_EQ(f.cases.size(), 4U);
}

TEST(on_demand, fails_and_depends_where_it_follows_n) {
    auto all = exit_early(900, 1000);
    EXPECT_EQ(all.answer(on_demand).reading, claim_verdict::fails);
    auto some = exit_early(10, 1000);
    some.time("fibonacci/coroutine/first/64", 5).time("fibonacci/coroutine/first/4096", 500);
    EXPECT_EQ(some.answer(on_demand).reading, claim_verdict::depends);
    EXPECT_NE(some.answer(on_demand).sentence.find("fibonacci/coroutine"), std::string::npos);
    EXPECT_EQ(run_maker().answer(on_demand).reading, claim_verdict::not_measured);
}

void add_granularity(run_maker& m, std::string const& technique, double at_1, double at_16, double at_4096) {
    m.plays("yield_granularity", results::role::blocks);
    m.time("yield_granularity/" + technique + "/drain/4096", at_1);
    m.time("yield_granularity/" + technique + "/k_16/4096", at_16);
    m.time("yield_granularity/" + technique + "/k_4096/4096", at_4096);
}

TEST(frugal_yields, holds_fails_or_depends_by_what_a_yield_costs) {
    run_maker m;
    add_granularity(m, "coroutine", 4000, 1040, 1000);
    auto const f = m.answer(frugal_yields);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_NEAR(f.value->estimate, 4, 1e-9);
    EXPECT_EQ(f.crossover, "k = 16");
    add_granularity(m, "boost_context", 1000, 1000, 1000);
    EXPECT_EQ(m.answer(frugal_yields).reading, claim_verdict::depends);
    run_maker free;
    add_granularity(free, "coroutine", 1000, 1000, 1000);
    EXPECT_EQ(free.answer(frugal_yields).reading, claim_verdict::fails);
    EXPECT_EQ(run_maker().answer(frugal_yields).reading, claim_verdict::not_measured);
}

/// 1000 + 100 k for the list, and what the technique takes a pass.
run_maker passes_of(double first, double each) {
    run_maker m;
    m.plays("multi_pass", results::role::passes);
    for (int const k : {1, 2, 4, 16, 64}) {
        auto const scenario = k == 1 ? std::string("drain") : "k_" + std::to_string(k);
        m.time("multi_pass/eager/" + scenario + "/4096", 1000.0 + 100.0 * k);
        m.time("multi_pass/coroutine/" + scenario + "/4096", first + each * k);
    }
    return m;
}

TEST(single_pass, gives_the_number_of_passes_at_which_a_list_wins) {
    auto const f = passes_of(0, 300).answer(single_pass);
    EXPECT_EQ(f.reading, claim_verdict::depends);
    EXPECT_NEAR(f.value->estimate, 5, 1e-6);
    EXPECT_NE(f.crossover.find("from k = 5"), std::string::npos) << f.crossover;
}

TEST(single_pass, holds_where_the_list_wins_at_once_and_fails_where_it_never_does) {
    EXPECT_EQ(passes_of(0, 5000).answer(single_pass).reading, claim_verdict::holds);
    EXPECT_EQ(passes_of(0, 101).answer(single_pass).reading, claim_verdict::fails);
    EXPECT_EQ(passes_of(0, 50).answer(single_pass).reading, claim_verdict::fails);
    EXPECT_EQ(run_maker().answer(single_pass).reading, claim_verdict::not_measured);
}

} // namespace
} // namespace yieldmark::claims
