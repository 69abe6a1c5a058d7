#include "harness/compare/json.hpp"
#include "tests/compare/made_comparison.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <vector>

namespace yieldmark::compare {
namespace {

std::string error_of(std::string const& text) {
    try {
        static_cast<void>(read_json(text, "c.json"));
    } catch (results::read_error const& e) {
        return e.what();
    }
    return "";
}

std::string with(std::string const& key, std::string const& replacement) {
    auto text = write_json(test::made_comparison());
    auto const at = text.find(key);
    EXPECT_NE(at, std::string::npos) << key;
    return text.replace(at, key.size(), replacement);
}

TEST(comparison_json, comes_back_as_it_was_written) {
    auto const text = write_json(test::made_comparison());
    auto const again = read_json(text, "c.json");
    EXPECT_EQ(write_json(again), text);
    ASSERT_EQ(again.cases.size(), 11U);
    auto const& one = again.cases[0];
    EXPECT_EQ(one.name, "fibonacci/coroutine/drain/4096");
    EXPECT_EQ(one.kind, alarm::time_and_instructions);
    EXPECT_EQ(one.stage, 2U);
    EXPECT_EQ(one.digest_new, "00000000000000bb");
    EXPECT_EQ(one.metrics[0].ratio.low, 1.10 - 0.01);
    EXPECT_EQ(one.metrics[0].pairs, 30U);
    EXPECT_TRUE(one.metrics[1].exact);
    EXPECT_EQ(again.cases[6].unrest, 0.035);
    EXPECT_TRUE(again.cases[6].unstable);
    EXPECT_EQ(again.cases[9].metrics[0].reason, "a side was measured in 1 process only");
    EXPECT_EQ(again.base.toolchain.flags, "-O3");
    EXPECT_EQ(again.where.load, (std::vector{0.5, 0.25}));
    EXPECT_EQ(again.failures[0].output, "boom\n");
    EXPECT_EQ(again.absent.at("total_bytes"), "it wasn't asked for (--metrics)");
}

TEST(comparison_json, an_unchanged_case_has_no_figures) {
    comparison c;
    c.cases.resize(2);
    c.cases[0].name = "a";
    c.cases[0].unchanged = true;
    c.cases[1] = test::made_case("b", {test::made_time(1.1, 0.01, 1e-9, true)});
    c.cases[1].changed_code = {"f(...)", "g(...)"};
    auto text = write_json(c);
    auto const again = read_json(text, "c.json");
    EXPECT_TRUE(again.cases[0].unchanged);
    EXPECT_FALSE(again.cases[1].unchanged);
    EXPECT_EQ(again.cases[1].changed_code, (std::vector<std::string>{"f(...)", "g(...)"}));
    text.insert(text.find("\"changed_code\""), "\"unchanged\": true, ");
    EXPECT_NE(error_of(text).find("unchanged"), std::string::npos);
}

TEST(comparison_json, time_only_is_not_believed_where_nobody_compared_instructions) {
    comparison c;
    c.cases.push_back(test::made_case("a", {test::made_time(1.1, 0.01, 1e-9, true)}));
    EXPECT_EQ(c.cases[0].kind, alarm::time);
    auto text = write_json(c);
    EXPECT_EQ(read_json(text, "c.json").cases[0].kind, alarm::time);
    std::string const said = "time, instructions not compared";
    text.replace(text.find(said), said.size(), "time only"); // as earlier versions wrote it
    EXPECT_EQ(read_json(text, "c.json").cases[0].kind, alarm::time);
    c.cases[0].metrics.push_back(test::made_exact(results::metric::instructions, 9, 9, 0.005));
    c.cases[0].kind = kind_of(c.cases[0]);
    EXPECT_EQ(read_json(write_json(c), "c.json").cases[0].kind, alarm::time_only);
    c.cases[0].metrics[1].cannot_tell = true;
    EXPECT_EQ(kind_of(c.cases[0]), alarm::time);
}

TEST(comparison_json, keeps_a_case_s_suite) {
    comparison c;
    c.cases.push_back(test::made_case("a", {test::made_time(1.1, 0.01, 1e-9, true)}));
    c.cases[0].suite = "files";
    EXPECT_EQ(read_json(write_json(c), "c.json").cases[0].suite, "files");
}

TEST(comparison_json, keeps_what_is_no_number_in_json) {
    comparison c;
    c.cases.push_back(test::made_case("a", {test::made_exact(results::metric::allocations, 0, 3, 0)}));
    c.cases[0].metrics[0].detectable = std::nan("");
    auto const again = read_json(write_json(c), "c.json");
    EXPECT_EQ(again.cases[0].metrics[0].ratio.estimate, std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(again.cases[0].metrics[0].detectable));
}

TEST(comparison_json, keeps_a_benchmark_s_own_counter) {
    comparison c;
    c.cases.push_back(test::made_case("a", {test::made_exact("p99_us", 1, 3, 0)}));
    EXPECT_EQ(read_json(write_json(c), "c.json").cases[0].metrics[0].metric, "p99_us");
    c.cases[0].metrics[0] = test::made_exact("balance", -1, 3, 0);
    EXPECT_EQ(read_json(write_json(c), "c.json").cases[0].metrics[0].ratio.estimate, -3);
}

TEST(comparison_json, keeps_hostile_names_and_stays_utf_8) {
    comparison c;
    c.cases.push_back(test::made_case("\"<script>\n\x1b[31m" + std::string(4096, 'x'), {}));
    c.doubts.emplace_back("broken \xff byte");
    auto const again = read_json(write_json(c), "c.json");
    EXPECT_EQ(again.cases[0].name, c.cases[0].name);
    EXPECT_EQ(again.doubts[0], "broken \xef\xbf\xbd byte");
}

TEST(comparison_json, an_empty_comparison_is_whole_too) {
    auto const again = read_json(write_json({}), "c.json");
    EXPECT_TRUE(again.cases.empty());
    EXPECT_TRUE(again.complete);
}

TEST(comparison_json, says_in_one_line_what_is_wrong_and_where) {
    auto const whole = write_json(test::made_comparison());
    EXPECT_NE(error_of(whole.substr(0, whole.size() / 2)).find("cut short"), std::string::npos);
    EXPECT_NE(error_of("").find("empty"), std::string::npos);
    EXPECT_NE(error_of("[]").find("an object is expected"), std::string::npos);
    EXPECT_NE(error_of("{\"benchmarks\": []}").find("isn't a comparison"), std::string::npos);
    EXPECT_NE(error_of(with("\"yieldmark_comparison\": 1", "\"yieldmark_comparison\": 2")).find("reads 1"),
              std::string::npos);
    EXPECT_NE(error_of(with("\"base\":1000.0", "\"base\":\"many\"")).find("cases[0].metrics[0].base"),
              std::string::npos);
    for (auto const& [from, to, place] : std::vector<std::array<std::string, 3>>{
             {"\"low\":", "\"low\":9,\"was\":", "cases[0].metrics[0].ratio.low is 9, which is above high"},
             {"\"low\":", "\"low\":-1,\"was\":", "cases[0].metrics[0].ratio.low is -1"},
             {"\"confidence\":", "\"confidence\":2,\"was\":", "cases[0].metrics[0].ratio.confidence is 2"},
             {"\"confidence\":", "\"confidence\":1,\"was\":", "cases[0].metrics[0].ratio.confidence is 1"},
             {"\"p\":", "\"p\":-1,\"was\":", "cases[0].metrics[0].p is -1"},
             {"\"p\":", "\"p\":2,\"was\":", "cases[0].metrics[0].p is 2"},
             {"\"base\":1000.0", "\"base\":-5", "cases[0].metrics[0].base is -5"},
             {"\"threshold\":", "\"threshold\":-5,\"was\":", "cases[0].metrics[0].threshold is -5"},
             {"\"metric\":\"time\"", "\"metric\":\"tiem\"", "cases[0].metrics[0].metric is \"tiem\""},
             {"\"false_discovery_rate\":", "\"false_discovery_rate\": 7,\"was\":",
              "false_discovery_rate is 7"}})
        EXPECT_NE(error_of(with(from, to)).find("c.json: " + place), std::string::npos)
            << error_of(with(from, to));
    EXPECT_NE(error_of(with("\"method\": \"duel\"", "\"method\": \"guess\"")).find("method"),
              std::string::npos);
    EXPECT_NE(error_of(with("time and instructions", "spite")).find("cases[0].alarm"), std::string::npos);
    EXPECT_NE(error_of(with("fibonacci/loop/drain/4096", "fibonacci/coroutine/drain/4096")).find("twice"),
              std::string::npos);
    EXPECT_NE(error_of(with("\"only_in\":\"base\"", "\"only_in\":\"there\"")).find("only_in"),
              std::string::npos);
    for (auto const& text : {std::string(), whole.substr(0, 100), std::string("{}")})
        EXPECT_EQ(error_of(text).find('\n'), std::string::npos);
}

TEST(comparison_json, a_file_that_cannot_be_read_is_named) {
    EXPECT_THROW(static_cast<void>(read_file("/nowhere/comparison.json")), results::read_error);
    EXPECT_THROW(static_cast<void>(read_file("/")), results::read_error);
    auto const path =
        std::filesystem::temp_directory_path() / ("comparison-" + std::to_string(getpid()) + ".json");
    std::ofstream(path) << write_json(test::made_comparison());
    EXPECT_EQ(read_file(path).cases.size(), 11U);
    std::filesystem::remove(path);
}

} // namespace
} // namespace yieldmark::compare
