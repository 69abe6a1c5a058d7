// What a report answers first, on numbers that can be worked out by hand.

#include "reports/answer.hpp"
#include "reports/answer_page.hpp"
#include "reports/answer_picture.hpp"
#include "reports/report.hpp"
#include "tests/reports/made_run.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace yieldmark::report {
namespace {

constexpr std::uint64_t items = 1000;

// ns an item: those of three processes, so that there is an interval.
struct times {
    double first, second, third;
};
constexpr times one_ns{1.0, 1.01, 0.99};
constexpr times like_one_ns{1.005, 1.0, 1.0};

void add_case(results::run& to, std::string const& example, std::string const& technique, times t,
              std::uint32_t toolchain = 0, std::uint64_t n = items) {
    auto const count = static_cast<double>(n);
    to.cases.push_back(test::made_case(example + "/" + technique + "/drain/" + std::to_string(n),
                                       {t.first * count, t.second * count, t.third * count}, n));
    to.cases.back().toolchain = toolchain;
}

times more(times t, double ns) {
    return {t.first + ns, t.second + ns, t.third + ns};
}

// Three short examples, where the coroutine takes 2, 3 and 4 ns more than the loop; and one whose loop takes 50 ns.
results::run made(std::vector<std::pair<std::string, double>> const& techniques) {
    results::run run;
    run.toolchains = {{"gcc", "g++ (Debian 12.2.0-14) 12.2.0", "-g -O3 -falign"}};
    for (auto const* name : {"a", "b", "c", "slow"}) {
        auto const loop = name == std::string("slow") ? times{50, 50.5, 49.5} : one_ns;
        add_case(run, name, "loop", loop);
        for (auto const& [technique, extra] : techniques)
            add_case(run, name, technique,
                     extra == 0 ? like_one_ns
                                : more(loop, extra *
                                                 (name[0] == 'a'   ? 2
                                                  : name[0] == 'c' ? 4
                                                                   : 3) /
                                                 3));
    }
    return run;
}

answer of(results::run const& run) {
    return answer_of(compute(run));
}

TEST(prices, leave_out_a_loop_that_shows_how_far_the_other_is_from_the_fastest) {
    auto const run = made({{"coroutine", 3}, {"loop_tuned", -0.5}});
    auto const f = compute(run);
    auto const all = prices_of(f, 0);
    ASSERT_EQ(all.each.size(), 1U);
    EXPECT_EQ(f.techniques[all.each.front().technique], "coroutine");
    EXPECT_EQ(all.points.size(), 4U);
}

TEST(answer, draws_each_technique_that_suspends_its_body) {
    auto const run = made({{"std_ranges", 0.5},
                           {"range_v3", 0.6},
                           {"eager", 1},
                           {"coroutine", 3},
                           {"std_generator", 4},
                           {"boost_context", 9}});
    auto const f = compute(run);
    std::vector<std::string> drawn;
    for (auto const technique : answer_of(f).drawn)
        drawn.push_back(f.techniques[technique]);
    EXPECT_EQ(drawn, (std::vector<std::string>{"std_ranges", "eager", "coroutine", "std_generator",
                                               "boost_context"}));
}

TEST(prices, are_medians_over_the_examples_whose_loop_is_short) {
    auto const run = made({{"coroutine", 3}});
    auto const f = compute(run);
    auto const all = prices_of(f, 0);
    ASSERT_EQ(all.each.size(), 1U);
    auto const& one = all.each.front();
    EXPECT_EQ(one.examples, 3U);
    EXPECT_EQ(one.alike, 0U);
    EXPECT_NEAR(one.extra.estimate, 3, 1e-9);
    EXPECT_GT(one.extra.confidence, 0);
    EXPECT_NEAR(one.extra.low, 3, 1e-9);
    EXPECT_NEAR(one.low, 2, 1e-9);
    EXPECT_NEAR(one.high, 4, 1e-9); // of three none is left out
    EXPECT_EQ(all.points.size(), 4U);
    EXPECT_EQ(all.examples, 4U);
    EXPECT_FALSE(one.heap);
    auto const fits = fit_of(all, one);
    EXPECT_EQ(fits.points, 4U);
    EXPECT_EQ(fits.near, 4U);
}

TEST(prices, are_taken_over_what_the_tutorials_show) {
    auto run = made({{"coroutine", 3}});
    run.examples.push_back({.name = "a",
                            .suite = "runtimes",
                            .documents = "",
                            .asks = "",
                            .sources = {},
                            .unable = {},
                            .catalogue = false});
    EXPECT_EQ(prices_of(compute(run), 0).each.front().examples, 2U);
}

TEST(answer, of_single_readings_is_no_price) {
    auto run = made({{"coroutine", 3}});
    for (auto& one : run.cases)
        std::erase_if(one.samples, [](auto const& s) { return s.process > 0; });
    auto const a = of(run);
    EXPECT_NE(a.headline.find("read once"), std::string::npos) << a.headline;
    EXPECT_EQ(a.rests_on.find("interval"), std::string::npos) << a.rests_on;
}

TEST(prices, tell_what_heap_is_taken_once_and_for_each_item) {
    auto run = made({{"coroutine", 3}, {"eager", 1}});
    for (auto& c : run.cases)
        test::add(c, results::metric::peak_bytes, c.name.technique == "eager" ? 8.0 * items : 0);
    for (auto const* technique : {"loop", "coroutine", "eager"}) {
        add_case(run, "b", technique, one_ns, 0, 10);
        test::add(run.cases.back(), results::metric::peak_bytes, technique == std::string("eager") ? 80 : 0);
    }
    for (auto& c : run.cases)
        if (c.name.technique == "coroutine")
            test::add(c, results::metric::peak_bytes, 104), c.samples.erase(c.samples.end() - 2);
    auto const a = of(run);
    ASSERT_EQ(a.rows.size(), 2U);
    EXPECT_EQ(a.rows[0].name, "std::vector (reserved)");
    EXPECT_EQ(a.rows[0].memory, "8.0 B an item");
    EXPECT_EQ(a.rows[1].memory, "104 B once");
}

TEST(answer, says_what_a_coroutine_costs_and_what_a_view) {
    auto const a = of(made({{"coroutine", 3}, {"std_ranges", 0}}));
    EXPECT_EQ(a.headline, "A coroutine costs about 3.0 ns an item. A std::ranges view, nothing measurable.");
    ASSERT_EQ(a.rows.size(), 2U);
    EXPECT_EQ(a.rows[0].extra, "≈ 0");
    EXPECT_EQ(a.rows[0].hidden, "");
    EXPECT_EQ(a.rows[1].extra, "3.0 ns");
    EXPECT_EQ(a.rows[1].interval, "3.0 to 3.0");
    EXPECT_EQ(a.rows[1].spread, "2.0 to 4.0 ns");
    EXPECT_EQ(a.rows[1].hidden, "60 ns");
    EXPECT_EQ(a.where, "g++ 12.2.0 -O3 -falign");
}

TEST(answer, says_so_where_coroutines_cost_nothing) {
    auto const a = of(made({{"coroutine", 0}, {"std_ranges", 0}, {"eager", 2}}));
    EXPECT_TRUE(a.headline.starts_with("Neither a coroutine nor a std::ranges view costs anything"))
        << a.headline;
    auto const only = of(made({{"coroutine", 0}, {"std_ranges", 2}, {"eager", 2}}));
    EXPECT_TRUE(
        only.headline.starts_with("A coroutine costs nothing measurable. A std::ranges view, about 2.0 ns"))
        << only.headline;
}

// In one example of three the view costs something.
TEST(answer, says_mostly_nothing_where_some_examples_differ) {
    auto run = made({{"coroutine", 3}, {"std_ranges", 0}});
    for (auto& c : run.cases)
        if (c.name.example == "b" && c.name.technique == "std_ranges")
            for (auto& s : c.samples)
                s.value += 500;
    EXPECT_EQ(of(run).headline,
              "A coroutine costs about 3.0 ns an item. A std::ranges view, mostly nothing.");
}

// Three processes agree on a thousandth of a nanosecond: that is no cost either.
TEST(answer, of_a_fraction_of_a_cycle_is_nothing) {
    auto run = made({{"coroutine", 3}, {"std_ranges", 0.002}});
    EXPECT_EQ(of(run).rows.front().extra, "≈ 0");
    EXPECT_EQ(of(run).rows.front().interval, "0 to 0");
}

TEST(answer, says_so_where_all_differences_are_noise) {
    EXPECT_EQ(of(made({{"coroutine", 0}, {"std_ranges", 0}, {"eager", 0}})).headline,
              "No technique costs more than the loop, as far as this run can tell.");
}

TEST(answer, of_one_technique_is_about_that_one) {
    EXPECT_EQ(of(made({{"eager", 2}})).headline, "A reserved std::vector costs about 2.0 ns an item.");
    EXPECT_EQ(of(made({{"boost_context", -0.5}})).headline,
              "A fiber takes about 0.50 ns less than the loop.");
}

TEST(answer, without_processes_enough_claims_no_interval) {
    auto run = made({{"coroutine", 3}});
    for (auto& c : run.cases)
        c.samples.resize(1);
    auto const a = of(run);
    EXPECT_EQ(a.rows.front().interval, "");
    EXPECT_EQ(a.noise, "too few processes for intervals: the figures are single readings");
}

TEST(answer, without_a_loop_or_of_another_program_names_what_it_is_of) {
    auto run = made({{"coroutine", 3}});
    std::erase_if(run.cases, [](auto const& c) { return c.name.technique == "loop"; });
    EXPECT_EQ(of(run).headline, "What laziness costs in C++");
    EXPECT_NE(of(run).rests_on.find("no prices"), std::string::npos);
    EXPECT_TRUE(of(run).rows.empty());
    EXPECT_TRUE(of({}).rows.empty());
    for (auto& c : run.cases)
        c.name = results::foreign_name(c.name.text());
    EXPECT_EQ(of(run).headline, "Benchmark results");
    EXPECT_EQ(of(run).rests_on, "");
}

TEST(answer, of_a_second_compiler_stands_beside_the_first) {
    auto run = made({{"coroutine", 3}, {"std_ranges", 0}});
    run.toolchains.push_back({"clang", "clang 19", "-O3"});
    for (auto const* name : {"a", "b", "c"}) {
        add_case(run, name, "loop", one_ns, 1);
        add_case(run, name, "coroutine", like_one_ns, 1);
    }
    auto const a = of(run);
    ASSERT_EQ(a.others.size(), 1U);
    EXPECT_EQ(a.others[0], "With clang 19: A coroutine costs nothing measurable.");
}

TEST(answer, is_the_same_in_the_page_in_markdown_and_in_the_terminal) {
    auto const run = made({{"coroutine", 3}, {"std_ranges", 0}});
    auto const f = compute(run);
    for (auto const& text : {answer_html(f, {}), markdown(run), answer_terminal(answer_of(f), {}),
                             answer_terminal(answer_of(f), {false, 200})})
        for (auto const* part :
             {"A coroutine costs about 3.0 ns an item. A std::ranges view, nothing measurable.", "3.0 to 3.0",
              "60 ns", "whose loop takes less than 30 ns an item"})
            EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST(answer, fits_the_terminal) {
    auto const run = made({{"coroutine", 3}, {"std_ranges", 0}, {"eager", 1}});
    auto const text = answer_terminal(of(run), {false, 80});
    std::size_t line = 0;
    for (auto const c : text) {
        line = c == '\n' ? 0 : line + ((static_cast<unsigned char>(c) & 0xc0U) != 0x80 ? 1 : 0);
        EXPECT_LE(line, 80U) << text;
    }
}

TEST(answer, picture_has_a_mark_for_each_example_and_keeps_names_text) {
    auto run = made({{"coroutine", 3}, {"std_ranges", 0}});
    for (auto& c : run.cases)
        if (c.name.example == "a")
            c.name.example = "<script>";
    auto const f = compute(run);
    auto const drawn = answer_picture(answer_of(f), f, {}, "wide");
    std::size_t marks = 0;
    for (auto at = drawn.find("class=\"mark\""); at != std::string::npos;
         at = drawn.find("class=\"mark\"", at + 1))
        ++marks;
    EXPECT_EQ(marks, 8U);
    EXPECT_EQ(drawn.find("<script>"), std::string::npos);
    EXPECT_NE(drawn.find("&lt;script&gt;: coroutine"), std::string::npos);
    EXPECT_EQ(drawn.find("nan"), std::string::npos);
    EXPECT_EQ(answer_picture(of({}), f, {}, "wide"), "");
}

// As a damaged file may have them.
TEST(answer, picture_of_absurd_times_has_no_absurd_place) {
    auto run = made({{"coroutine", 3}, {"std_ranges", 0}});
    for (auto& c : run.cases)
        for (auto& s : c.samples)
            if (c.name.example != "b")
                s.value = c.name.example == "a" ? (c.name.technique == "loop" ? 1e-300 : 1e300) : 5e-324;
    auto const f = compute(run);
    auto const drawn = answer_picture(answer_of(f), f, {}, "wide");
    for (auto const* absurd : {"nan", "inf"})
        EXPECT_EQ(drawn.find(absurd), std::string::npos) << absurd;
}

} // namespace
} // namespace yieldmark::report
