// What the gate says, against texts that were agreed.

#include "reports/comparison/gate.hpp"
#include "reports/comparison/gate_rows.hpp"
#include "tests/compare/made_comparison.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace yieldmark::report {
namespace {

using namespace gate;

using test::made_case;
using test::made_exact;
using test::made_time;
namespace metric = results::metric;

limits held() {
    return parse_limits("time = 2%\ntotal_bytes = 10% | 4096\n"
                        "accept power/* time +5% from 8e3e11a because \"the check of the exponent\"\n"
                        "accept primes/* time +5% from v0.1 because \"old\"\n",
                        ".yieldmark-limits");
}

standing standing_by_revision(acceptance const& a) {
    return a.from == "v0.1" ? standing::stale : standing::in_force;
}

gate_result made_result() {
    gate_result o{.first = {}, .second = {}, .what = {}};
    auto& c = o.first;
    c.base = {"main", "revision", "1111111111111111111111111111111111111111", "", {}};
    c.now = {"WORK", "build", "v1-2-g2222222-dirty", "", {}};
    c.cases = {
        made_case("fibonacci/coroutine/drain/4096",
                  {made_time(1.10, 0.01, 1e-9, true), made_exact(metric::instructions, 20000, 22000, 0.005),
                   made_exact(metric::total_bytes, 100, 200, 0)}),
        made_case("power/loop/drain/64", {made_time(1.05, 0.01, 1e-6, true)}),
        made_case("primes/iterator/drain/64", {made_time(0.9, 0.01, 1e-8, true)}),
        made_case("weather/eager/drain/64", {made_time(1.2, 0.3, 1e-4, true)}),
        made_case("blocks/eager/drain/64", {made_exact(metric::allocations, 0, 1, 0)}),
        made_case("calm/loop/drain/64", {made_time(1.001, 0.01, 0.9, false)}),
        made_case("gone/loop/drain/64", {}),
        made_case("broken/loop/drain/64", {})};
    c.cases[3].unstable = true;
    c.cases[6].only_in = "base";
    c.cases[7].error = "crashed with signal 11 (SIGSEGV)";
    c.doubts = {"this is a virtual machine"};
    c.absent = {{"resident_bytes", "it isn't compared"}};
    o.what = decide(c, held(), standing_by_revision, false);
    auto again = c;
    again.cases = {c.cases[0], c.cases[4]};
    again.cases[0].metrics[0] = made_time(1.09, 0.01, 1e-9, true);
    o.second = again;
    confirm(o.what, decide(again, held(), standing_by_revision, false));
    return o;
}

TEST(gate_report, terminal_is_as_it_was_agreed) {
    test::expect_golden(GOLDEN "/gate.txt", gate_terminal(made_result(), held(), false, false));
}

TEST(gate_report, markdown_is_as_it_was_agreed) {
    test::expect_golden(GOLDEN "/gate.md", gate_markdown(made_result(), held()));
}

TEST(gate_report, json_is_as_it_was_agreed) {
    test::expect_golden(GOLDEN "/gate.json", gate_json(made_result(), held()));
}

TEST(gate_report, annotations_are_as_they_were_agreed) {
    test::expect_golden(GOLDEN "/annotations.txt", gate_annotations(made_result(), held()));
}

TEST(gate_report, colour_and_all_rows_only_when_asked_for) {
    auto const plain = gate_terminal(made_result(), held(), false, false);
    EXPECT_EQ(plain.find('\x1b'), std::string::npos);
    EXPECT_EQ(plain.find("4.00 KiB  within"), std::string::npos);
    EXPECT_NE(gate_terminal(made_result(), held(), true, false).find("\x1b[31m"), std::string::npos);
    EXPECT_NE(gate_terminal(made_result(), held(), false, true).find("within\n"), std::string::npos);
}

TEST(gate_report, says_seen_once_of_what_was_not_measured_again) {
    auto o = made_result();
    o.first.how = compare::method::runs;
    o.second = {};
    o.what = decide(o.first, held(), standing_by_revision, false);
    auto const all = gate_terminal(o, held(), false, false) + gate_markdown(o, held()) + gate_json(o, held());
    for (auto const* false_claim : {"seen twice", "fresh data", ", again ", "\"checked_twice\": true"})
        EXPECT_EQ(all.find(false_claim), std::string::npos) << false_claim;
    EXPECT_NE(all.find("worse than allowed, seen once"), std::string::npos) << all;
    EXPECT_NE(all.find("results files can't be measured again"), std::string::npos) << all;
    o.first.how = compare::method::duel;
    EXPECT_NE(gate_markdown(o, held()).find("there was no second measurement"), std::string::npos);
}

TEST(gate_report, says_how_many_are_unchanged) {
    auto o = made_result();
    o.first.cases = {made_case("a", {}), made_case("b", {made_time(1.001, 0.01, 0.9, false)})};
    o.first.cases[0].unchanged = true;
    o.first.failures.clear();
    o.second = {};
    o.what = decide(o.first, held(), standing_by_revision, false);
    EXPECT_NE(gate_headline(o).find("1 unchanged: the same machine code"), std::string::npos)
        << gate_headline(o);
    auto const text = gate_terminal(o, held(), false, false);
    EXPECT_NE(text.find("1 case unchanged: the same machine code on both sides"), std::string::npos) << text;
    EXPECT_EQ(nlohmann::json::parse(gate_json(o, held()))["unchanged"], nlohmann::json::parse(R"(["a"])"));
}

TEST(gate_report, the_second_look_has_its_interval) {
    auto o = made_result();
    auto again = o.first;
    again.cases = {made_case("fibonacci/coroutine/drain/4096", {made_time(1.09, 0.5, 0.3, false)})};
    confirm(o.what, decide(again, held(), standing_by_revision, false));
    EXPECT_NE(gate_terminal(o, held(), false, false).find("again +9.0 % (−41 % to +59 %)"), std::string::npos)
        << gate_terminal(o, held(), false, false);
}

TEST(gate_report, names_what_the_program_skipped) {
    auto o = made_result();
    o.first.cases[7].error = "on the base side: skipped: no GPU";
    o.what = decide(o.first, held(), standing_by_revision, false);
    auto const text = gate_terminal(o, held(), false, false);
    EXPECT_NE(text.find("not compared: broken/loop/drain/64: on the base side: skipped: no GPU"),
              std::string::npos)
        << text;
    EXPECT_EQ(text.find("not measured"), std::string::npos) << text;
    EXPECT_EQ(nlohmann::json::parse(gate_json(o, held())).at("skipped").size(), 1U);
}

TEST(gate_report, names_sections_without_a_case) {
    auto o = made_result();
    auto const with =
        parse_limits("[fibonaci]\ntime = 9%\naccept prims time +1% from x because \"y\"\n", "l");
    o.what = decide(o.first, with, standing_by_revision, false);
    EXPECT_NE(gate_terminal(o, with, false, false).find("no effect: l:1: [fibonaci] names none of the cases"),
              std::string::npos)
        << gate_terminal(o, with, false, false);
    EXPECT_NE(
        gate_terminal(o, with, false, false).find("no effect: l:3: accept prims names none of the cases"),
        std::string::npos);
    auto const said = nlohmann::json::parse(gate_json(o, with));
    EXPECT_EQ(said.at("idle_acceptances")[0].at("cases"), "prims");
    ASSERT_EQ(said.at("idle_sections").size(), 1U);
    EXPECT_EQ(said.at("idle_sections")[0].at("line"), 1);
}

TEST(gate_report, limits_are_said_in_words) {
    EXPECT_EQ(allowance_text({.relative = 0.02}, "time"), "2 %");
    EXPECT_EQ(allowance_text({.relative = 0.1, .absolute = 4096}, "total_bytes"), "10 % or 4.00 KiB");
    EXPECT_EQ(allowance_text({}, "peak_bytes"), "0");
    EXPECT_EQ(allowance_text({.off = true}, "time"), "off");
}

gate_result hostile_result() {
    std::string const name = "a\nb\r\x1b[31m<script>|`%0A::error::x\xff" + std::string(4096, 'x');
    gate_result o{.first = {}, .second = {}, .what = {}};
    o.first.base.given = name;
    o.first.now.given = name;
    o.first.doubts = {name};
    o.first.cases = {made_case(name, {made_time(1.5, 0.01, 1e-9, true)}), made_case(name + "2", {})};
    o.first.cases[1].error = name;
    o.what = decide(
        o.first, built_in_limits(), [](acceptance const&) { return standing::unknown; }, false);
    return o;
}

TEST(gate_report, hostile_names_stay_text) {
    auto const o = hostile_result();
    auto const text = gate_terminal(o, built_in_limits(), false, false);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find('\r'), std::string::npos);
    auto const table = gate_markdown(o, built_in_limits());
    EXPECT_EQ(table.find("<script>"), std::string::npos);
    EXPECT_EQ(table.find('\r'), std::string::npos);
    auto const parsed = nlohmann::json::parse(gate_json(o, built_in_limits()));
    EXPECT_EQ(parsed.at("verdict"), "regression");
}

