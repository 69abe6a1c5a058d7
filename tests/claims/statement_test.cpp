// What each claim's finding says in one sentence: in both directions, and where the data can't tell.
#include "harness/claims/statement.hpp"

#include "harness/results/limited.hpp"
#include "tests/claims/made_run.hpp"

#include <gtest/gtest.h>

namespace yieldmark::claims {
namespace {

using test::run_maker;

TEST(compared, turns_the_ratio_so_that_its_figure_is_above_1) {
    EXPECT_EQ(compared({2.98, 3.02, 3.06, 0.95}, in_time, "loops"), "3.02× slower than loops (2.98–3.06×)");
    EXPECT_EQ(compared({0.2, 0.25, 0.5, 0.95}, in_time, "loops"), "4.00× faster than loops (2.00–5.00×)");
    EXPECT_EQ(compared({4, 4, 4, 0}, in_length, "lists"), "4.00× longer than lists");
    EXPECT_EQ(compared({0.5, 0.5, 0.5, 0}, in_length, "lists"), "2.00× shorter than lists");
}

TEST(compared, says_less_than_a_tenth_in_percent) {
    EXPECT_EQ(compared({1.02, 1.04, 1.06, 0.95}, in_time, "loops"), "4.00 % slower than loops (2.00–6.00 %)");
    EXPECT_EQ(compared({0.8, 1 / 1.04, 1 / 1.02, 0.95}, in_time, "loops"),
              "4.00 % faster than loops (2.00–25.0 %)");
}

TEST(compared, finds_no_direction_where_the_interval_holds_1) {
    EXPECT_EQ(compared({0.9, 1.2, 1.5, 0.95}, in_time, "loops"),
              "as fast as loops, as far as this run can tell (0.90–1.50×)");
    EXPECT_EQ(compared({1, 1, 1, 0}, in_time, "loops"), "as fast as loops");
}

TEST(several, calls_techniques_as_people_do) {
    EXPECT_EQ(several({"std_ranges", "range_v3"}), "std::ranges views and range-v3 views");
    EXPECT_EQ(several({"mine"}), "sequences of the technique mine");
    EXPECT_EQ(at_beginning("hand-written iterators"), "Hand-written iterators");
    EXPECT_EQ(at_beginning("std::ranges views"), "std::ranges views");
    EXPECT_EQ(at_beginning("range-v3 views"), "range-v3 views");
}

run_maker pairs(std::vector<std::pair<double, double>> const& coroutine_and_other, std::string const& other) {
    run_maker m;
    char name = 'a';
    for (auto const& [coroutine, time] : coroutine_and_other) {
        m.time(std::string(1, name) + "/coroutine/drain/64", coroutine);
        m.time(std::string(1, name++) + "/" + other + "/drain/64", time);
    }
    return m;
}

TEST(statement, of_faster_iterators) {
    auto const said = [](std::vector<std::pair<double, double>> const& times) {
        return pairs(times, "iterator").answer(faster_iterators).statement;
    };
    EXPECT_EQ(said({{300, 100}}), "Coroutines were 3.00× slower than hand-written iterators (3.00–3.00×).");
    EXPECT_EQ(said({{100, 400}}), "Coroutines were 4.00× faster than hand-written iterators (4.00–4.00×).");
    EXPECT_EQ(said({{800, 100}, {100, 200}}),
              "Coroutines were 2.00× slower than hand-written iterators (2.00–2.00×), "
              "but faster in 1 of 2 comparisons.");
    EXPECT_EQ(said({{100, 800}, {200, 100}}),
              "Coroutines were 2.00× faster than hand-written iterators (2.00–2.00×), "
              "but slower in 1 of 2 comparisons.");
    EXPECT_EQ(said({{100, 100}}),
              "Coroutines were as fast as hand-written iterators, as far as this run can tell "
              "(1.00–1.00×): faster in 0 and slower in 0 of 1 comparison.");
    EXPECT_EQ(pairs({{300, 100}}, "iterator").answer(faster_iterators).rows.front().of, "a");
}

TEST(statement, of_expressions) {
    EXPECT_EQ(pairs({{300, 100}}, "std_ranges").answer(expressions).statement,
              "std::ranges views were 3.00× faster than coroutines (3.00–3.00×).");
    EXPECT_EQ(pairs({{100, 250}}, "range_v3").answer(expressions).statement,
              "range-v3 views were 2.50× slower than coroutines (2.50–2.50×).");
}

run_maker lines_of(double list_start, double list_item, double lazy_start, double lazy_item) {
    run_maker m;
    for (int const n : {1, 64, 4096}) {
        m.time("a/eager/drain/" + std::to_string(n), list_start + list_item * n);
        m.time("a/coroutine/drain/" + std::to_string(n), lazy_start + lazy_item * n);
    }
    return m;
}

TEST(statement, of_small_data) {
    EXPECT_EQ(lines_of(10, 3, 410, 1).answer(small_data).statement,
              "Lists of up to 64 items were faster than lazy techniques in 1 of 1 comparison.");
    EXPECT_EQ(lines_of(20, 3, 1, 1).answer(small_data).statement,
              "Lists of up to 64 items were no faster than lazy techniques in 1 of 1 comparison.");
    EXPECT_EQ(lines_of(20, 3, 20, 3).answer(small_data).statement,
              "Lists of up to 64 items were no faster than lazy techniques in 1 of 1 comparison.");
}

run_maker heaps(std::string const& example, double fixed, double each) {
    run_maker m;
    m.flagged(example, &results::example_info::endless);
    m.run.examples.back().chained = true;
    for (int const n : {64, 4096, 262144}) {
        m.heap(example + "/eager/drain/" + std::to_string(n), 8.0 * n);
        m.heap(example + "/coroutine/drain/" + std::to_string(n), fixed + each * n);
    }
    return m;
}

TEST(statement, of_memory) {
    EXPECT_EQ(
        heaps("a", 160, 0).answer(memory).statement,
        "The longer a sequence, the less memory lazy techniques took than lists: they did not grow in 1 of 1 "
        "case, and lists grew by 8.00 B an item.");
    EXPECT_EQ(heaps("a", 160, 4).answer(memory).statement,
              "Lazy techniques grew with the sequence in 1 of 1 case, coroutines by 4.00 B an item; lists "
              "grew by 8.00 "
              "B an item.");
}

TEST(statement, of_infinite) {
    EXPECT_EQ(heaps("a", 160, 0).answer(infinite).statement,
              "Endless sequences took no more heap after the most items than after some thousand, in each of "
              "1 case.");
    EXPECT_EQ(heaps("a", 160, 1).answer(infinite).statement,
              "Endless sequences took up to 252 KiB more heap after the most items than after some thousand: "
              "they grew "
              "in 1 of 1 case.");
}

TEST(statement, of_chaining) {
    EXPECT_EQ(heaps("a", 2097.152, 0).answer(chaining).statement,
              "Lazy chains took 0.100 % of the heap of lists, and kept nothing in between in 1 of 1 case.");
    EXPECT_EQ(heaps("a", 0, 16).answer(chaining).statement,
              "Lazy chains took 2.00× the heap of lists, and kept nothing in between in 0 of 1 case.");
    EXPECT_EQ(heaps("a", 0, 8).answer(chaining).statement,
              "Lazy chains took as much heap as lists, and kept nothing in between in 0 of 1 case.");
}

TEST(statement, of_chunks) {
    auto const resident = results::metric::resident_bytes;
    run_maker m;
    m.reads_files("read_chunks", 1024);
    m.value("read_chunks/coroutine/drain/1024", resident, 1024)
        .value("read_chunks/coroutine/drain/262144", resident, 3072);
    EXPECT_EQ(m.answer(chunks).statement,
              "A file of 256 MiB took lazy readers at most 2.00 KiB more memory than one of 1 MiB.");
    m.value("read_chunks/eager/drain/262144", resident, 256.0 * 1024 * 1024);
    EXPECT_EQ(m.answer(chunks).statement,
              "A file of 256 MiB took lazy readers at most 2.00 KiB more memory than one of 1 "
              "MiB; the list took 256 MiB.");
}

run_maker first_items(double shortest, double longest) {
    run_maker m;
    m.plays("lazy_start", results::role::counted_start);
    m.time("lazy_start/coroutine/first/1", shortest).time("lazy_start/coroutine/first/4096", longest);
    return m;
}

TEST(statement, of_deferred) {
    EXPECT_EQ(first_items(5, 5).answer(deferred).statement,
              "Making a sequence ran none of its code in all 1 lazy technique: a first item took 1.00× "
              "(1.00–1.00) as "
              "long from the longest as from the shortest.");
    EXPECT_EQ(first_items(5, 5000).answer(deferred).statement,
              "Making a sequence ran its code in 1 of 1 lazy technique.");
}

run_maker hundredth_of(double part, double whole) {
    run_maker m;
    m.plays("early_exit", results::role::parts);
    m.time("early_exit/coroutine/percent_1/262144", part).time("early_exit/coroutine/drain/262144", whole);
    return m;
}

TEST(statement, of_on_demand) {
    EXPECT_EQ(hundredth_of(10, 1000).answer(on_demand).statement,
              "The first 1 % of the items took coroutines 1.00 % (1.00–1.00 %) of the time of all; time "
              "followed what was "
              "taken in 1 of 1 case.");
    EXPECT_EQ(hundredth_of(900, 1000).answer(on_demand).statement,
              "The first 1 % of the items took coroutines 90.0 % (90.0–90.0 %) of the time of all; time "
              "followed what "
              "was taken in 0 of 1 case.");
}

run_maker blocks(double one, double many) {
    run_maker m;
    m.plays("yield_granularity", results::role::blocks);
    m.time("yield_granularity/coroutine/drain/4096", one)
        .time("yield_granularity/coroutine/k_4096/4096", many);
    return m;
}

TEST(statement, of_frugal_yields) {
    EXPECT_EQ(blocks(4000, 1000).answer(frugal_yields).statement,
              "Items one at a time from coroutines were 4.00× slower than blocks of 4096 (4.00–4.00×).");
    EXPECT_EQ(blocks(1000, 2000).answer(frugal_yields).statement,
              "Items one at a time from coroutines were 2.00× faster than blocks of 4096 (2.00–2.00×).");
    EXPECT_EQ(
        blocks(1000, 1000).answer(frugal_yields).statement,
        "Items one at a time from coroutines were as fast as blocks of 4096, as far as this run can tell "
        "(1.00–1.00×).");
}

run_maker passes_of(double each) {
    run_maker m;
    m.plays("multi_pass", results::role::passes);
    for (int const k : {1, 2, 4, 16, 64}) {
        auto const scenario = k == 1 ? std::string("drain") : "k_" + std::to_string(k);
        m.time("multi_pass/eager/" + scenario + "/4096", 1000.0 + 100.0 * k);
        m.time("multi_pass/coroutine/" + scenario + "/4096", each * k);
    }
    return m;
}

TEST(statement, of_single_pass) {
    EXPECT_EQ(passes_of(5000).answer(single_pass).statement,
              "A kept list of 4096 items was faster from the second pass on than all 1 lazy sequences, which "
              "are made "
              "anew.");
    EXPECT_EQ(passes_of(300).answer(single_pass).statement,
              "A kept list of 4096 items was faster from the second pass on than 0 of 1 lazy sequences, "
              "which are made "
              "anew, and within 64 passes than 1.");
    EXPECT_EQ(
        passes_of(50).answer(single_pass).statement,
        "A kept list of 4096 items was faster than none of 1 lazy sequences made anew for each of up to 64 "
        "passes.");
}

run_maker tasks(double step, double thread) {
    run_maker m;
    m.plays("round_robin", results::role::tasks).plays("runtime_per_item", results::role::hand_over);
    m.time("round_robin/coroutine/drain/64", step * 1024, 1024);
    m.time("runtime_per_item/os_thread/drain/256", thread * 256, 256);
    return m;
}

TEST(statement, of_multitasking) {
    EXPECT_EQ(tasks(4, 4000).answer(multitasking).statement,
              "A step of a coroutine task was 1\u2009000× faster than a switch between threads "
              "(1\u2009000–1\u2009000×).");
    EXPECT_EQ(tasks(4000, 1000).answer(multitasking).statement,
              "A step of a coroutine task was 4.00× slower than a switch between threads (4.00–4.00×).");
    EXPECT_EQ(
        tasks(4, 4).answer(multitasking).statement,
        "A step of a coroutine task was as fast as a switch between threads, as far as this run can tell "
        "(1.00–1.00×).");
}

run_maker countdown(double alone, double together) {
    run_maker m;
    m.plays("countdown_threads", results::role::threads);
    m.time("countdown_threads/loop/drain/64", alone).time("countdown_threads/coroutine/drain/64", together);
    return m;
}

TEST(statement, of_threads) {
    EXPECT_EQ(countdown(2000, 1000).answer(threads).statement,
              "64 threads that run coroutines were 2.00× faster than one thread alone (2.00–2.00×).");
    EXPECT_EQ(countdown(1000, 1250).answer(threads).statement,
              "64 threads that run coroutines were 1.25× slower than one thread alone (1.25–1.25×).");
    EXPECT_EQ(countdown(1000, 1000).answer(threads).statement,
              "64 threads that run coroutines were as fast as one thread alone, as far as this run can tell "
              "(1.00–1.00×).");
}

TEST(statement, of_massive) {
    auto const said = [](double lazy, double list) {
        run_maker m;
        m.value("read_chunks/coroutine/drain/262144", results::metric::limited_memory, lazy);
        m.value("read_chunks/eager/drain/262144", results::metric::limited_memory, list);
        return m.answer(massive).statement;
    };
    std::string const of = "In less memory than the file is long, ";
    EXPECT_EQ(said(limited_finished, limited_refused),
              of + "1 of 1 lazy readers finished it, and the list ended with one clear error.");
    EXPECT_EQ(said(limited_refused, limited_finished),
              of + "0 of 1 lazy readers finished it, and the list finished it too.");
    EXPECT_EQ(said(limited_broke, limited_broke),
              of + "0 of 1 lazy readers finished it, and the list did not end cleanly.");
}

run_maker sources(int coroutine, int iterator, int list) {
    run_maker m;
    auto const lines = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += "int x;\n";
        return text;
    };
    for (std::string const name : {"a", "b", "c"}) {
        m.example(name, "sequences",
                  {{"coroutine", lines(coroutine)}, {"iterator", lines(iterator)}, {"eager", lines(list)}});
        m.time(name + "/coroutine/drain/1", 1);
    }
    return m;
}

TEST(statement, of_readable) {
    EXPECT_EQ(sources(5, 20, 10).answer(readable).statement,
              "In lines of code, coroutines were 4.00× shorter than hand-written iterators (4.00–4.00×) and "
              "2.00× shorter "
              "than reserved std::vectors (2.00–2.00×).");
    EXPECT_EQ(sources(10, 5, 10).answer(readable).statement,
              "In lines of code, coroutines were 2.00× longer than hand-written iterators (2.00–2.00×) and "
              "as long as "
              "reserved std::vectors, as far as this run can tell (1.00–1.00×).");
}

// What was measured has a statement that ends as a sentence does, and rows; what wasn't has neither.
TEST(statement, every_finding_has_one_if_and_only_if_it_was_measured) {
    std::vector<run_maker> const made{
        pairs({{300, 100}}, "iterator"), lines_of(10, 3, 410, 1), heaps("a", 160, 0), first_items(5, 5),
        hundredth_of(10, 1000),          blocks(4000, 1000),      passes_of(300),     tasks(4, 4000),
        countdown(2000, 1000),           sources(5, 20, 10)};
    std::size_t measured = 0;
    for (auto const& m : made)
        for (auto const& f : answer_all(m.run)) {
            auto const known = f.reading != claim_verdict::not_measured;
            measured += known ? 1U : 0U;
            EXPECT_EQ(f.statement.ends_with('.'), known) << f.id << ": " << f.statement;
            EXPECT_EQ(f.rows.empty(), !known) << f.id;
        }
    EXPECT_GE(measured, made.size());
}

TEST(statement, of_several_toolchains_names_each) {
    auto m = pairs({{400, 100}}, "iterator");
    m.run.toolchains.push_back({"clang", "clang++", "-O3"});
    auto other = m.run.cases;
    for (auto& c : other) {
        c.toolchain = 1;
        for (auto& s : c.samples)
            s.value = c.name.technique == "coroutine" ? s.value / 8 : s.value;
    }
    m.run.cases.insert(m.run.cases.end(), other.begin(), other.end());
    auto const f = answer(all_claims()[3], m.run);
    EXPECT_EQ(f.statement,
              "gcc: Coroutines were 4.00× slower than hand-written iterators (4.00–4.00×). clang: Coroutines "
              "were 2.00× faster than hand-written iterators (2.00–2.00×).");
    ASSERT_EQ(f.rows.size(), 2U);
    EXPECT_EQ(f.rows.back().of, "clang: a");
}

} // namespace
} // namespace yieldmark::claims
