#include "reports/figures.hpp"
#include "tests/reports/made_run.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace yieldmark;
using report::compute;
using report::figures;
using report::group;

std::size_t technique(figures const& f, char const* id) {
    return report::position(f.techniques, id);
}

group const& fibonacci_4096(figures const& f) {
    return *f.find(1, 0, 4096, 0);
}

TEST(Figures, MediansAreOverProcesses) {
    auto const run = test::made_run();
    auto const f = compute(run);
    auto const* loop = fibonacci_4096(f).find(technique(f, "loop"));
    ASSERT_TRUE(loop && loop->time);
    EXPECT_DOUBLE_EQ(loop->time->estimate, 1000);
    EXPECT_LE(loop->time->low, 1000);
    EXPECT_GE(loop->time->high, 1000);
    EXPECT_EQ(loop->value(results::metric::peak_bytes), 0.0);
}

TEST(Figures, RatiosPairProcesses) {
    auto const run = test::made_run();
    auto const f = compute(run);
    auto const ratio = fibonacci_4096(f).ratio(technique(f, "coroutine"), technique(f, "loop"));
    ASSERT_TRUE(ratio);
    // Four times in each process: paired, the spread of the processes cancels.
    EXPECT_NEAR(ratio->low, 4, 1e-9);
    EXPECT_NEAR(ratio->estimate, 4, 1e-9);
    EXPECT_NEAR(ratio->high, 4, 1e-9);
}

TEST(Figures, RatioTheOtherWayIsTheInverse) {
    auto const run = test::made_run();
    auto const f = compute(run);
    auto const& g = fibonacci_4096(f);
    auto const there = g.ratio(technique(f, "loop"), technique(f, "iterator"));
    auto const back = g.ratio(technique(f, "iterator"), technique(f, "loop"));
    ASSERT_TRUE(there && back);
    EXPECT_NEAR(there->low * back->high, 1, 1e-12);
    EXPECT_NEAR(there->estimate * back->estimate, 1, 1e-12);
    EXPECT_TRUE(back->holds(1));
}

TEST(Figures, OnlySharedProcessesArePaired) {
    results::run run;
    run.cases.push_back(test::made_case("e/loop/drain/8", {10, 20, 30}));
    run.cases.push_back(test::made_case("e/coroutine/drain/8", {20, 40}));
    run.cases.back().samples[0].process = 1; // 20 beside the loop's 20
    run.cases.back().samples[1].process = 7; // alone
    auto const f = compute(run);
    auto const ratio = f.groups.front().ratio(technique(f, "coroutine"), technique(f, "loop"));
    ASSERT_TRUE(ratio);
    EXPECT_NEAR(ratio->estimate, 1, 1e-12);
    EXPECT_EQ(ratio->confidence, 0);
}

TEST(Figures, CPythonIsHeldAgainstTheProcessThatRanNearest) {
    results::run run;
    run.cases.push_back(test::made_case("e/loop/drain/8", {10, 20, 40}));
    run.cases.push_back(test::made_case("e/cpython_list/drain/8", {200, 400}));
    for (auto& s : run.cases.front().samples)
        s.process *= 2;                      // 0, 2, 4
    run.cases.back().samples[0].process = 3; // between 20 and 40: the former comes first
    run.cases.back().samples[1].process = 5; // after 40
    auto const f = compute(run);
    auto const ratio = f.groups.front().ratio(technique(f, "cpython_list"), technique(f, "loop"));
    ASSERT_TRUE(ratio);
    EXPECT_NEAR(ratio->estimate, 10, 1e-9);
}

TEST(Figures, NoSharedProcessNoRatio) {
    results::run run;
    run.cases.push_back(test::made_case("e/loop/drain/8", {10}));
    run.cases.push_back(test::made_case("e/coroutine/drain/8", {20}));
    run.cases.back().samples[0].process = 1;
    auto const f = compute(run);
    EXPECT_FALSE(f.groups.front().ratio(0, 1));
}

TEST(Figures, GeometricMeanCountsWhatItCovers) {
    auto const run = test::made_run();
    auto const f = compute(run);
    auto const i = technique(f, "loop");
    auto const j = technique(f, "coroutine");
    ASSERT_LT(i, j);
    for (auto const& footer : f.footers) {
        auto const& mean = footer.pairs[report::pair_index(i, j)];
        if (!footer.n || *footer.n == 4096) {
            EXPECT_EQ(mean.count, 2U);
            EXPECT_NEAR(1 / mean.value, 6, 1e-9); // sqrt(4 * 9)
        } else {
            EXPECT_EQ(mean.count, 0U);
        }
    }
    EXPECT_EQ(f.footers.size(), 3U); // largest, 64, 4096
}

