// The Markdown and the terminal table against golden files. To make them again after a wanted change, run
// test-reports with YIELDMARK_UPDATE_GOLDEN=1 (which fails) and read the difference.

#include "reports/report.hpp"
#include "tests/reports/made_run.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>

namespace {

using namespace yieldmark;

TEST(Summary, Markdown) {
    test::expect_golden(GOLDEN "/summary.md", report::markdown(test::made_run()));
}
TEST(Summary, Terminal) {
    test::expect_golden(GOLDEN "/summary.txt", report::terminal_table(test::made_run(), false));
}
TEST(Summary, TerminalInColour) {
    test::expect_golden(GOLDEN "/summary-colour.txt", report::terminal_table(test::made_run(), true));
}

TEST(Summary, MarkdownOfTwoSheets) {
    test::expect_golden(GOLDEN "/sheets.md", report::markdown(test::made_run_with_runtimes()));
}
TEST(Summary, TerminalOfTwoSheets) {
    test::expect_golden(GOLDEN "/sheets.txt", report::terminal_table(test::made_run_with_runtimes(), false));
}

results::run foreign() {
    results::run run;
    run.cases.push_back(test::made_case("BM_Copy<a|b>/8", {812.5, 810, 815}));
    run.cases.back().items = 0;
    return run;
}

TEST(Summary, ForeignMarkdown) {
    test::expect_golden(GOLDEN "/foreign.md", report::markdown(foreign()));
}
TEST(Summary, ForeignTerminal) {
    test::expect_golden(GOLDEN "/foreign.txt", report::terminal_table(foreign(), false));
}

TEST(Summary, EmptyRun) {
    EXPECT_NE(report::markdown({}).find("0 cases of 0 examples"), std::string::npos);
    EXPECT_FALSE(report::terminal_table({}, true).empty());
}

TEST(Summary, HostileNamesStayText) {
    auto run = test::made_run();
    run.examples[0].name = run.cases[5].name.example = run.cases[6].name.example =
        "a|b\n<img src=x>`*\x1b[31m";
    run.failures[0].output = "```\n<script>\n````\n";
    auto const markdown = report::markdown(run);
    EXPECT_NE(markdown.find("a\\|b &lt;img src=x>\\`\\*"), std::string::npos);
    EXPECT_EQ(markdown.find("<img"), std::string::npos);
    EXPECT_NE(markdown.find("`````text\n"), std::string::npos);
    EXPECT_EQ(report::terminal_table(run, false).find('\x1b'), std::string::npos);
}

TEST(Summary, ColourOnlyWhenAsked) {
    EXPECT_EQ(report::terminal_table(test::made_run(), false).find('\x1b'), std::string::npos);
    EXPECT_NE(report::terminal_table(test::made_run(), true).find('\x1b'), std::string::npos);
}

// Built without node there is no page: asking for it is an error in the program that asked.
TEST(Page, IsOneFileWithItsDataInsideOrAnError) {
    if (!report::page_available()) {
        EXPECT_THROW((void)report::html(test::made_run(), {}), std::logic_error);
        return;
    }
    auto const page = report::html(test::made_run(), {});
    EXPECT_NE(page.find("Content-Security-Policy"), std::string::npos);
    EXPECT_NE(page.find("\"fibonacci\""), std::string::npos);
    EXPECT_EQ(page.find("src=\"http"), std::string::npos);
    EXPECT_TRUE(page.ends_with("</html>\n"));
}

} // namespace
