#include "harness/compare/comparison.hpp"
#include "reports/comparison/page.hpp"
#include "reports/json_writer.hpp"
#include "reports/page_builds.hpp"
#include "reports/page_interval.hpp"
#include "tests/reports/made_run.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

namespace {

using namespace yieldmark;
using nlohmann::json;

json written(auto write) {
    report::json_writer writer;
    writer.begin_array();
    write(writer);
    writer.end_array();
    return json::parse(writer.text());
}

TEST(PageInterval, EndsStandInTenThousandthsFromTheEstimate) {
    stats::interval const one{.low = 1.98, .estimate = 2, .high = 2.05, .confidence = 0.95};
    EXPECT_EQ(written([&](auto& w) { report::write_interval(w, one); }), json::parse("[-100,2,250]"));
    EXPECT_EQ(written([&](auto& w) { report::write_interval_near(w, one, 1.6); }),
              json::parse("[-100,2500,250]"));
    EXPECT_EQ(written([&](auto& w) {
                  report::write_interval(w, stats::interval{2, 2, 2, 0});
              }),
              json::parse("[null,2,null]"));
    EXPECT_EQ(written([&](auto& w) { report::write_interval(w, std::nullopt); }),
              json::parse("[null,null,null]"));
}

TEST(PageInterval, AnEndKeepsItsSideOfOne) {
    stats::interval const above{.low = 1.000004, .estimate = 1.002, .high = 1.004, .confidence = 0.95};
    stats::interval const below{.low = 0.99, .estimate = 0.9981, .high = 0.999996, .confidence = 0.95};
    for (double const rough : {1.0, 1.37, 0.73}) {
        auto const up = written([&](auto& w) { report::write_interval_near(w, above, rough); });
        auto const middle = rough * (1 + up[1].get<double>() / 1e4);
        EXPECT_GT(middle * (1 + up[0].get<double>() / 1e4), 1) << rough;
        auto const down = written([&](auto& w) { report::write_interval_near(w, below, rough); });
        auto const other = rough * (1 + down[1].get<double>() / 1e4);
        EXPECT_LT(other * (1 + down[2].get<double>() / 1e4), 1) << rough;
    }
}

double read_near(json const& written, double reference) {
    return written.is_string() ? std::strtod(written.get<std::string>().c_str(), nullptr)
                               : reference * (1 + written.get<double>() / 1e4);
}

int side_of_one(double value) {
    return value > 1 ? 1 : value < 1 ? -1 : 0;
}

// Whatever a damaged file or a counter that overflowed gives, writing ends, and a reader gets the value.
TEST(PageInterval, AnyValueNearAnyOtherIsReadAgain) {
    constexpr std::array values{5e-324, 1e-300, 1e-9, 0.05,  0.999999, 1.0,     1.000001,
                                20.0,   1e7,    1e21, 1e300, 1e308,    1.79e308};
    for (double const value : values)
        for (double const reference : values) {
            auto const got =
                read_near(written([&](auto& w) { report::write_near(w, value, reference); })[0], reference);
            EXPECT_NEAR(got / value, 1, 1.1e-3) << value << " near " << reference;
            EXPECT_EQ(side_of_one(got), side_of_one(value)) << value << " near " << reference;
        }
    for (double const reference : {0.0, std::nan(""), std::numeric_limits<double>::infinity(), -1.0})
        EXPECT_EQ(written([&](auto& w) { report::write_near(w, 2, reference); })[0], "2");
    EXPECT_TRUE(
        written([&](auto& w) { report::write_near(w, std::numeric_limits<double>::infinity(), 1); })[0]
            .is_null());
}

TEST(PageInterval, ExtremeEndsKeepTheirSideOfOne) {
    stats::interval const wild{.low = 0.99099, .estimate = 1.001, .high = 1e21, .confidence = 0.95};
    auto const got = written([&](auto& w) { report::write_interval(w, wild); });
    EXPECT_LT(read_near(got[0], got[1]), 1);
    EXPECT_EQ(got[2], "1e21");
    stats::interval const tiny{.low = 1e-300, .estimate = 1e-200, .high = 2, .confidence = 0.95};
    EXPECT_EQ(written([&](auto& w) { report::write_interval_near(w, tiny, 1e-200); }),
              json::parse(R"(["1e-300",0,"2"])"));
}

compare::comparison two_cases() {
    compare::comparison c;
    c.base.given = "main";
    c.now.given = "HEAD";
    compare::change slower{
        .metric = results::metric::time, .base = 10, .now = 11, .ratio = {1.09, 1.1, 1.11, 0.95}};
    slower.p = 0.0001;
    slower.threshold = 0.02;
    slower.changed = true;
    compare::change same{
        .metric = results::metric::peak_bytes, .base = 104, .now = 104, .ratio = {1, 1, 1, 0}};
    same.exact = true;
    compare::case_change quiet;
    quiet.name = "b/loop/drain/8";
    quiet.only_in = "base";
    compare::case_change loud;
    loud.name = "a/loop/drain/8";
    loud.metrics = {same, slower};
    loud.kind = compare::kind_of(loud);
    c.cases = {quiet, loud};
    return c;
}

TEST(PageComparison, GravestFirstWithWhatDiffers) {
    auto const data = written([](auto& w) {
        w.begin_object();
        report::write_comparison(w, two_cases());
        w.end_object();
    })[0]["comparison"];
    ASSERT_EQ(data["cases"].size(), 2U);
    EXPECT_EQ(data["cases"][0]["n"], "a/loop/drain/8");
    EXPECT_EQ(data["outcomes"][data["cases"][0]["o"].get<std::size_t>()][0], "worse");
    EXPECT_EQ(data["kinds"], json::parse(R"([["time, instructions not compared",1]])"));
    EXPECT_EQ(data["metrics"][0][0], "time");
    EXPECT_EQ(data["cases"][0]["m"][0], json::parse("[1,104]"));
    EXPECT_EQ(data["cases"][0]["m"][1][2], 1.1);
    EXPECT_EQ(data["cases"][0]["m"][1][10], "+10 % (+9.0 % to +11 %)");
    EXPECT_EQ(data["cases"][1]["w"], "only in the base");
}

TEST(PageComparison, NullWithoutOne) {
    auto const data = written([](auto& w) {
        w.begin_object();
        report::write_comparison(w, std::nullopt);
        w.end_object();
    });
    EXPECT_TRUE(data[0]["comparison"].is_null());
}

TEST(PageBuilds, MedianOfTheRoundsAndWhyThereIsNone) {
    auto run = test::made_run();
    results::build_cost good;
    good.example = "fibonacci";
    good.technique = "loop";
    good.compile_seconds = {0.4, 0.5, 0.6};
    good.preprocessed_lines = 31240;
    auto bad = good;
    bad.compile_seconds.clear();
    bad.error = "no";
    auto stranger = good;
    stranger.example = "unknown";
    run.builds = {good, bad, stranger};
    auto const data = written([&](auto& w) {
        w.begin_object();
        report::write_builds(w, report::compute(run));
        w.end_object();
    })[0]["builds"];
    ASSERT_EQ(data.size(), 2U);
    EXPECT_EQ(data[0]["s"][1], 0.5);
    EXPECT_EQ(data[0]["l"], 31240);
    EXPECT_TRUE(data[1]["s"][1].is_null());
    EXPECT_EQ(data[1]["x"], "no");
}

results::run two_toolchains() {
    results::run r;
    r.toolchains = {{"gcc", "g++", ""}, {"clang", "clang++", ""}};
    for (std::uint32_t toolchain : {0U, 1U}) {
        r.cases.push_back(test::made_case("e/coroutine/drain/8", {40, 40, 40}, 8));
        r.cases.push_back(test::made_case("e/loop/drain/8", {10, 10, 10}, 8));
        for (auto* c : {&r.cases[r.cases.size() - 2], &r.cases.back()}) {
            c->toolchain = toolchain;
            test::add(*c, results::metric::allocations,
                      c->name.technique == "coroutine" && toolchain == 0 ? 1 : 0);
            for (auto& s : c->samples)
                s.value /= s.metric == results::metric::time && toolchain == 1 ? 2 : 1;
        }
    }
    return r;
}

TEST(TwoToolchains, EachTimeStandsOverThatOfTheFirst) {
    auto const run = two_toolchains();
    auto const f = report::compute(run);
    EXPECT_TRUE(f.find(0, 0, 8, 0)->over_first.empty());
    auto const* clang = f.find(0, 0, 8, 1);
    ASSERT_EQ(clang->over_first.size(), 2U);
    EXPECT_DOUBLE_EQ(clang->over_first[0]->estimate, 0.5);
    EXPECT_GT(clang->over_first[0]->confidence, 0);
}

} // namespace
