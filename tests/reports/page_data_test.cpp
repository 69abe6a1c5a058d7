#include "reports/json_writer.hpp"
#include "reports/page_data.hpp"
#include "tests/reports/made_run.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace {

using namespace yieldmark;
using nlohmann::json;

json data_of(results::run const& run) {
    return json::parse(report::page_data(report::compute(run), {}));
}

json const& group_of(json const& data, std::string_view example, int n) {
    for (auto const& g : data["groups"])
        if (data["examples"][g["e"].get<std::size_t>()]["name"].get<std::string>() == example && g["n"] == n)
            return g;
    throw std::out_of_range("no such group");
}

TEST(PageData, HoldsMediansWithIntervals) {
    auto const data = data_of(test::made_run());
    auto const& g = group_of(data, "fibonacci", 4096);
    EXPECT_EQ(g["i"], 4096);
    ASSERT_EQ(g["y"].size(), 3 * g["t"].size());
    EXPECT_EQ(g["y"][1], 1000);
    EXPECT_LE(g["y"][0].get<double>(), 1000);
}

TEST(PageData, HoldsCountersOfOtherProgramsUnderNamesOfTheirOwn) {
    results::run run;
    run.cases.push_back(test::made_case("BM_x", {100, 101, 102}));
    run.cases[0].name = results::foreign_name("BM_x");
    run.cases[0].samples.push_back(
        {.metric = "y", .value = 7, .process = 0}); // as a member of a group is called
    auto const data = data_of(run);
    auto const& counter = data["metrics"].back();
    EXPECT_EQ(counter["id"], "counter:y");
    EXPECT_EQ(counter["name"], "y");
    EXPECT_EQ(counter["absent"], "");
    EXPECT_EQ(data["groups"][0]["counter:y"], json::parse("[7]"));
    EXPECT_EQ(data["groups"][0]["y"].size(), 3U);
}

TEST(PageData, HoldsEveryPairOnce) {
    auto const data = data_of(test::made_run());
    auto const& g = group_of(data, "fibonacci", 4096);
    auto const cells = g["t"].size();
    ASSERT_EQ(g["r"].size(), 3 * cells * (cells - 1) / 2);
    // loop (0) over coroutine (2): a quarter.
    EXPECT_EQ(g["y"][1].get<double>() / g["y"][7].get<double>(), 0.25);
    EXPECT_EQ(g["r"][3 * report::pair_index(0, 2) + 1], 0);
}

TEST(PageData, SamplesAreDeviationsFromTheirMedian) {
    auto const data = data_of(test::made_run());
    auto const& g = group_of(data, "fibonacci", 4096);
    EXPECT_EQ(g["d"][0], -10);
    EXPECT_EQ(g["d"][1], 0);
    EXPECT_EQ(g["d"][2], 10);
    EXPECT_EQ(data["columns"][g["p"].get<std::size_t>()], json::array({0, 1, 2}));
}

TEST(PageData, MemoryIsExactAndMissingIsNull) {
    auto run = test::made_run();
    test::add(run.cases[3], results::metric::peak_bytes, 8388608);
    auto const data = data_of(run);
    auto const& peak = group_of(data, "fibonacci", 4096)["peak_bytes"];
    EXPECT_EQ(peak[0], 0);
    EXPECT_EQ(peak[1], 8388608);
    EXPECT_EQ(peak[2], 104);
    EXPECT_TRUE(peak[3].is_null());
    EXPECT_FALSE(group_of(data, "fibonacci", 64).contains("peak_bytes"));
}

TEST(PageData, TooFewProcessesGiveNoInterval) {
    results::run run;
    run.cases.push_back(test::made_case("e/loop/drain/8", {10, 12}));
    auto const data = data_of(run);
    auto const& y = data["groups"][0]["y"];
    EXPECT_TRUE(y[0].is_null());
    EXPECT_EQ(y[1], 11);
    EXPECT_TRUE(y[2].is_null());
}

TEST(PageData, ReasonsOfMissingCells) {
    auto const data = data_of(test::made_run());
    auto const& x = group_of(data, "fibonacci", 4096)["x"];
    std::map<std::string, std::string> reasons;
    for (std::size_t i = 0; i < x.size(); i += 2)
        reasons[data["techniques"][x[i].get<std::size_t>()]] = data["reasons"][x[i + 1].get<std::size_t>()];
    EXPECT_EQ(reasons,
              (std::map<std::string, std::string>{{"boost_range", "it can't say this"},
                                                  {"eager", "failed: check failed: item 3 is 4, not 2"}}));
}

TEST(PageData, AbsentMetricsSayWhy) {
    auto const data = data_of(test::made_run());
    for (auto const& m : data["metrics"]) {
        auto const id = m["id"].get<std::string>();
        auto const expected = id == "time" || id == "peak_bytes" ? ""
                              : id == "resident_bytes"           ? "this machine can't"
                                                                 : "not measured in this run";
        EXPECT_EQ(m["absent"], expected) << id;
    }
}

