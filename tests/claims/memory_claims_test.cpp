#include "tests/claims/made_run.hpp"

#include <gtest/gtest.h>

namespace yieldmark::claims {
namespace {

using test::run_maker;

/// A list of 8 bytes an item and the given techniques, whose heap grows by `each` an item from `fixed`.
void add_heap(run_maker& m, std::string const& example, std::string const& technique, double fixed,
              double each) {
    for (int const n : {1, 64, 4096, 262144}) {
        auto const size = "/drain/" + std::to_string(n);
        m.heap(example + "/eager" + size, 8.0 * n);
        m.heap(example + "/" + technique + size, fixed + each * n);
    }
}

TEST(memory, holds_where_lazy_techniques_do_not_grow) {
    run_maker m;
    add_heap(m, "fibonacci", "coroutine", 160, 0);
    add_heap(m, "fibonacci", "iterator", 0, 0);
    auto const f = m.answer(memory);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_EQ(f.value->estimate, 0);
    EXPECT_EQ(f.figure, "0 B an item (list 8.00 B)");
    EXPECT_EQ(f.cases.size(), 6U); // least and largest n of each
}

TEST(memory, depends_where_a_stack_is_more_than_a_short_list) {
    run_maker m;
    add_heap(m, "fibonacci", "coroutine", 160, 0);
    add_heap(m, "fibonacci", "boost_context", 131072, 0);
    auto const f = m.answer(memory);
    EXPECT_EQ(f.reading, claim_verdict::depends);
    EXPECT_EQ(f.crossover, "boost_context from n = 16384 on");
}

TEST(memory, depends_where_some_grow_and_fails_where_all_do) {
    run_maker some;
    add_heap(some, "fibonacci", "coroutine", 160, 0);
    add_heap(some, "power", "coroutine", 160, 4);
    EXPECT_EQ(some.answer(memory).reading, claim_verdict::depends);
    EXPECT_NE(some.answer(memory).sentence.find("power/coroutine"), std::string::npos);
    run_maker all;
    add_heap(all, "power", "coroutine", 160, 4);
    EXPECT_EQ(all.answer(memory).reading, claim_verdict::fails);
}

TEST(memory, leaves_out_tasks_that_are_all_alive) {
    run_maker m;
    m.example("round_robin", "concurrency");
    add_heap(m, "round_robin", "coroutine", 0, 152);
    EXPECT_EQ(m.answer(memory).reading, claim_verdict::not_measured);
    add_heap(m, "fibonacci", "coroutine", 160, 0);
    EXPECT_EQ(m.answer(memory).reading, claim_verdict::holds);
}

TEST(memory, is_not_measured_at_one_size) {
    run_maker m;
    m.heap("fibonacci/eager/drain/64", 512).heap("fibonacci/coroutine/drain/64", 160);
    auto const f = m.answer(memory);
    EXPECT_EQ(f.reading, claim_verdict::not_measured);
    EXPECT_FALSE(f.command.empty());
    EXPECT_FALSE(f.sentence.empty());
}

TEST(memory, leaves_out_what_is_no_program_of_the_documents) {
    run_maker m;
    m.flagged("runtime_chain", &results::example_info::catalogue, false);
    add_heap(m, "runtime_chain", "coroutine", 160, 0);
    EXPECT_EQ(m.answer(memory).reading, claim_verdict::not_measured);
}

TEST(infinite, asks_endless_examples_only) {
    run_maker m;
    m.example("fibonacci", "sequences");
    m.heap("fibonacci/coroutine/drain/4096", 128).heap("fibonacci/coroutine/drain/262144", 128);
    EXPECT_EQ(m.answer(infinite).reading, claim_verdict::not_measured);
}

TEST(infinite, holds_with_the_same_heap_and_not_with_more) {
    constexpr auto endless = &results::example_info::endless;
    run_maker m;
    m.flagged("infinite_sequence", endless).flagged("primes", endless);
    m.heap("infinite_sequence/coroutine/drain/4096", 128)
        .heap("infinite_sequence/coroutine/drain/262144", 128);
    EXPECT_EQ(m.answer(infinite).reading, claim_verdict::holds);
    m.heap("primes/coroutine/drain/4096", 128).heap("primes/coroutine/drain/65536", 9000);
    EXPECT_EQ(m.answer(infinite).reading, claim_verdict::depends);
    EXPECT_EQ(m.answer(infinite).value->estimate, 8872);
    run_maker grows;
    grows.flagged("primes", endless);
    grows.heap("primes/coroutine/drain/4096", 128).heap("primes/coroutine/drain/65536", 9000);
    EXPECT_EQ(grows.answer(infinite).reading, claim_verdict::fails);
}

TEST(infinite, is_not_measured_with_few_items) {
    run_maker m;
    m.flagged("infinite_sequence", &results::example_info::endless);
    m.heap("infinite_sequence/coroutine/drain/1", 128).heap("infinite_sequence/coroutine/drain/64", 128);
    EXPECT_EQ(m.answer(infinite).reading, claim_verdict::not_measured);
}

TEST(chaining, holds_by_heap_and_tells_the_time) {
    run_maker m;
    m.flagged("double_then_filter", &results::example_info::chained);
    add_heap(m, "power", "coroutine", 0, 8); // no chain: doesn't count
    add_heap(m, "double_then_filter", "coroutine", 288, 0);
    m.time("double_then_filter/eager/drain/262144", 1000)
        .time("double_then_filter/coroutine/drain/262144", 500);
    auto const f = m.answer(chaining);
    EXPECT_EQ(f.reading, claim_verdict::holds);
    EXPECT_NE(f.sentence.find("coroutine against lists: 0.50×"), std::string::npos) << f.sentence;
}

TEST(chaining, fails_and_depends_where_heaps_grow) {
    run_maker m;
    m.flagged("double_then_filter", &results::example_info::chained);
    m.flagged("map_filter_reduce", &results::example_info::chained);
    add_heap(m, "double_then_filter", "coroutine", 0, 8);
    EXPECT_EQ(m.answer(chaining).reading, claim_verdict::fails);
    add_heap(m, "map_filter_reduce", "coroutine", 288, 0);
    EXPECT_EQ(m.answer(chaining).reading, claim_verdict::depends);
    EXPECT_EQ(run_maker().answer(chaining).reading, claim_verdict::not_measured);
}

TEST(chunks, compares_the_file_of_1_mib_with_that_of_256) {
    constexpr double mib = 1024 * 1024;
    auto const resident = results::metric::resident_bytes;
    run_maker m;
    m.reads_files("read_chunks", 1024).reads_files("read_lines", 64);
    m.value("read_chunks/coroutine/drain/1024", resident, 100000);
    EXPECT_EQ(m.answer(chunks).reading, claim_verdict::not_measured);
    m.value("read_chunks/coroutine/drain/262144", resident, 200000);
    m.value("read_chunks/eager/drain/262144", resident, 256 * mib);
    EXPECT_EQ(m.answer(chunks).reading, claim_verdict::holds);
    EXPECT_NE(m.answer(chunks).sentence.find("256 MiB"), std::string::npos);
    m.value("read_lines/iterator/drain/16384", resident, 100000);
    m.value("read_lines/iterator/drain/4194304", resident, 300 * mib);
    EXPECT_EQ(m.answer(chunks).reading, claim_verdict::depends);
    run_maker grows;
    grows.reads_files("read_lines", 64);
    grows.value("read_lines/iterator/drain/16384", resident, 100000);
    grows.value("read_lines/iterator/drain/4194304", resident, 300 * mib);
    EXPECT_EQ(grows.answer(chunks).reading, claim_verdict::fails);
}

} // namespace
} // namespace yieldmark::claims
