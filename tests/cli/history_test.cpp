// `yieldmark history` as a user calls it, on stored comparisons: nothing is measured here.
#include "harness/compare/json.hpp"
#include "harness/system/child.hpp"
#include "harness/text/format.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr char const* fib = "fibonacci/coroutine/drain/4096";

class folder {
public:
    folder() {
        std::string name = (fs::temp_directory_path() / "yieldmark-history-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    folder(folder const&) = delete;
    folder& operator=(folder const&) = delete;

    [[nodiscard]] std::string file(std::string const& name) const { return (path_ / name).string(); }

    [[nodiscard]] system::completed call(std::vector<std::string> arguments, std::string columns = "") const {
        arguments.insert(arguments.begin(), "history");
        return call_program(std::move(arguments), columns);
    }

    [[nodiscard]] system::completed call_program(std::vector<std::string> arguments,
                                                 std::string const& columns = "") const {
        arguments.insert(arguments.begin(), YIELDMARK);
        auto environment = system::clean_environment();
        environment.push_back("YIELDMARK_STORE=" + file("history.db"));
        environment.push_back("COLUMNS=" + columns);
        return system::run_to_end({.arguments = std::move(arguments),
                                   .environment = std::move(environment),
                                   .cpu = std::nullopt,
                                   .keep_all = true},
                                  std::chrono::seconds(60));
    }

private:
    fs::path path_;
};

int exit_of(system::completed const& done) {
    return WIFEXITED(done.status) ? WEXITSTATUS(done.status) : -1;
}

std::string revision(int number) {
    return fmt::format("{:08x}{:032x}", 0xabc00000U + static_cast<unsigned>(number), number);
}

compare::comparison made(int number, std::string const& name = fib) {
    compare::comparison c;
    double const ratio = (number > 10 ? 1.03 : 1.0) * (1 + 0.0005 * ((number * 7) % 5 - 2));
    c.base.revision = std::string(40, 'b');
    c.now.revision = revision(number);
    c.now.date = fmt::format("2026-01-{:02}T00:00:00Z", number);
    c.now.toolchain.compiler = "g++ 12";
    c.date = "2026-11-21T10:00:00+00:00";
    c.where.cpu = "cpu";
    compare::case_change one;
    one.name = name;
    one.metrics.push_back({.metric = "time",
                           .base = 1000,
                           .now = 1000 * ratio,
                           .ratio = {ratio * 0.999, ratio, ratio * 1.001, 0.95},
                           .pairs = 15});
    one.metrics.push_back(
        {.metric = "allocations", .base = 1, .now = 1, .ratio = {1, 1, 1, 0}, .exact = true});
    c.cases.push_back(one);
    return c;
}

system::completed add(folder const& in, compare::comparison const& c, std::vector<std::string> more = {}) {
    std::ofstream(in.file("comparison.json"), std::ios::trunc) << compare::write_json(c);
    more.insert(more.begin(), {"add", "--comparison", in.file("comparison.json")});
    return in.call(more);
}

void fill(folder const& in) {
    for (int i = 1; i <= 20; ++i) {
        auto const done = add(in, made(i));
        ASSERT_EQ(exit_of(done), 0) << done.errors;
        EXPECT_EQ(done.output, "2 figures stored\n");
    }
}

void expect_in(std::string const& text, std::string const& part) {
    EXPECT_NE(text.find(part), std::string::npos) << "no \"" << part << "\" in\n" << text;
}

TEST(history_cli, shows_where_the_level_changed) {
    folder const here;
    fill(here);
    auto const listed = here.call({"list"});
    EXPECT_EQ(exit_of(listed), 0);
    EXPECT_EQ(listed.output,
              "machine    cpu\n"
              "toolchain  g++ 12\n"
              "baseline   bbbbbbbbbb\n"
              "case                            metric       points   ratio  changes  last revision\n"
              "fibonacci/coroutine/drain/4096  allocations      20  1.0000        0  abc0001400\n"
              "fibonacci/coroutine/drain/4096  time             20  1.0290        1  abc0001400\n");
    auto const shown = here.call({"show", fib, "--metric", "time", "--last", "2"});
    EXPECT_EQ(exit_of(shown), 0) << shown.errors;
    expect_in(shown.output, "fibonacci/coroutine/drain/4096, time\n");
    expect_in(shown.output, "  +3.0 %  abc0000a00..abc0000b00");
    expect_in(shown.output, "… 18 points more before");
    expect_in(shown.output, "abc0001400  2026-01-20  1.0290  1.0279..1.0300  1.03 µs");
    expect_in(shown.output, "▁▁▁");
    EXPECT_EQ(shown.output.find('\x1b'), std::string::npos);
}

TEST(history_cli, tables_fit_the_columns_that_are_asked_for) {
    folder const here;
    fill(here);
    auto const listed = here.call({"list"}, "70");
    std::istringstream lines(listed.output);
    for (std::string line; std::getline(lines, line);)
        EXPECT_LE(text::columns(line), 70U) << line;
    expect_in(listed.output, "\nfibonacci/coroutine/  "); // a name goes on in the next line
    expect_in(listed.output, "\ndrain/4096\n");
    EXPECT_EQ(here.call({"list"}, "200").output, here.call({"list"}).output);
}

TEST(history_cli, a_report_shows_the_history_and_a_comparison_beside_the_run) {
    folder const here;
    fill(here);
    std::ofstream(here.file("results.json"))
        << R"({"context": {}, "benchmarks": [{"name": "BM_Sort", "run_type": "iteration", "iterations": 9,
               "real_time": 5, "cpu_time": 5, "time_unit": "ns"}]})";
    std::vector<std::string> const asked{
        "report",       here.file("results.json"),    "--out",     here.file("r"),
        "--comparison", here.file("comparison.json"), "--history", here.file("history.db")};
    auto const done = here.call_program(asked);
    ASSERT_EQ(exit_of(done), 0) << done.errors;
    auto const summary = test::text_of(fs::path(here.file("r")) / "summary.md");
    expect_in(summary, "abc0000a00..abc0000b00");
    expect_in(summary, "BM_Sort");
    auto const alone = here.call_program(
        {"report", "--out", here.file("r2"), "--comparison", here.file("comparison.json"), "--table"});
    ASSERT_EQ(exit_of(alone), 0) << alone.errors;
    expect_in(test::text_of(fs::path(here.file("r2")) / "summary.md"), "yieldmark: comparison");
    EXPECT_EQ(exit_of(here.call_program(
                  {"report", "--out", here.file("r3"), "--history", here.file("history.db")})),
              0);
    EXPECT_EQ(exit_of(here.call_program({"report", "--out", here.file("r4")})), 2);
    auto without = asked;
    without[5] = here.file("nothing.json");
    EXPECT_EQ(exit_of(here.call_program(without)), 2);
    without = asked;
    without[7] = here.file("nothing.db");
    auto const refused = here.call_program(without);
    EXPECT_EQ(exit_of(refused), 2);
    expect_in(refused.errors, "nothing.db");
}

