#include "harness/build_cost/measure.hpp"
#include "harness/build_cost/object_size.hpp"
#include "harness/build_cost/recipe.hpp"
#include "harness/build_cost/table.hpp"
#include "harness/system/errors.hpp"
#include "tests/build_cost/made_build.hpp"

#include <gtest/gtest.h>

#include <cstdio>

namespace yieldmark::build_cost {
namespace {

using test::made_build;

std::vector<unit> named(made_build const& site, std::vector<std::string> patterns) {
    results::case_filter filter(std::move(patterns));
    return units_of(site.measured, filter);
}

std::vector<results::build_cost> measure_all(made_build const& site, unsigned rounds, int stop = 0) {
    system::progress silent(stderr, system::progress::mode::quiet, false);
    std::atomic<int> const stopped{stop};
    return measure({.measured = site.measured,
                    .units = named(site, {}),
                    .rounds = rounds,
                    .scratch = site.root() / "work"},
                   silent, stopped);
}

TEST(compile_command, is_what_the_build_wrote_down) {
    made_build const site;
    EXPECT_EQ(compile_command(site.measured),
              (std::vector<std::string>{(site.root() / "compiler").string(), "-O3", "-DX=\"a b\""}));
}

TEST(compile_command, that_is_missing_is_reported) {
    made_build const site;
    std::filesystem::remove(site.root() / "compiler");
    EXPECT_THROW(static_cast<void>(compile_command(site.measured)), system::run_error);
    std::filesystem::remove(site.root() / "link/yieldmark-bench.compile");
    EXPECT_THROW(static_cast<void>(compile_command(site.measured)), system::run_error);
}

TEST(units_of, answers_to_examples_suites_techniques_and_globs) {
    made_build const site;
    for (auto const* both : {"alpha", "letters", "alpha/*"})
        EXPECT_EQ(named(site, {both}).size(), 2U) << both;
    auto const one = named(site, {"loop"});
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one.front().contract, site.root() / "suites/letters/alpha.hpp");
    EXPECT_EQ(one.front().source, site.root() / "impls/alpha/loop.hpp");
    results::case_filter some({"loop", "beta"});
    EXPECT_EQ(units_of(site.measured, some).size(), 1U);
    EXPECT_EQ(report_idle(some),
              "no technique of any example matches 'beta'; `yieldmark list --matrix` shows them");
    results::case_filter none({"beta"});
    EXPECT_TRUE(units_of(site.measured, none).empty());
    EXPECT_THROW(static_cast<void>(report_idle(none)), system::usage_error);
}

TEST(measure, fills_every_figure) {
    made_build const site;
    auto const costs = measure_all(site, 3);
    ASSERT_EQ(costs.size(), 2U);
    for (auto const& one : costs) {
        EXPECT_EQ(one.error, "");
        EXPECT_EQ(one.compile_seconds.size(), 3U);
        EXPECT_EQ(one.preprocessed_lines, 3U);
        EXPECT_EQ(one.text_bytes, 120U);
    }
    EXPECT_EQ(costs[0].code_lines, 1U);
    EXPECT_EQ(costs[1].code_lines, 2U);
    EXPECT_EQ(site.calls(), 2U * 3 + 2);
}

TEST(measure, names_what_does_not_compile_and_goes_on) {
    made_build const site;
    site.write("refuse", "coroutine.hpp\n");
    auto const costs = measure_all(site, 2);
    ASSERT_EQ(costs.size(), 2U);
    EXPECT_EQ(costs[0].error, "x.cpp:1: error: no good");
    EXPECT_TRUE(costs[0].compile_seconds.empty());
    EXPECT_EQ(costs[1].compile_seconds.size(), 2U);
}

TEST(measure, leaves_out_a_round_that_was_stopped) {
    made_build const site;
    for (auto const& one : measure_all(site, 2, 2))
        EXPECT_TRUE(one.compile_seconds.empty());
    EXPECT_EQ(site.calls(), 1U);
}

TEST(text_bytes, refuses_what_is_no_object) {
    made_build const site;
    EXPECT_EQ(text_bytes(site.root() / "object"), 120U);
    for (auto const& text : {std::string{},
                             std::string("\x7f"
                                         "ELF"),
                             test::made_object().substr(0, 100)}) {
        site.write("broken", text);
        EXPECT_THROW(static_cast<void>(text_bytes(site.root() / "broken")), system::run_error);
    }
}

results::build_cost made(std::string const& technique, std::vector<double> seconds) {
    results::build_cost one;
    one.example = "alpha";
    one.technique = technique;
    one.compile_seconds = std::move(seconds);
    one.preprocessed_lines = 1000;
    one.text_bytes = 50;
    one.code_lines = 5;
    return one;
}

TEST(merge, replaces_what_the_same_build_said_before) {
    results::run run;
    run.toolchains = {{"gcc", "g++ 12", "-O3"}, {"clang", "clang++ 19", "-O3"}};
    merge(run, {made("loop", {1})}, run.toolchains[0]);
    merge(run, {made("loop", {2})}, run.toolchains[1]);
    merge(run, {made("loop", {3})}, run.toolchains[1]);
    ASSERT_EQ(run.builds.size(), 2U);
    EXPECT_EQ(run.builds[0].compile_seconds.front(), 1);
    EXPECT_EQ(run.builds[1].compile_seconds.front(), 3);
    EXPECT_EQ(run.builds[1].toolchain, 1U);
    EXPECT_THROW(merge(run, {}, {"gcc", "g++ 13", "-O3"}), system::usage_error);
    EXPECT_THROW(merge(run, {}, {"gcc", "g++ 12", "-O2"}), system::usage_error);
}

TEST(median_seconds, is_the_middle) {
    EXPECT_EQ(median_seconds(made("loop", {})), 0);
    EXPECT_EQ(median_seconds(made("loop", {3, 1, 9})), 3);
    EXPECT_EQ(median_seconds(made("loop", {3, 1, 9, 4})), 3.5);
}

TEST(table, holds_each_technique_against_loop) {
    auto failed = made("range_v3", {});
    failed.error = "no good";
    std::vector const costs{made("coroutine", {3, 2.5, 2}), made("loop", {1}), failed};
    EXPECT_EQ(table(costs),
              "example  technique  seconds  of loop  lines compiled  bytes of code  lines of code\n"
              "alpha    coroutine     2.50    2.50x            1000             50              5\n"
              "         loop          1.00    1.00x            1000             50              5\n"
              "         range_v3    failed                                                      5\n");
    EXPECT_NE(markdown_table(costs).find("\n| alpha | coroutine | 2.50 | 2.50x | 1000 | 50 | 5 |\n"),
              std::string::npos);
}

} // namespace
} // namespace yieldmark::build_cost
