#include "reports/over_first.hpp"

#include "reports/report.hpp"
#include "tests/reports/made_run.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace yieldmark;

// Two flags in turn: the coroutine of fibonacci takes twice the time with the second, that of power half of it.
results::run two_flags() {
    auto run = test::made_run();
    run.toolchains = {{"gcc", "g++ 12.2.0", "-O3"}, {"gcc-O2", "g++ 12.2.0", "-O2"}};
    run.failures.clear();
    run.cases.clear();
    for (std::uint32_t t : {0U, 1U})
        for (auto const* name : {"fibonacci/coroutine/drain/4096", "power/coroutine/drain/4096",
                                 "fibonacci/loop/drain/4096", "power/loop/drain/64"}) {
            auto const slower = name[0] == 'f' ? 2.0 : 0.5;
            auto const factor =
                t == 1 && std::string(name).find("coroutine") != std::string::npos ? slower : 1;
            auto one = test::made_case(name, {100 * factor, 101 * factor, 102 * factor});
            one.toolchain = t;
            for (auto& s : one.samples)
                s.process += 3 * t;
            run.cases.push_back(one);
        }
    run.processes.clear();
    for (std::uint32_t process = 0; process < 6; ++process)
        run.processes.push_back({"time", 1 + process % 3, 1 + process % 3, process / 3});
    return run;
}

TEST(over_first, is_the_geometric_mean_over_the_examples_and_names_the_ends) {
    auto const run = two_flags();
    auto const f = report::compute(run);
    auto const found = report::over_first(f, report::position(f.techniques, "coroutine"), 1);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->examples, 2U);
    EXPECT_NEAR(found->mean.estimate, 1, 1e-12) << "twice and half";
    EXPECT_NEAR(found->least.estimate, 0.5, 1e-12);
    EXPECT_NEAR(found->most.estimate, 2, 1e-12);
    EXPECT_EQ(f.examples[found->least_example].name, "power");
    EXPECT_EQ(f.examples[found->most_example].name, "fibonacci");
    EXPECT_FALSE(report::over_first(f, report::position(f.techniques, "loop"), 0));
}

TEST(over_first, the_summary_has_a_table_of_it_where_there_are_several_toolchains) {
    auto const text = report::markdown(two_flags(), {});
    EXPECT_NE(text.find("### Each technique over gcc"), std::string::npos);
    EXPECT_NE(text.find("0.50× (0.50–0.50) power, 2.00× (2.00–2.00) fibonacci"), std::string::npos) << text;
    EXPECT_EQ(report::markdown(test::made_run(), {}).find("Each technique over"), std::string::npos);
}

} // namespace