TEST(gate_report, each_annotation_stays_one_line) {
    auto const text = gate_annotations(hostile_result(), built_in_limits());
    std::istringstream lines(text);
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        EXPECT_TRUE(line.starts_with("::error title=") || line.starts_with("::warning title=")) << line;
        EXPECT_NE(line.find("%250A"), std::string::npos) << line; // what looks like an escape is none
    }
    EXPECT_EQ(count, 2);
}

TEST(gate_report, no_more_annotations_than_github_shows) {
    gate_result o{.first = {}, .second = {}, .what = {}};
    for (int i = 0; i < 30; ++i)
        o.first.cases.push_back(made_case("c" + std::to_string(i), {made_time(1.5, 0.01, 1e-9, true)}));
    o.what = decide(
        o.first, built_in_limits(), [](acceptance const&) { return standing::unknown; }, false);
    auto const text = gate_annotations(o, built_in_limits());
    EXPECT_EQ(std::ranges::count(text, '\n'), 10);
    EXPECT_NE(text.find("and 21 more"), std::string::npos);
}

TEST(gate_report, every_ending_has_its_headline) {
    gate_result o{.first = {}, .second = {}, .what = {}};
    EXPECT_TRUE(gate_headline(o).starts_with("could not be measured"));
    gate_finding f;
    f.case_name = "a";
    f.change = made_time(1, 0.01, 1, false);
    o.what.findings.push_back(f);
    EXPECT_TRUE(gate_headline(o).starts_with("good: no regression in 1 figures"));
    o.what.complete = false;
    EXPECT_TRUE(gate_headline(o).starts_with("stopped"));
    o.what.findings[0].verdict = gate_verdict::regression;
    EXPECT_TRUE(gate_headline(o).starts_with("regression: 1 of 1"));
}

} // namespace
} // namespace yieldmark::report