// Page faults, say: a row of the table is all that a report needs.
TEST(PageData, EachReportedMetricIsThereWithItsNameUnitAndValues) {
    auto run = test::made_run();
    run.absent.clear();
    auto& loop = run.cases[1];
    std::erase_if(loop.samples, [](auto const& s) { return s.metric != results::metric::time; });
    double value = 8;
    for (auto const& m : results::all_metrics())
        if (m.id != results::metric::time)
            test::add(loop, m.id.data(), value++);
    auto const data = data_of(run);
    auto const& g = group_of(data, "fibonacci", 4096);
    auto const reported = results::reported_metrics();
    ASSERT_EQ(data["metrics"].size(), reported.size());
    value = 8;
    for (std::size_t i = 0; i < reported.size(); ++i) {
        std::string const id(reported[i].id);
        auto const& shown = data["metrics"][i];
        EXPECT_EQ(shown["id"], id);
        EXPECT_EQ(shown["name"], reported[i].name);
        EXPECT_EQ(shown["unit"], to_string(reported[i].in));
        EXPECT_EQ(shown["absent"], "");
        if (id != results::metric::time) {
            ASSERT_TRUE(g.contains(id)) << id;
            EXPECT_EQ(g[id][0], value++);
        }
    }
}

TEST(JsonString, NothingEndsTheElementItStandsIn) {
    EXPECT_EQ(report::json_string("</script><!-- & \"\\\n"),
              R"("\u003c/script\u003e\u003c!-- \u0026 \u0022\u005c\n")");
    EXPECT_EQ(report::json_string("\u2028\u2029"), R"("\u2028\u2029")");
    EXPECT_EQ(report::json_string(std::string_view("\0\x01\x7f", 3)), R"("\u0000\u0001\u007f")");
}

TEST(JsonString, MalformedUtf8IsReplacedAsBrowsersDo) {
    EXPECT_EQ(report::json_string("a\xff"), "\"a\ufffd\"");
    EXPECT_EQ(report::json_string("\xc0\xaf"), "\"\ufffd\ufffd\"");                     // overlong
    EXPECT_EQ(report::json_string("\xed\xa0\x80"), "\"\ufffd\ufffd\ufffd\"");           // surrogate
    EXPECT_EQ(report::json_string("\xf0\x9f\x98"), "\"\ufffd\"");                       // cut short
    EXPECT_EQ(report::json_string("\xf4\x90\x80\x80"), "\"\ufffd\ufffd\ufffd\ufffd\""); // beyond U+10FFFF
    EXPECT_EQ(report::json_string("é😀"), "\"é😀\"");
}

TEST(JsonNumber, IsShortAndValid) {
    EXPECT_EQ(report::json_number(0.256123, 4), "0.2561");
    EXPECT_EQ(report::json_number(1047123, 4), "1.047e6");
    EXPECT_EQ(report::json_number(0.0000123, 4), "1.23e-5");
    EXPECT_EQ(report::json_number(1000, 4), "1000");
    EXPECT_EQ(report::json_number(-0.0, 4), "0");
    EXPECT_EQ(report::json_number(8388608, 9), "8388608");
    EXPECT_EQ(report::json_number(std::nan(""), 4), "null");
    EXPECT_EQ(report::json_number(-INFINITY, 4), "null");
}

TEST(PageData, HostileTextStaysText) {
    auto run = test::made_run();
    run.examples[0].asks = "</script><script>alert(1)</script>\xff";
    auto const text = report::page_data(report::compute(run), {.title = "<b>", .results_file = ""});
    EXPECT_EQ(text.find('<'), std::string::npos);
    EXPECT_EQ(json::parse(text)["title"], "<b>");
}

std::string method_of(results::run const& run) {
    return json::parse(report::page_data(report::compute(run), {}))["method"].dump();
}

TEST(PageData, SaysOfAnotherProgramOnlyWhatIsSo) {
    results::run run;
    run.cases.push_back(test::made_case("BM_x", {100, 101, 102}));
    run.cases.back().name = results::foreign_name("Map<int>/insert/random/1000");
    auto const data = json::parse(report::page_data(report::compute(run), {}));
    EXPECT_EQ(data["title"], "Benchmark results");
    EXPECT_EQ(data["examples"][0]["name"], "Map<int>/insert/random/1000");
    for (auto const* ours :
         {"Python reference", "techniques of one example", "short loop", "random link order", "probe"})
        EXPECT_EQ(method_of(run).find(ours), std::string::npos) << ours;
    EXPECT_NE(method_of(run).find("They come from one process"), std::string::npos);
    run.plan = "quick";
    EXPECT_NE(method_of(run).find("several processes of the program"), std::string::npos);
    test::add(run.cases[0], results::metric::peak_bytes, 64);
    EXPECT_NE(method_of(run).find("RegisterMemoryManager"), std::string::npos);
}

TEST(PageData, SaysWhoseCasesTheMethodIsOf) {
    auto run = test::made_run();
    EXPECT_EQ(method_of(run).find("another program"), std::string::npos);
    EXPECT_NE(method_of(run).find("Python reference"), std::string::npos);
    run.cases[0].samples[0].speed_before = 0.25;
    EXPECT_EQ(method_of(run).find("short loop"), std::string::npos) << "nothing rests on the readings";
    run.cases.push_back(test::made_case("BM_x", {100, 101, 102}));
    EXPECT_NE(method_of(run).find("1 benchmark of another program stands here too"), std::string::npos);
}

} // namespace
