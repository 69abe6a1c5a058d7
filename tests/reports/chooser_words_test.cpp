// The chooser's answers against the table, and its sentence.

#include "reports/chooser_words.hpp"
#include "reports/findings.hpp"
#include "tests/reports/made_run.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <string>

namespace yieldmark::report {
namespace {

results::case_result timed(std::string const& name, double ns, std::uint64_t n) {
    return test::made_case(name, {ns * 0.99, ns, ns * 1.01}, n);
}

// Forty examples whose times follow no line.
results::run wild_run() {
    results::run run;
    run.toolchains = {{"gcc", "g++", "-O3"}};
    run.processes.assign(3, {"time", 0, 0, 0});
    std::mt19937_64 random(17);
    std::normal_distribution<double> factor(0, 1);
    for (int e = 0; e < 40; ++e)
        for (auto const* technique : {"loop", "iterator", "coroutine", "eager", "boost_context"})
            for (std::uint64_t const n : {1U, 64U, 4096U})
                run.cases.push_back(
                    timed("example_" + std::to_string(e) + "/" + technique + "/drain/" + std::to_string(n),
                          (10 + static_cast<double>(n)) * std::exp(factor(random)), n));
    return run;
}

stats::ranked first_at_largest(claims::models const& m, std::string const& example, std::string& technique) {
    std::vector<stats::contender> contenders;
    for (std::size_t i = 0; i < m.techniques.size(); ++i)
        if (m.techniques[i].example == example)
            contenders.push_back(claims::contender_of(m.techniques[i], m, i));
    auto const first =
        stats::rank(contenders, {.n = contenders.front().time->sizes.back()}, m.reread).front();
    technique = m.techniques[first.id].technique;
    return first;
}

TEST(chooser, cannot_contradict_the_table) {
    auto const run = wild_run();
    auto const f = compute(run);
    auto const m = models_of(run).front().second;
    ASSERT_EQ(f.examples.size(), 40U);
    for (std::size_t e = 0; e < f.examples.size(); ++e) {
        std::string technique;
        auto const first = first_at_largest(m, f.examples[e].name, technique);
        auto const* g = f.largest(e, 0, 0);
        EXPECT_EQ(technique, f.techniques[g->best()->technique]) << f.examples[e].name;
        EXPECT_EQ(first.time.estimate, g->best()->time->estimate) << f.examples[e].name;
        EXPECT_EQ(first.time.low, g->best()->time->low);
        EXPECT_EQ(first.time.high, g->best()->time->high);
    }
}

TEST(chooser, tells_how_many_left_out_sizes_lie_in_its_interval) {
    auto const m = models_of(wild_run()).front().second;
    EXPECT_EQ(m.interpolated.count, 200U);
    EXPECT_GE(m.interpolated.inside, 180U);
    EXPECT_LE(m.interpolated.inside, 196U);
    auto const sentences = model_sentences(m);
    auto const all = std::accumulate(sentences.begin(), sentences.end(), std::string());
    EXPECT_NE(all.find("lie within the interval that the chooser gives"), std::string::npos) << all;
}

results::run simple_run() {
    results::run run;
    run.toolchains = {{"gcc", "g++", "-O3"}};
    run.processes.assign(3, {"time", 0, 0, 0});
    for (auto const& [technique, each] : {std::pair{"loop", 1.0},
                                          {"std_ranges", 1.001},
                                          {"iterator", 1.0},
                                          {"coroutine", 4.0},
                                          {"eager", 2.0}})
        for (std::uint64_t const n : {1U, 64U, 4096U}) {
            run.cases.push_back(timed(std::string("fibonacci/") + technique + "/drain/" + std::to_string(n),
                                      each * static_cast<double>(n), n));
            test::add(run.cases.back(), results::metric::peak_bytes,
                      technique == std::string("eager") ? 8.0 * static_cast<double>(n) : 0);
        }
    return run;
}

TEST(chooser, answers_in_a_sentence) {
    auto const run = simple_run();
    auto const f = compute(run);
    auto const m = models_of(run).front().second;
    auto const q = opening_of(f, m);
    ASSERT_TRUE(q);
    EXPECT_EQ(q->use.n, 4096); // 10 000 were not measured
    EXPECT_EQ(question_text(f, *q), "My sequence has 4096 items, is like fibonacci, I take all of it, once, "
                                    "and spend 0 ns on each item.");
    EXPECT_EQ(
        opening_answer(f, m, *q),
        "Use a hand-written iterator: 4.10 µs (4.06 µs–4.14 µs). A reserved std::vector takes 8.19 µs "
        "(2.00×) and "
        "32.0 KiB of heap. A coroutine takes 16.4 µs (4.00×) and no heap. The bare loop takes 4.10 µs.");
    auto more = *q;
    more.use.n = 10'000;
    EXPECT_TRUE(opening_answer(f, m, more).ends_with("This is beyond what was measured, 1 to 4096 items."));
}

TEST(chooser, names_what_cannot_be_told_apart) {
    auto run = simple_run();
    for (auto& c : run.cases)
        if (c.name.technique == "std_ranges" && c.name.n == 4096)
            for (std::size_t i = 0; i < 3; ++i)
                c.samples[i].value = i == 1 ? 4090 : i == 0 ? 4056 : 4200;
    auto const f = compute(run);
    auto const m = models_of(run).front().second;
    EXPECT_NE(opening_answer(f, m, *opening_of(f, m)).find(" A hand-written iterator can't be told from it."),
              std::string::npos)
        << opening_answer(f, m, *opening_of(f, m));
}

TEST(chooser, without_two_sizes_has_no_question) {
    auto const run = test::made_run();
    auto only = run;
    std::erase_if(only.cases, [](auto const& c) { return c.name.n == 64; });
    for (auto const& [toolchain, m] : models_of(only))
        EXPECT_FALSE(opening_of(compute(only), m));
}

} // namespace
} // namespace yieldmark::report
