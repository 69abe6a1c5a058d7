#include "tests/claims/made_run.hpp"

#include <gtest/gtest.h>

namespace yieldmark::claims {
namespace {

using test::run_maker;

/// A function of itertools: a list of 8 bytes and 10 ns an item, and a generator.
void add_function(run_maker& m, std::string const& name, double ns, double bytes_each) {
    m.example(name, "itertools");
    for (int const n : {64, 4096}) {
        auto const size = "/drain/" + std::to_string(n);
        m.heap(name + "/eager" + size, 8.0 * n).time(name + "/eager" + size, 10.0 * n);
        m.heap(name + "/coroutine" + size, 160 + bytes_each * n).time(name + "/coroutine" + size, ns * n);
    }
}

TEST(utilities, hold_where_a_generator_is_faster_and_its_memory_constant) {
    run_maker m;
    add_function(m, "one", 5, 0);
    add_function(m, "two", 5, 0);
    auto const f = m.answer(utilities);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_NE(f.figure.find("constant memory in 2 of 2"), std::string::npos) << f.figure;
    EXPECT_EQ(f.unit, "ratio");
    EXPECT_NEAR(f.value->estimate, 0.5, 0.01);
    EXPECT_EQ(f.statement,
              "Over the functions of itertools coroutines were 2.00× faster than reserved std::vectors "
              "(2.00–2.00×), and the heap of coroutines did not grow with the sequence in 2 of 2 functions.");
}

TEST(utilities, depend_where_the_list_is_faster_and_fail_where_memory_grows_too) {
    run_maker slower;
    add_function(slower, "one", 20, 0);
    EXPECT_EQ(slower.answer(utilities).reading, claim_verdict::depends);
    run_maker growing;
    add_function(growing, "one", 20, 8);
    EXPECT_EQ(growing.answer(utilities).reading, claim_verdict::fails);
    EXPECT_NE(growing.answer(utilities).sentence.find("grew in 1 of 1 (one)"), std::string::npos)
        << growing.answer(utilities).sentence;
}

TEST(utilities, are_the_examples_of_one_suite) {
    run_maker m;
    add_function(m, "one", 5, 0);
    m.run.examples.back().suite = "sequences";
    EXPECT_EQ(m.answer(utilities).reading, claim_verdict::not_measured);
}

/// Two readers that keep `each` bytes for an item between them, and `by_n` for each item of the sequence.
void add_readers(run_maker& m, std::string const& technique, double each, double by_n) {
    for (int const n : {64, 4096})
        for (int const distance : {64, 1024, 16384})
            m.heap("tee/" + technique + "/apart_" + std::to_string(distance) + "/" + std::to_string(n),
                   500 + each * distance + by_n * n);
}

TEST(sharing, holds_where_a_buffer_follows_the_distance_only) {
    run_maker m;
    m.example("tee", "itertools");
    add_readers(m, "coroutine", 8, 0);
    add_readers(m, "iterator", 8, 0);
    auto const f = m.answer(sharing);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_EQ(f.figure, "8.00 B for each item between the readers");
    EXPECT_EQ(f.statement,
              "Two readers of one sequence kept 8.00 B for each item between them: the heap grew with their "
              "distance in 2 of 2 lazy techniques, and with the sequence in none.");
    EXPECT_EQ(f.cases.size(), 12U);
    EXPECT_EQ(f.rests_on.example, "tee");
}

TEST(sharing, depends_where_it_follows_n_and_fails_where_nothing_is_kept) {
    run_maker keeps_all;
    keeps_all.example("tee", "itertools");
    add_readers(keeps_all, "coroutine", 8, 8);
    EXPECT_EQ(keeps_all.answer(sharing).reading, claim_verdict::depends);
    run_maker keeps_nothing;
    keeps_nothing.example("tee", "itertools");
    add_readers(keeps_nothing, "coroutine", 0, 0);
    EXPECT_EQ(keeps_nothing.answer(sharing).reading, claim_verdict::fails);
}

TEST(sharing, is_not_measured_at_one_distance_or_of_lists) {
    run_maker m;
    m.example("tee", "itertools");
    add_readers(m, "eager", 8, 8);
    m.heap("tee/coroutine/apart_64/64", 500).heap("tee/coroutine/apart_many/64", 500);
    EXPECT_EQ(m.answer(sharing).reading, claim_verdict::not_measured);
}

} // namespace
} // namespace yieldmark::claims
