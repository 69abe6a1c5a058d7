// The Markdown and the terminal table against golden files. To make them again after a wanted change, run
// test-reports with YIELDMARK_UPDATE_GOLDEN=1 (which fails) and read the difference.

#include "reports/report.hpp"
#include "tests/reports/made_run.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace yieldmark;

TEST(Summary, Markdown) {
    test::expect_golden(GOLDEN "/summary.md", report::markdown(test::made_run()));
}
TEST(Summary, SaysHowManyProcessesACaseHadWhereTheyDiffer) {
    auto run = test::made_run();
    run.cases[0].samples.pop_back();
    run.processes.push_back({"time", 4, 4, 0}); // of which no case has a sample
    EXPECT_NE(report::markdown(run).find("3 processes for time (2 to 3 for a case) in 3 random layouts"),
              std::string::npos)
        << report::markdown(run);
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

TEST(Summary, CountersOfOthersAreATable) {
    auto run = foreign();
    for (std::uint32_t i = 0; i < 3; ++i)
        run.cases[0].samples.push_back({.metric = "bytes|second", .value = 10.0 + i, .process = i});
    auto const text = report::markdown(run);
    EXPECT_NE(text.find("### Counters"), std::string::npos);
    EXPECT_NE(text.find("| BM_Copy&lt;a\\|b>/8 | 11 |"), std::string::npos) << text;
    EXPECT_EQ(report::markdown(foreign()).find("### Counters"), std::string::npos);
}

TEST(Summary, HeapAndInstructionsStandBesideTheTimeOfOthers) {
    auto run = foreign();
    test::add(run.cases[0], "peak_bytes", 2048);
    test::add(run.cases[0], "instructions", 12345);
    auto const text = report::terminal_table(run, false);
    EXPECT_NE(text.find("time  peak heap  instructions"), std::string::npos) << text;
    EXPECT_NE(text.find("2.00 KiB         12345"), std::string::npos) << text;
    std::erase_if(run.cases[0].samples, [](auto const& s) { return s.metric == "time"; });
    EXPECT_NE(report::terminal_table(run, false).find("12345"), std::string::npos) << "measured alone";
    EXPECT_NE(report::markdown(run).find("| instructions |"), std::string::npos) << report::markdown(run);
}

TEST(Summary, InstructionsOfOursAreATableOfTheirOwn) {
    auto run = test::made_run();
    for (auto& one : run.cases)
        if (one.name.text() == "fibonacci/loop/drain/4096")
            test::add(one, "instructions", 8192);
        else if (one.name.text() == "fibonacci/coroutine/drain/4096")
            test::add(one, "instructions", 16384);
    auto const text = report::terminal_table(run, false);
    auto const at = text.find("Instructions per item, each example at its largest n");
    ASSERT_NE(at, std::string::npos) << text;
    EXPECT_NE(text.find("2.00", at), std::string::npos) << text;
    EXPECT_NE(text.find("ratio to loop; lower is better)", at), std::string::npos)
        << "counts have no interval";
}

TEST(Summary, TheProgramAndWhatItSaysOfItselfAreShown) {
    auto run = foreign();
    run.executable = "./their_bench";
    run.context = {{"branch", "topic"}, {"git_commit", "0f09c7a6f9"}};
    auto const text = report::markdown(run);
    EXPECT_NE(text.find("**Program**: ./their_bench"), std::string::npos) << text;
    EXPECT_NE(text.find("0f09c7a6f9"), std::string::npos) << text;
    EXPECT_NE(text.find("topic"), std::string::npos) << text;
}

// Names that other programs give, some of them of the shape of ours.
std::vector<std::string> const other_names{"Map<int>/insert/random/1000", "Map<int>/insert/random/10",
                                           "Map<int>/insert/sorted/1000", "Set/find/random/64", "BM_Parse"};

void add_others(results::run& to) {
    for (auto const& name : other_names) {
        to.cases.push_back(test::made_case("BM_x", {100, 101, 102}));
        to.cases.back().items = 0;
        to.cases.back().name = results::foreign_name(name);
    }
}

std::string without_escapes(std::string text) {
    std::erase(text, '\\');
    for (auto at = text.find("&lt;"); at != std::string::npos; at = text.find("&lt;"))
        text.replace(at, 4, "<");
    return text;
}

void expect_all_named(results::run const& run) {
    auto const markdown = without_escapes(report::markdown(run));
    auto const table = report::terminal_table(run, false);
    for (auto const& name : other_names) {
        EXPECT_NE(markdown.find("| " + name + " |"), std::string::npos) << name << "\n" << markdown;
        EXPECT_NE(table.find("\n" + name + " "), std::string::npos) << name << "\n" << table;
    }
}

TEST(Summary, EachBenchmarkOfAnotherProgramIsARow) {
    results::run run;
    add_others(run);
    expect_all_named(run);
    auto const markdown = report::markdown(run);
    for (auto const* ours : {"## yieldmark", "example", "technique", "largest", "has no such form"})
        EXPECT_EQ(markdown.find(ours), std::string::npos) << ours << "\n" << markdown;
}

TEST(Summary, BenchmarksBesideOursAreRowsToo) {
    auto run = test::made_run();
    add_others(run);
    expect_all_named(run);
    EXPECT_NE(report::markdown(run).find("### Other programs: time, g++ 12.2.0"), std::string::npos);
    EXPECT_NE(report::markdown(run).find("| fibonacci, n = 4 Ki | 1.00×"), std::string::npos)
        << report::markdown(run);
}

// As two files that are reported together: the one of ours describes no example.
TEST(Summary, FilesOfTwoProgramsHaveATableEach) {
    results::run run;
    run.toolchains = {{"unknown", "", ""}, {"unknown-2", "", ""}};
    for (auto const* name : {"fibonacci/loop/drain/64", "fibonacci/coroutine/drain/64"})
        run.cases.push_back(test::made_case(name, {16, 16, 16}, 64));
    add_others(run);
    for (auto& one : run.cases)
        one.toolchain = one.name.foreign() ? 1 : 0;
    expect_all_named(run);
    auto const table = report::terminal_table(run, false);
    EXPECT_EQ(table.find("—"), std::string::npos) << table;
    EXPECT_NE(table.find("Other programs: time (lower is better)"), std::string::npos) << table;
}

TEST(Summary, SkippedIsNotFailed) {
    results::run run;
    add_others(run);
    run.cases.back().samples.clear();
    run.cases.back().error = "skipped: no GPU";
    auto const markdown = report::markdown(run);
    EXPECT_NE(markdown.find("skipped: no GPU"), std::string::npos);
    EXPECT_EQ(markdown.find("failed"), std::string::npos) << markdown;
}

// GitHub takes no comment of more than 65536 characters.
constexpr std::size_t comment_limit = 65536;

results::run many(std::size_t count) {
    results::run run;
    for (std::size_t i = 0; i < count; ++i)
        run.cases.push_back(
            test::made_case("BM_sweep<kernel>/" + std::to_string(i) + "/a", {812.5, 810, 815}));
    return run;
}

TEST(Summary, OfManyNamesTheFirstAreListedAndTheOthersCounted) {
    auto run = many(5000);
    run.cases[4321].error = "it crashed";
    auto const text = report::markdown(run);
    EXPECT_LT(text.size(), comment_limit);
    EXPECT_GT(text.size(), comment_limit * 9 / 10); // there is room for hundreds
    EXPECT_NE(text.find("BM_sweep&lt;kernel>/1/a"), std::string::npos);
    EXPECT_EQ(text.find("/4320/a"), std::string::npos);
    EXPECT_LT(text.find("failed: it crashed"), text.find("kernel>/0/a")); // the gravest first
    std::size_t listed = 0;
    for (auto at = text.find("\n| BM"); at != std::string::npos; at = text.find("\n| BM", at + 1))
        ++listed;
    EXPECT_NE(text.find("\n\n… and " + std::to_string(5000 - listed) + " more.\n"), std::string::npos)
        << listed;
    EXPECT_EQ(report::markdown(many(20)).find("more."), std::string::npos);
}

TEST(Summary, EveryPartOfACommentHasItsLimit) {
    auto run = many(5000);
    std::string const endless(20'000, '<');
    run.doubts.assign(100, endless);
    run.where.system = run.revision = endless;
    run.failures.assign(200, {endless, endless, endless});
    run.cases[0].name.example = run.cases[1].error = endless;
    run.toolchains.assign(20, {endless, endless, endless});
    report::options how;
    compare::case_change failed;
    failed.name = failed.error = endless;
    how.comparison.emplace();
    how.comparison->cases.assign(200, failed);
    how.comparison->failures = run.failures;
    how.history.assign(1, {});
    how.history[0].case_name = endless;
    auto const text = report::markdown(run, how);
    EXPECT_LT(text.size(), comment_limit);
    for (auto const* heading : {"200 failures", "What to keep in mind", "comparison", "History"})
        EXPECT_NE(text.find(heading), std::string::npos) << heading;
}

TEST(Summary, EmptyRun) {
    results::run stopped_at_once;
    stopped_at_once.date = "2026-11-27T01:00:00+00:00";
    EXPECT_NE(report::markdown(stopped_at_once).find("0 cases of 0 examples"), std::string::npos);
    EXPECT_EQ(report::markdown({}).find("0 cases"), std::string::npos) << "there was no run";
    EXPECT_FALSE(report::terminal_table({}, true).empty());
}

// A comparison or a history may be reported without a run.
TEST(Page, OfAComparisonAloneClaimsNothingOfARun) {
    if (!report::page_available())
        return;
    report::options how;
    how.comparison.emplace();
    auto const page = report::html(results::run{}, how);
    auto const body = page.substr(page.find("<header id="));
    auto const header = body.substr(0, body.find("</header>"));
    EXPECT_NE(header.find("<h1>Benchmark results</h1>"), std::string::npos) << header;
    for (auto const* ours : {"laziness", "CPython", "price"})
        EXPECT_EQ(header.find(ours), std::string::npos) << ours << "\n" << header;
    EXPECT_NE(page.find("\"method\":[]"), std::string::npos);
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
