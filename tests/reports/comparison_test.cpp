// The terminal's and the pull request's text against golden files. To make them again after a wanted change,
// run test-reports with YIELDMARK_UPDATE_GOLDEN=1 (which fails) and read the difference.

#include "harness/compare/json.hpp"
#include "reports/comparison/markdown.hpp"
#include "reports/comparison/terminal.hpp"
#include "tests/compare/made_comparison.hpp"
#include "tests/text/widest_line.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <sstream>

namespace yieldmark {
namespace {

compare::comparison hostile() {
    compare::comparison c;
    c.how = compare::method::runs;
    c.base = {"<b>old</b>|\x1b[31m", "run", "", "", {}};
    c.now = {"new\nline", "run", "", "", {}};
    c.cases.push_back(test::made_case("<script>alert('1')</script>|`x`\n\x1b]0;owned\x07/" +
                                          std::string(4096, 'n') + "/end",
                                      {test::made_time(1.2, 0.05, 1e-4, true)}));
    c.doubts = {"a | b\n\x1b[2J"};
    c.failures = {{"<i>", "</i>\x07", ""}};
    return c;
}

compare::comparison many() {
    compare::comparison c;
    c.base.given = "a";
    c.now.given = "b";
    for (int i = 0; i < 2000; ++i)
        c.cases.push_back(
            test::made_case("example/coroutine/drain/" + std::to_string(i),
                            {test::made_time(i == 7 ? 1.5 : 1.001, 0.004, i == 7 ? 1e-9 : 0.9, i == 7)}));
    return c;
}

TEST(comparison_report, terminal) {
    test::expect_golden(GOLDEN "/comparison.txt",
                        report::comparison_terminal(test::made_comparison(), false, false));
}
TEST(comparison_report, terminal_in_colour) {
    test::expect_golden(GOLDEN "/comparison-colour.txt",
                        report::comparison_terminal(test::made_comparison(), true, true));
}
// Its table needs 73 columns.
TEST(comparison_report, terminal_fits_a_narrow_window) {
    for (std::size_t const width : {74U, 80U, 120U}) {
        auto const text = report::comparison_terminal(test::made_comparison(), {false, width}, true);
        EXPECT_LE(test::widest_line(text), width) << text;
    }
}
TEST(comparison_report, markdown) {
    test::expect_golden(GOLDEN "/comparison.md", report::comparison_markdown(test::made_comparison()));
}
TEST(comparison_report, json) {
    test::expect_golden(GOLDEN "/comparison.json", compare::write_json(test::made_comparison()));
}

TEST(comparison_report, skipped_is_not_failed) {
    auto c = test::made_comparison();
    c.failures.clear();
    c.cases.back().error = "on the base side: skipped: no GPU";
    auto const text = report::comparison_terminal(c, false, false) + report::comparison_markdown(c);
    EXPECT_NE(text.find("1 case skipped by the program"), std::string::npos) << text;
    EXPECT_EQ(text.find("failed"), std::string::npos) << text;
    EXPECT_EQ(text.find("could not be measured"), std::string::npos) << text;
}

// A comment has no columns that stay empty.
TEST(comparison_report, markdown_leaves_out_columns_that_no_row_fills) {
    compare::comparison c;
    c.cases = {test::made_case("BM_a", {test::made_time(1.1, 0.01, 1e-9, true)})};
    EXPECT_NE(
        report::comparison_markdown(c).find("| case | time (above 2 %) | what was found |\n|---|---:|---|\n"),
        std::string::npos)
        << report::comparison_markdown(c);
    c.cases[0].metrics.push_back(test::made_exact(results::metric::allocations, 1, 2, 0));
    EXPECT_NE(report::comparison_markdown(c).find("| memory | what was found |\n|---|---:|---:|---|\n"),
              std::string::npos)
        << report::comparison_markdown(c);
}

TEST(comparison_report, a_changed_counter_is_neither_worse_nor_better) {
    compare::comparison c;
    auto counter = test::made_time(3, 0.01, 1e-9, true);
    counter.metric = "p99_us";
    c.cases = {test::made_case("BM_a", {test::made_time(1.001, 0.004, 0.9, false), counter}),
               test::made_case("BM_b", {test::made_time(1.1, 0.01, 1e-9, true), counter})};
    EXPECT_FALSE(compare::is_regression(c.cases[0]));
    EXPECT_EQ(c.cases[0].kind, compare::alarm::none);
    auto const text = report::comparison_terminal(c, false, false);
    EXPECT_NE(text.find("p99_us 3.00×\n"), std::string::npos) << text;
    EXPECT_NE(text.find("slower, p99_us 3.00× [time, instructions not compared]"), std::string::npos) << text;
    EXPECT_NE(text.find("1 case changed in counters of their own"), std::string::npos) << text;
    EXPECT_NE(text.find("counters above 2 %"), std::string::npos) << text;
}

TEST(comparison_report, hostile_text_drives_no_terminal) {
    auto const text = report::comparison_terminal(hostile(), false, true);
    for (char const c : text)
        EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << static_cast<int>(c);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        EXPECT_LT(line.size(), 400U) << line;
    EXPECT_NE(text.find("/end"), std::string::npos) << "the end of a long name, its size, stays";
}

TEST(comparison_report, hostile_text_becomes_no_markup) {
    auto const text = report::comparison_markdown(hostile());
    EXPECT_EQ(text.find("<script>"), std::string::npos);
    EXPECT_EQ(text.find("<b>"), std::string::npos);
    EXPECT_EQ(text.find("<i>"), std::string::npos);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("| ")) {
            EXPECT_TRUE(line.ends_with(" |")) << line;
        }
}

TEST(comparison_report, many_equal_cases_are_counted_and_not_listed) {
    auto const text = report::comparison_terminal(many(), false, false);
    EXPECT_LT(text.size(), 3000U);
    EXPECT_NE(text.find("1999 cases with no difference found"), std::string::npos) << text;
    EXPECT_NE(text.find("--every"), std::string::npos);
    EXPECT_NE(report::comparison_terminal(many(), false, true).find("drain/1234"), std::string::npos);
    auto const comment = report::comparison_markdown(many());
    EXPECT_LT(comment.size(), 65536U);
    EXPECT_NE(comment.find("more."), std::string::npos);
}

TEST(comparison_report, nothing_found_says_what_would_have_been_seen) {
    compare::comparison c;
    c.cases.push_back(test::made_case("a", {test::made_time(1.001, 0.004, 0.9, false)}));
    auto const text = report::comparison_terminal(c, false, false);
    EXPECT_NE(text.find("no difference found, would have seen 1.80 %"), std::string::npos) << text;
    c.cases[0].metrics[0].detectable = std::numeric_limits<double>::infinity(); // of a damaged file
    EXPECT_NE(report::comparison_terminal(c, false, false).find("no difference found\n"), std::string::npos);
}

} // namespace
} // namespace yieldmark