std::vector<std::string> names(figures const& f, report::sheet const& of) {
    std::vector<std::string> result;
    for (auto const t : of.techniques)
        result.push_back(f.techniques[t]);
    return result;
}

TEST(Figures, SuitesWithTechniquesOfTheirOwnHaveASheetOfTheirOwn) {
    auto const run = test::made_run_with_runtimes();
    auto const f = compute(run);
    ASSERT_EQ(f.sheets.size(), 2U);
    EXPECT_EQ(f.sheets[0].title, "");
    EXPECT_EQ(f.sheets[0].examples, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(f.sheets[1].title, "runtimes");
    EXPECT_EQ(f.sheets[1].examples, (std::vector<std::size_t>{2, 3}));
    // std_generator, which both have, doesn't join them.
    EXPECT_EQ(names(f, f.sheets[0]), (std::vector<std::string>{"loop", "iterator", "boost_range", "coroutine",
                                                               "std_generator", "eager", "eager_growing"}));
    EXPECT_EQ(names(f, f.sheets[1]),
              (std::vector<std::string>{"loop", "std_generator", "bare_fiber", "generator"}));
}

TEST(Figures, SuitesThatShareTechniquesShareASheet) {
    auto run = test::made_run_with_runtimes();
    run.examples[0].suite = "pipelines"; // only the coroutine
    run.examples[3].suite = "empty";     // no case but the loop's
    run.examples[3].unable.clear();
    run.cases.pop_back();
    auto const f = compute(run);
    ASSERT_EQ(f.sheets.size(), 2U);
    EXPECT_EQ(f.sheets[0].examples.size(), 3U);
    EXPECT_EQ(f.sheets[1].title, "runtimes");
}

TEST(Figures, EachSheetHasItsOwnMeans) {
    auto const run = test::made_run_with_runtimes();
    auto const f = compute(run);
    for (auto const& footer : f.footers) {
        if (footer.sheet != 1 || footer.scenario != 0)
            continue;
        ASSERT_EQ(footer.to_best.size(), 4U);
        EXPECT_EQ(footer.to_best[0].count, 1U); // the loop of runtime_tree, not of the other sheet
        EXPECT_NEAR(footer.to_best[3].value, 2, 1e-9);
        EXPECT_NEAR(1 / footer.pairs[report::pair_index(0, 2)].value, 8, 1e-9);
        return;
    }
    FAIL() << "the second sheet has no footer";
}

TEST(Figures, AnEmptyRunHasAnEmptySheet) {
    results::run const run;
    EXPECT_EQ(compute(run).sheets.size(), 1U);
}

TEST(Figures, AnExampleWithoutTheFirstScenarioHasAnother) {
    auto const run = test::made_run_with_runtimes();
    auto const f = compute(run);
    EXPECT_EQ(f.scenarios[f.first_scenario(3)], "depth_16");
    EXPECT_EQ(f.scenarios[f.first_scenario(2)], "drain");
}

TEST(Figures, AnExtraFormIsNoGap) {
    auto const run = test::made_run_with_runtimes();
    auto const f = compute(run);
    auto const* power = f.find(0, 0, 4096, 0);
    EXPECT_EQ(f.why_missing(0, technique(f, "eager_growing"), power), report::extra_form);
    EXPECT_NE(f.why_missing(0, technique(f, "eager"), power), report::extra_form);
}

TEST(Figures, BestOfRowHasTheLeastMedian) {
    auto const run = test::made_run();
    auto const f = compute(run);
    auto const* best = f.find(0, 0, 4096, 0)->best();
    ASSERT_TRUE(best);
    EXPECT_EQ(f.techniques[best->technique], "loop");
}

TEST(Figures, EveryEmptyCellHasItsReason) {
    auto const run = test::made_run();
    auto const f = compute(run);
    auto const& g = fibonacci_4096(f);
    EXPECT_EQ(f.why_missing(1, technique(f, "eager"), &g), "failed: check failed: item 3 is 4, not 2");
    EXPECT_EQ(f.why_missing(1, technique(f, "boost_range"), &g), "it can't say this");
    EXPECT_EQ(f.why_missing(0, technique(f, "iterator"), f.find(0, 0, 4096, 0)),
              "this example has no such form");
    EXPECT_EQ(f.why_missing(0, technique(f, "loop"), nullptr), "not measured in this scenario at this n");
}

TEST(Figures, AStoppedRunIsTheReasonOfItsGaps) {
    auto run = test::made_run();
    run.complete = false;
    auto const f = compute(run);
    EXPECT_EQ(f.why_missing(0, technique(f, "iterator"), f.find(0, 0, 4096, 0)),
              "the run was stopped before this was measured");
}

TEST(Figures, AFailedCaseHasNoFigures) {
    auto run = test::made_run();
    test::add(run.cases[4], results::metric::time, 1);
    auto const f = compute(run);
    EXPECT_FALSE(fibonacci_4096(f).find(technique(f, "eager"))->time);
}

TEST(Figures, OddValuesAreLeftOut) {
    results::run run;
    run.cases.push_back(test::made_case("e/loop/drain/8", {std::nan(""), -1, 0, INFINITY, 5}));
    auto const f = compute(run);
    EXPECT_DOUBLE_EQ(f.groups.front().cells.front().time->estimate, 5);
    EXPECT_EQ(f.time_samples, 1U);
}

// A counter that overflowed, a damaged digit: the time is shown, and what a double can't hold is left out.
TEST(Figures, ExtremeTimesGiveNoErrorAndNoInfiniteRatio) {
    results::run run;
    run.cases.push_back(test::made_case("e/loop/drain/8", {5e-324, 5e-324, 1e-323}));
    run.cases.push_back(test::made_case("e/coroutine/drain/8", {1e308, 1.79e308, 1e308}));
    run.cases.push_back(test::made_case("e/iterator/drain/8", {1e-300, 1e300, 1}));
    auto const f = compute(run);
    EXPECT_EQ(f.groups.front().find(technique(f, "coroutine"))->time->estimate, 1e308);
    EXPECT_FALSE(f.groups.front().ratio(technique(f, "coroutine"), technique(f, "loop")));
    EXPECT_FALSE(f.groups.front().ratio(technique(f, "loop"), technique(f, "coroutine")));
    EXPECT_TRUE(std::isfinite(f.noise));
    EXPECT_TRUE(
        std::isfinite(f.groups.front().ratio(technique(f, "iterator"), technique(f, "loop"))->estimate));
}

TEST(Figures, TheLargestSizeIsThatOfTheToolchainAndScenario) {
    results::run run;
    run.toolchains = {{"gcc", "", ""}, {"clang", "", ""}};
    for (auto const* name : {"e/loop/drain/8", "e/loop/drain/64", "e/loop/sum/512", "f/loop/drain/4096"})
        run.cases.push_back(test::made_case(name, {1, 1, 1}));
    run.cases.push_back(test::made_case("e/loop/drain/16", {1, 1, 1}));
    run.cases.back().toolchain = 1;
    auto const f = compute(run);
    EXPECT_EQ(f.largest(0, 0, 0)->n, 64U);
    EXPECT_EQ(f.largest(0, 0, 1)->n, 16U);
    EXPECT_EQ(f.largest(0, 1, 0)->n, 512U);
    EXPECT_FALSE(f.largest(0, 1, 1));
    EXPECT_FALSE(f.largest(7, 0, 0));
}

TEST(Figures, RepetitionsInOneProcessAreAllKept) {
    results::run run;
    run.cases.push_back(test::made_case("BM_Copy/8", {1, 2, 3}));
    for (auto& s : run.cases.back().samples)
        s.process = 0;
    auto const f = compute(run);
    EXPECT_EQ(f.techniques, std::vector<std::string>{std::string(report::whole_benchmark)});
    EXPECT_EQ(f.groups.front().cells.front().samples.size(), 3U);
    EXPECT_DOUBLE_EQ(f.groups.front().cells.front().time->estimate, 2);
}

TEST(Figures, TechniquesKeepTheirOrder) {
    auto const run = test::made_run();
    EXPECT_EQ(compute(run).techniques,
              (std::vector<std::string>{"loop", "iterator", "boost_range", "coroutine", "eager"}));
}

TEST(Figures, AnEmptyRunIsNoError) {
    results::run const run;
    auto const f = compute(run);
    EXPECT_TRUE(f.groups.empty());
    EXPECT_TRUE(f.footers.empty());
}

} // namespace