TEST(history_cli, prints_json_for_machines) {
    folder const here;
    fill(here);
    auto const listed = json::parse(here.call({"list", "--json", "--changed"}).output);
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0]["metric"], "time");
    EXPECT_EQ(listed[0]["points"], 20);
    EXPECT_EQ(listed[0]["changes"], 1);
    auto const shown = json::parse(here.call({"show", "fibonacci", "--json"}).output);
    ASSERT_EQ(shown.size(), 2U);
    EXPECT_EQ(shown[1]["points"].size(), 20U);
    EXPECT_EQ(shown[1]["changes"][0]["after"], revision(10));
    EXPECT_EQ(shown[1]["changes"][0]["revision"], revision(11));
}

TEST(history_cli, a_comparison_given_twice_is_kept_once) {
    folder const here;
    EXPECT_EQ(exit_of(add(here, made(1))), 0);
    expect_in(add(here, made(1)).output, "in the history already");
    auto other = made(1);
    other.date = "2026-11-22T10:00:00+00:00";
    expect_in(add(here, other).output, "0 figures stored, 2 left out");
    expect_in(add(here, other, {"--again"}).output, "2 figures stored");
}

TEST(history_cli, another_base_needs_a_word) {
    folder const here;
    EXPECT_EQ(exit_of(add(here, made(1))), 0);
    auto other = made(2);
    other.base.revision = std::string(40, 'd');
    auto const refused = add(here, other);
    EXPECT_EQ(exit_of(refused), 2);
    expect_in(refused.errors, "--baseline dddddddddd");
    EXPECT_EQ(exit_of(add(here, other, {"--baseline", other.base.revision})), 0);
    EXPECT_EQ(json::parse(here.call({"list", "--json"}).output).size(), 2U);
    EXPECT_EQ(json::parse(here.call({"list", "--json", "--retired"}).output).size(), 4U);
}

TEST(history_cli, an_export_makes_the_same_history_elsewhere) {
    folder const here;
    fill(here);
    ASSERT_EQ(exit_of(here.call({"export", here.file("all.jsonl")})), 0);
    auto const imported = here.call({"import", here.file("all.jsonl"), "--store", here.file("other.db")});
    EXPECT_EQ(imported.output, "20 measurements imported, 0 known before\n");
    EXPECT_EQ(here.call({"export", "--store", here.file("other.db")}).output, here.call({"export"}).output);
    EXPECT_EQ(here.call({"import", here.file("all.jsonl")}).output,
              "0 measurements imported, 20 known before\n");
}

TEST(history_cli, prune_only_says_what_it_would_do_until_told_to) {
    folder const here;
    fill(here);
    auto const would = here.call({"prune", "--keep", "5"});
    EXPECT_EQ(exit_of(would), 0);
    expect_in(would.output, "15 measurements with 30 figures would be deleted");
    EXPECT_EQ(json::parse(here.call({"list", "--json"}).output)[0]["points"], 20);
    expect_in(here.call({"prune", "--keep", "5", "--yes"}).output, "15 measurements with 30 figures deleted");
    EXPECT_EQ(json::parse(here.call({"list", "--json"}).output)[0]["points"], 5);
}

