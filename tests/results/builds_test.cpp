#include "harness/results/google_benchmark.hpp"
#include "tests/results/made_run.hpp"

#include <gtest/gtest.h>

namespace yieldmark::results {
namespace {

run made() {
    run r;
    r.plan = "quick";
    r.toolchains = {{"gcc", "g++ 12", "-O3"}};
    r.processes = {{"instructions", 0, 0, 0}};
    case_result one{
        .name = parse_case_name("a/loop/drain/1"), .toolchain = 0, .items = 1, .samples = {}, .error = {}};
    one.without["instructions"] = "it starts \"threads\"";
    r.cases.push_back(one);
    build_cost cost;
    cost.example = "a";
    cost.technique = "loop";
    cost.compile_seconds = {1.25, 1.5};
    cost.preprocessed_lines = 40'000;
    cost.text_bytes = 1'234;
    cost.code_lines = 7;
    r.builds.push_back(cost);
    cost.technique = "coroutine";
    cost.compile_seconds.clear();
    cost.error = "x.cpp:1: error: no good";
    r.builds.push_back(cost);
    return r;
}

TEST(builds, come_back_as_they_were_written) {
    auto const back = read_json(write_json(made()), "made");
    ASSERT_EQ(back.builds.size(), 2U);
    EXPECT_EQ(back.builds[0].example, "a");
    EXPECT_EQ(back.builds[0].compile_seconds, (std::vector<double>{1.25, 1.5}));
    EXPECT_EQ(back.builds[0].preprocessed_lines, 40'000U);
    EXPECT_EQ(back.builds[0].text_bytes, 1'234U);
    EXPECT_EQ(back.builds[0].code_lines, 7U);
    EXPECT_EQ(back.builds[1].error, "x.cpp:1: error: no good");
}

TEST(builds, of_a_toolchain_that_is_not_there_are_refused) {
    auto r = made();
    r.builds[0].toolchain = 3;
    EXPECT_THROW(static_cast<void>(read_json(write_json(r), "made")), read_error);
}

TEST(without, comes_back_as_it_was_written) {
    auto const back = read_json(write_json(made()), "made");
    ASSERT_EQ(back.cases.size(), 1U);
    EXPECT_EQ(back.cases[0].without.at("instructions"), "it starts \"threads\"");
}

} // namespace
} // namespace yieldmark::results
