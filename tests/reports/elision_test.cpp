#include "reports/elision.hpp"
#include "reports/page_data.hpp"
#include "tests/reports/made_run.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace yieldmark;

// One coroutine that two compilers built, and a loop that allocates nothing either.
results::run two_compilers(double gcc, double clang) {
    auto run = test::made_run();
    run.toolchains.push_back({"clang", "clang++ 19", "-O3"});
    run.cases.clear();
    std::uint32_t toolchain = 0;
    for (double const allocations : {gcc, clang}) {
        for (auto const* technique : {"coroutine", "loop"}) {
            auto one = test::made_case("fibonacci/" + std::string(technique) + "/drain/4096", {1, 1, 1});
            test::add(one, results::metric::allocations, technique == std::string("loop") ? 0 : allocations);
            one.toolchain = toolchain;
            run.cases.push_back(one);
        }
        ++toolchain;
    }
    return run;
}

TEST(elision, is_counted_for_each_toolchain) {
    auto const run = two_compilers(1, 0);
    auto const f = report::compute(run);
    EXPECT_EQ(report::elision_text(f), "on the stack: gcc 0 of 1 example, clang 1 of 1 example");
}

TEST(elision, is_silent_where_allocations_were_not_counted) {
    auto const run = test::made_run();
    EXPECT_EQ(report::elision_text(report::compute(run)), "");
}

TEST(elision, marks_the_coroutine_and_not_the_loop_in_the_page) {
    auto const run = two_compilers(1, 0);
    auto const data = nlohmann::json::parse(report::page_data(report::compute(run), {}));
    ASSERT_EQ(data["groups"].size(), 2U);
    for (auto const& g : data["groups"]) {
        EXPECT_EQ(g.contains("o"), g["c"] == 1);
        if (g.contains("o")) {
            ASSERT_EQ(g["o"].size(), 1U);
            EXPECT_EQ(data["techniques"][g["o"][0].get<std::size_t>()], "coroutine");
        }
    }
}

} // namespace