TEST(history_cli, hostile_names_do_not_drive_the_terminal) {
    folder const here;
    auto c = made(1, "evil\x1b[31m\n<script>/x");
    c.now.toolchain.compiler = "g++\x1b]0;title\x07";
    ASSERT_EQ(exit_of(add(here, c)), 0);
    for (auto const& arguments : {std::vector<std::string>{"list"}, {"show", "evil*"}}) {
        auto const done = here.call(arguments);
        EXPECT_EQ(exit_of(done), 0) << done.errors;
        EXPECT_EQ(done.output.find('\x1b'), std::string::npos);
        EXPECT_EQ(done.output.find('\x07'), std::string::npos);
    }
}

TEST(history_cli, wrong_usage_is_2_and_one_line) {
    folder const here;
    std::ofstream(here.file("text")) << "no SQLite\n";
    std::ofstream(here.file("bad.jsonl")) << "{}\n";
    std::vector<std::vector<std::string>> const wrong{
        {"list"},
        {"show", fib},
        {"export"},
        {"prune", "--keep", "3"},
        {"prune", "--keep", "3", "--yes"},
        {"list", "--store", here.file("text")},
        {"list", "--store", fs::temp_directory_path().string()},
        {"list", "--store", "postgresql://user:secret@host/db"},
        {"list", "--store", "mysql://host/db"},
        {"import", here.file("none.jsonl")},
        {"import", here.file("bad.jsonl")},
        {"import", fs::temp_directory_path().string()},
        {"add"},
        {"add", "HEAD", "--comparison", "x.json"},
        {"add", "--comparison", here.file("none.json")},
        {"add", "--comparison", here.file("bad.jsonl")},
        {"add", "HEAD", "--repository", "/"},
        {"bisect", fib, "--good", "HEAD", "--bad", "HEAD", "--repository", "/"},
    };
    for (auto const& arguments : wrong) {
        auto const done = here.call(arguments);
        std::string what;
        for (auto const& argument : arguments)
            what += argument + " ";
        EXPECT_EQ(exit_of(done), 2) << what << done.errors;
        EXPECT_TRUE(done.errors.starts_with("yieldmark: ")) << what << done.errors;
        EXPECT_EQ(std::ranges::count(done.errors, '\n'), 1) << what << done.errors;
        EXPECT_EQ(done.output, "") << what;
        EXPECT_EQ(done.errors.find("secret"), std::string::npos) << what << done.errors;
    }
}

TEST(history_cli, an_export_never_overwrites_its_store) {
    folder const here;
    add(here, made(1));
    auto const before = test::text_of(here.file("history.db"));
    EXPECT_EQ(exit_of(here.call({"export", here.file("history.db")})), 2);
    EXPECT_EQ(test::text_of(here.file("history.db")), before);
}

TEST(history_cli, a_metric_that_is_none_is_refused_with_those_that_there_are) {
    folder const here;
    add(here, made(1));
    std::vector<std::vector<std::string>> const wrong{{"list", "--metric", "tme"},
                                                      {"show", fib, "--metric", "time,tme"}};
    for (auto const& arguments : wrong) {
        auto const done = here.call(arguments);
        EXPECT_EQ(exit_of(done), 2);
        expect_in(done.errors, "--metric tme: no such metric");
        expect_in(done.errors, "time");
        EXPECT_EQ(done.output, "");
    }
    EXPECT_EQ(exit_of(here.call({"list", "--metric", "peak_bytes"})), 0);
}

TEST(history_cli, a_pattern_that_names_no_case_is_reported_in_one_line) {
    folder const here;
    fill(here);
    for (auto const* command : {"list", "show"}) {
        auto const some = here.call({command, "fibonacci", "fibonaci"});
        EXPECT_EQ(exit_of(some), 0) << command;
        EXPECT_NE(some.output, "") << command;
        expect_in(some.errors, "matches 'fibonaci';");
        EXPECT_EQ(std::ranges::count(some.errors, '\n'), 1) << some.errors;
        auto const none = here.call({command, "fibonaci"});
        EXPECT_EQ(exit_of(none), 2) << command;
        EXPECT_EQ(std::ranges::count(none.errors, '\n'), 1) << none.errors;
    }
}

TEST(history_cli, every_subcommand_has_help_with_examples) {
    folder const here;
    for (auto const* name : {"add", "list", "show", "export", "import", "prune", "bisect"}) {
        auto const done = here.call({name, "--help"});
        EXPECT_EQ(exit_of(done), 0);
        expect_in(done.output, "Examples:");
    }
    expect_in(here.call({"--help"}).output, "Exit codes:");
}

} // namespace
} // namespace yieldmark
