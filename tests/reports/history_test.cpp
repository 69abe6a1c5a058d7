#include "reports/comparison/words.hpp"
#include "reports/history_words.hpp"
#include "reports/json_writer.hpp"
#include "reports/page_history.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace yieldmark;
using nlohmann::json;

store::series made(std::string name, std::string metric, std::vector<std::pair<std::string, double>> points,
                   double confidence = 0.95) {
    store::series one{.case_name = std::move(name),
                      .metric = std::move(metric),
                      .machine = "lab",
                      .toolchain = "g++",
                      .baseline = "base",
                      .digest = "d",
                      .points = {},
                      .changes = {}};
    for (auto const& [revision, ratio] : points)
        one.points.push_back({revision,
                              "2026-11-20T10:00:00+00:00",
                              "Subject of " + revision,
                              {ratio * 0.99, ratio, ratio * 1.01, confidence},
                              ratio * 8});
    return one;
}

std::vector<store::series> two_series() {
    auto time = made("a/loop/drain/8", "time", {{"r1", 1}, {"r2", 1.25}, {"r4", 1.25}});
    time.changes.push_back({1, "r1", 1, 1.25, 1e-7});
    auto heap = made("a/loop/drain/8", "peak_bytes", {{"r1", 1}, {"r3", 1}, {"r4", 1.5}}, 0);
    heap.changes.push_back(
        {.at = 2, .after = "r3", .before_level = 1, .after_level = 1.5, .p = 0, .gradual = true});
    return {time, heap};
}

json data_of(std::vector<store::series> const& all) {
    report::json_writer writer;
    writer.begin_object();
    report::write_history(writer, all);
    writer.end_object();
    return json::parse(writer.text())["history"];
}

TEST(History, RevisionsOfAllSeriesKeepTheOrderOfEach) {
    auto const all = two_series();
    std::vector<std::string> names;
    for (auto const* p : report::revisions_of(all))
        names.push_back(p->revision);
    auto const at = [&](char const* name) { return std::ranges::find(names, name) - names.begin(); };
    EXPECT_EQ(names.size(), 4U);
    EXPECT_LT(at("r1"), at("r2"));
    EXPECT_LT(at("r1"), at("r3"));
    EXPECT_LT(at("r2"), at("r4"));
    EXPECT_LT(at("r3"), at("r4"));
}

TEST(History, LatestChangeFirst) {
    auto const all = two_series();
    auto const changes = report::changes_of(all);
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(report::cells_of(all, changes[0]),
              (std::vector<std::string>{"r3..r4", "2026-11-20", "a/loop/drain/8", "peak heap",
                                        "+50 %, a drift", "Subject of r4"}));
    EXPECT_EQ(report::cells_of(all, changes[1])[0], "r1..r2");
}

TEST(History, PageDataOfEstimatesAndOfExactFigures) {
    auto const data = data_of(two_series());
    auto const& time = data["series"][0];
    EXPECT_EQ(time["y"], json::parse("[-100,0,100,2375,2500,2625,2375,2500,2625]"));
    EXPECT_EQ(time["w"], json::parse("[8,10,10]"));
    EXPECT_EQ(time["p"], json::parse("[[1,0,1,1.25,1e-7,0]]"));
    auto const& heap = data["series"][1];
    EXPECT_EQ(heap["e"], json::parse("[1,2,1.5,1]"));
    EXPECT_EQ(heap["w"], json::parse("[8,2,12,1]"));
    EXPECT_EQ(data["metrics"][1], json::parse(R"(["peak_bytes","peak heap","bytes"])"));
    EXPECT_EQ(data["changes"], json::parse("[[1,0],[0,0]]"));
}

TEST(History, PageDataMarksACounterOfWhichNobodyKnowsTheBetterDirection) {
    auto all = two_series();
    all[1].metric = "hits";
    EXPECT_EQ(data_of(all)["metrics"][1], json::parse(R"(["hits","hits","count",1])"));
}

TEST(History, PageDataFindsEachPointsRevision) {
    auto const data = data_of(two_series());
    for (auto const& one : data["series"]) {
        long at = 0;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < 3; ++i) {
            at = one.contains("r") ? at + one["r"][i].get<long>() : static_cast<long>(i);
            names.push_back(data["revisions"][static_cast<std::size_t>(at)][0]);
        }
        EXPECT_EQ(names[0], "r1");
        EXPECT_EQ(names[2], "r4");
    }
}

TEST(History, NothingWithoutASeries) {
    EXPECT_TRUE(data_of({}).is_null());
    EXPECT_EQ(report::history_markdown({}), "");
    EXPECT_EQ(report::history_text({}), "");
}

TEST(History, MarkdownAndTextSayTheSame) {
    auto const all = two_series();
    auto const markdown = report::history_markdown(all);
    auto const text = report::history_text(all);
    for (auto const* words :
         {"1 case over 4 revisions", "2 changes of level", "r3..r4", "peak heap", "+50 %, a drift"}) {
        EXPECT_NE(markdown.find(words), std::string::npos) << words << "\n" << markdown;
        EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
    }
    EXPECT_NE(report::history_markdown(all, 1).find("… and 1 earlier ones"), std::string::npos);
}

TEST(History, HostileSubjectsAreHarmless) {
    auto all = two_series();
    all[0].points[1].subject = "a | b\n<img src=x>\x1b[2J";
    EXPECT_EQ(report::history_markdown(all).find("<img"), std::string::npos);
    EXPECT_EQ(report::history_text(all).find('\x1b'), std::string::npos);
}

TEST(History, CommitsAreShortened) {
    EXPECT_EQ(report::short_revision("0123456789abcdef0123456789abcdef01234567"), "0123456789");
    EXPECT_EQ(report::short_revision("v1.2.0-rc1-final"), "v1.2.0-rc1-final");
}

} // namespace
