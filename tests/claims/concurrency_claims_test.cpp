#include "harness/results/limited.hpp"
#include "tests/claims/made_run.hpp"

#include <gtest/gtest.h>

namespace yieldmark::claims {
namespace {

using test::run_maker;

run_maker tasks(double step, double thread) {
    run_maker m;
    m.plays("round_robin", results::role::tasks).plays("runtime_per_item", results::role::hand_over);
    m.time("round_robin/coroutine/drain/64", step * 1024, 1024);
    m.time("runtime_per_item/os_thread/drain/256", thread * 256, 256);
    return m;
}

TEST(multitasking, compares_a_step_with_a_thread_switch) {
    auto const f = tasks(4, 4000).answer(multitasking);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_NEAR(f.value->estimate, 1000, 1e-6);
    EXPECT_EQ(tasks(4000, 4).answer(multitasking).reading, claim_verdict::fails);
    EXPECT_EQ(tasks(4, 20).answer(multitasking).reading, claim_verdict::depends);
}

TEST(multitasking, says_what_a_step_takes_even_without_threads) {
    run_maker m;
    m.plays("round_robin", results::role::tasks).time("round_robin/coroutine/drain/64", 4096, 1024);
    auto const f = m.answer(multitasking);
    EXPECT_EQ(f.reading, claim_verdict::not_measured);
    EXPECT_NE(f.sentence.find("coroutine 4.00 ns"), std::string::npos) << f.sentence;
    EXPECT_NE(f.command.find("runtime_per_item"), std::string::npos);
}

TEST(multitasking, times_of_two_machines_are_not_divided) {
    auto m = tasks(4, 4000);
    m.run.machines = {m.run.where, m.run.where};
    m.run.cases.back().machine = 1;
    EXPECT_FALSE(time_ratio(m.run.cases.front(), m.run.cases.back()).has_value());
    auto const f = m.answer(multitasking);
    EXPECT_EQ(f.reading, claim_verdict::not_measured);
    EXPECT_NE(f.sentence.find("two machines"), std::string::npos) << f.sentence;
}

run_maker countdown(double alone, double together) {
    run_maker m;
    m.plays("countdown_threads", results::role::threads);
    m.time("countdown_threads/loop/drain/64", alone).time("countdown_threads/coroutine/drain/64", together);
    m.time("countdown_threads/loop/drain/1", 10).time("countdown_threads/coroutine/drain/1", 40);
    return m;
}

TEST(threads, gives_the_speed_up_over_one_thread) {
    auto const f = countdown(1900, 1000).answer(threads);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_NEAR(f.value->estimate, 1.9, 1e-9);
    EXPECT_EQ(f.crossover, "from n = 64 on");
    EXPECT_EQ(countdown(1000, 1200).answer(threads).reading, claim_verdict::fails);
    EXPECT_EQ(countdown(1150, 1000).answer(threads).reading, claim_verdict::depends);
}

TEST(threads, asks_the_machine_that_measured_them_for_its_processors) {
    auto m = countdown(1900, 1000);
    m.run.where.cores = 1;
    m.run.machines = {m.run.where, m.run.where};
    m.run.machines[1].cores = 4;
    for (auto& one : m.run.cases)
        one.machine = 1;
    EXPECT_NE(m.answer(threads).meaning.find("on 4 processors"), std::string::npos);
}

TEST(threads, is_not_measured_on_one_processor) {
    auto m = countdown(1900, 1000);
    m.run.where.cores = 1;
    EXPECT_EQ(m.answer(threads).reading, claim_verdict::not_measured);
    EXPECT_EQ(run_maker().answer(threads).reading, claim_verdict::not_measured);
}

run_maker limited(double lazy, double other, double list) {
    run_maker m;
    m.reads_files("read_chunks", 1024);
    m.value("read_chunks/coroutine/drain/262144", results::metric::limited_memory, lazy);
    m.value("read_chunks/iterator/drain/262144", results::metric::limited_memory, other);
    m.value("read_chunks/eager/drain/262144", results::metric::limited_memory, list);
    return m;
}

TEST(massive, holds_where_lazy_finishes_and_the_list_ends_cleanly) {
    EXPECT_EQ(limited(limited_finished, limited_finished, limited_refused).answer(massive).reading,
              claim_verdict::holds);
    EXPECT_EQ(limited(limited_finished, limited_refused, limited_refused).answer(massive).reading,
              claim_verdict::depends);
    EXPECT_EQ(limited(limited_finished, limited_finished, limited_broke).answer(massive).reading,
              claim_verdict::depends);
    EXPECT_EQ(limited(limited_finished, limited_finished, limited_finished).answer(massive).reading,
              claim_verdict::depends);
    EXPECT_EQ(limited(limited_refused, limited_broke, limited_refused).answer(massive).reading,
              claim_verdict::fails);
    EXPECT_EQ(run_maker().answer(massive).reading, claim_verdict::not_measured);
}

} // namespace
} // namespace yieldmark::claims
