// The project file, and what CI systems get, as the program's user sees them.

#include "harness/compare/json.hpp"
#include "harness/system/child.hpp"
#include "tests/compare/made_comparison.hpp"
#include "tests/compare/made_repository.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <sys/wait.h>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;

class project_cli : public testing::Test {
protected:
    struct answer {
        int exit = -1;
        std::string output;
        std::string errors;
    };

    // `folder`: where it is called, from the repository's root.
    answer call(std::vector<std::string> arguments, std::string const& folder = "",
                std::vector<std::string> more = {}) const {
        arguments.insert(arguments.begin(), YIELDMARK);
        auto all = system::clean_environment();
        all.push_back("XDG_CACHE_HOME=" + cache_.path().string());
        all.insert(all.end(), more.begin(), more.end());
        auto const done = system::run_to_end({.arguments = arguments,
                                              .environment = all,
                                              .cpu = std::nullopt,
                                              .directory = (repository_.path() / folder).string(),
                                              .keep_all = true},
                                             std::chrono::seconds(240));
        return {WIFEXITED(done.status) ? WEXITSTATUS(done.status) : -1, done.output, done.errors};
    }

    // A branch on which the program becomes slower.
    void make_project() {
        auto const bin = fs::path(YIELDMARK).parent_path();
        for (auto const* version : {"old", "new"}) {
            repository_.commit(
                {{"tools/build.sh", fmt::format("cp {}/made-program-{} bench\n", bin.string(), version)},
                 {"tools/yieldmark.toml", "build = \"sh build.sh\"\nexecutable = \"bench\"\n"
                                          "filters = [\"BM_Changed\"]\nstore = \"kept.db\"\n"},
                 {"tools/deep/a", "1"}});
            if (version == std::string("old"))
                repository_.git({"checkout", "--quiet", "-b", "topic"});
        }
    }

    std::string stored(std::vector<compare::case_change> cases) const {
        compare::comparison c;
        c.base.given = "main";
        c.now.given = "WORK";
        c.cases = std::move(cases);
        std::ofstream(repository_.path() / "comparison.json") << compare::write_json(c);
        return "comparison.json";
    }

    static compare::case_change larger(std::string const& name, double by) {
        return test::made_case(name, {test::made_exact(results::metric::peak_bytes, 1024, 1024 * by, 0)});
    }

    test::made_repository repository_;
    test::temporary_folder cache_;
};

TEST_F(project_cli, gate_and_history_need_no_options_from_anywhere_in_it) {
    make_project();
    auto const gate = call({"gate", "--no-recheck"}, "tools/deep");
    EXPECT_EQ(gate.exit, 1) << gate.output << gate.errors;
    EXPECT_NE(gate.output.find("\nBM_Changed"), std::string::npos) << gate.output;
    EXPECT_EQ(gate.output.find("BM_Same"), std::string::npos) << "the file's filters hold";
    EXPECT_TRUE(fs::exists(repository_.path() / "tools/bench")) << "WORK is built in place";
    auto const history = call({"history", "add", "--baseline", "main"}, "tools/deep");
    EXPECT_EQ(history.exit, 0) << history.output << history.errors;
    EXPECT_TRUE(fs::exists(repository_.path() / "tools/kept.db"));
    EXPECT_NE(call({"history", "list"}, "tools").output.find("BM_Changed"), std::string::npos);
}

TEST_F(project_cli, the_command_line_wins_over_the_file) {
    make_project();
    auto const other = call(
        {"gate", "--no-recheck", "--build", "sh build.sh; cp bench other", "--executable", "tools/other"});
    EXPECT_EQ(other.exit, 3) << "at the root there is no project file, and no build.sh" << other.errors;
    auto const elsewhere =
        call({"gate", "--no-recheck", "--limits", "/dev/null", "main", "rev:main", "BM_Same*"}, "tools");
    EXPECT_EQ(elsewhere.exit, 0) << elsewhere.output << elsewhere.errors;
    EXPECT_NE(elsewhere.output.find("limits: /dev/null"), std::string::npos) << elsewhere.output;
}

TEST_F(project_cli, limits_in_two_files_and_unknown_keys_are_one_line) {
    std::ofstream(repository_.path() / "yieldmark.toml") << "[limits]\ntime = \"3%\"\n";
    std::ofstream(repository_.path() / ".yieldmark-limits") << "time = 3%\n";
    auto const both = call({"gate", "--comparison", stored({larger("a", 1)})});
    EXPECT_EQ(both.exit, 2);
    EXPECT_NE(both.errors.find("keep those in yieldmark.toml"), std::string::npos) << both.errors;
    std::filesystem::remove(repository_.path() / "yieldmark.toml");
    std::filesystem::create_directories(repository_.path() / "deep/down");
    auto const below = call({"gate", "--comparison", "../../" + stored({larger("a", 1)})}, "deep/down");
    EXPECT_NE(below.output.find("limits: ../../.yieldmark-limits"), std::string::npos) << below.output;
    std::ofstream(repository_.path() / "yieldmark.toml") << "\nfilter = []\n";
    auto const wrong = call({"gate", "--comparison", "comparison.json"});
    EXPECT_EQ(wrong.errors,
              "yieldmark: yieldmark.toml:2: the file has no key filter; the nearest one is filters\n");
    EXPECT_EQ(wrong.exit, 2);
}

TEST_F(project_cli, limits_acceptances_and_ignored_cases_of_the_file_hold) {
    std::ofstream(repository_.path() / "yieldmark.toml")
        << "ignored = [\"noisy\"]\n[limits]\npeak_bytes = \"50%\"\n[limits.\"big\"]\npeak_bytes = \"300%\"\n";
    auto const good = call({"gate", "--every", "--comparison",
                            stored({larger("a", 1.4), larger("big/8", 3.5), larger("noisy/8", 9)})});
    EXPECT_EQ(good.exit, 0) << good.output << good.errors;
    EXPECT_NE(good.output.find("ignored\n"), std::string::npos) << good.output;
    EXPECT_EQ(call({"gate", "--comparison", stored({larger("a", 1.6)})}).exit, 1);
}

TEST_F(project_cli, init_writes_what_it_sees_and_never_twice) {
    std::ofstream(repository_.path() / "Makefile") << "bench:\n\techo\n";
    fs::copy_file(fs::path(YIELDMARK).parent_path() / "made-program-old", repository_.path() / "bench");
    auto const first = call({"init", "--time-limit", "60"});
    EXPECT_EQ(first.exit, 0) << first.errors;
    EXPECT_NE(first.output.find("bench: 3 benchmarks"), std::string::npos) << first.output;
    auto const text = test::text_of(repository_.path() / "yieldmark.toml");
    EXPECT_NE(text.find("build = \"make bench\"\n"), std::string::npos) << text;
    auto const second = call({"init"});
    EXPECT_EQ(second.exit, 2);
    EXPECT_NE(second.errors.find("is there already"), std::string::npos) << second.errors;
    EXPECT_EQ(test::text_of(repository_.path() / "yieldmark.toml"), text);
}

TEST_F(project_cli, a_base_that_is_missing_or_does_not_build_fails_or_warns) {
    repository_.commit({{"build.sh", "exit 4\n"}});
    repository_.commit({{"build.sh", "true\n"}});
    std::vector<std::string> const gate{"gate",        "main~1",       "main", "--build",
                                        "sh build.sh", "--executable", "b"};
    auto const failed = call(gate);
    EXPECT_EQ(failed.exit, 3);
    EXPECT_NE(failed.errors.find("the base can't be measured"), std::string::npos) << failed.errors;
    EXPECT_NE(failed.errors.find("--base-missing=warn"), std::string::npos) << failed.errors;
    auto warned = gate;
    warned.insert(warned.end(), {"--base-missing=warn", "--junit", "j.xml", "--badge", "b.json"});
    auto const passed = call(warned, "", {"GITHUB_ACTIONS=true"});
    EXPECT_EQ(passed.exit, 0) << passed.errors;
    EXPECT_NE(passed.output.find("nothing is decided"), std::string::npos) << passed.output;
    EXPECT_NE(passed.output.find("::warning title=no base"), std::string::npos) << passed.output;
    EXPECT_NE(test::text_of(repository_.path() / "j.xml").find("<skipped message=\"no base"),
              std::string::npos);
    EXPECT_NE(test::text_of(repository_.path() / "b.json").find("lightgrey"), std::string::npos);
    EXPECT_EQ(call({"gate", "nowhere", "main", "--base-missing=warn"}).exit, 0);
    EXPECT_EQ(call({"gate", "nowhere", "main"}).exit, 2);
}

TEST_F(project_cli, a_comment_has_its_marker_and_stays_short_with_the_gravest_first) {
    std::vector<compare::case_change> many;
    for (int i = 0; i < 3000; ++i)
        many.push_back(larger(fmt::format("case-{:04}", i), 2 + i));
    auto const done = call({"gate", "--comparison", stored(std::move(many)), "--markdown", "-"});
    EXPECT_EQ(done.exit, 1);
    EXPECT_TRUE(done.output.starts_with("<!-- yieldmark gate -->\n### yieldmark gate: regression"))
        << done.output.substr(0, 99);
    EXPECT_LT(done.output.size(), 65'536U);
    EXPECT_NE(done.output.find("case-2999"), std::string::npos);
    EXPECT_NE(done.output.find("lines more"), std::string::npos);
}

TEST_F(project_cli, one_output_alone_takes_the_standard_output) {
    auto const file = stored({larger("a", 2)});
    auto const junit = call({"gate", "--comparison", file, "--junit", "-"});
    EXPECT_EQ(junit.exit, 1);
    EXPECT_TRUE(junit.output.starts_with("<?xml")) << junit.output;
    EXPECT_TRUE(junit.output.ends_with("</testsuites>\n")) << junit.output;
    EXPECT_EQ(call({"gate", "--comparison", file, "--junit", "-", "--badge", "-"}).exit, 2);
    EXPECT_EQ(call({"gate", "--comparison", file, "--openmetrics", "/nowhere/m"}).exit, 2);
}

TEST_F(project_cli, a_renamed_case_is_one_series_of_the_report_too) {
    std::ofstream(repository_.path() / "yieldmark.toml") << "[renamed]\n\"BM_Old\" = \"BM_New\"\n";
    int number = 0;
    for (auto const* name : {"BM_Old/1", "BM_New/1"}) {
        compare::comparison c;
        c.base.revision = std::string(40, 'b');
        c.now.revision = std::string(40, static_cast<char>('c' + number++));
        c.now.date = fmt::format("2026-01-0{}T00:00:00Z", number);
        c.cases = {larger(name, 1)};
        std::ofstream(repository_.path() / "comparison.json") << compare::write_json(c);
        auto const added = call({"history", "add", "--comparison", "comparison.json", "--store", "h.db"});
        ASSERT_EQ(added.exit, 0) << added.errors;
    }
    ASSERT_EQ(call({"report", "--history", "h.db", "--out", "r"}).exit, 0);
    auto const page = test::text_of(repository_.path() / "r/report.html");
    EXPECT_NE(page.find("BM_New/1"), std::string::npos);
    EXPECT_EQ(page.find("BM_Old/1"), std::string::npos);
}

TEST_F(project_cli, no_output_overwrites_an_input_or_another_output) {
    auto const file = stored({larger("a", 2)});
    std::ofstream(repository_.path() / "limits") << "peak_bytes = off\n";
    fs::create_symlink("comparison.json", repository_.path() / "link");
    fs::copy_file(repository_.path() / "comparison.json", repository_.path() / "other.json");
    auto const before = test::text_of(repository_.path() / file);
    for (auto const& arguments : std::vector<std::vector<std::string>>{
             {"gate", "--comparison", file, "--junit", file},
             {"gate", "--comparison", file, "--markdown", "link"},
             {"gate", "--comparison", file, "--limits", "limits", "--badge", "./limits"},
             {"gate", "--comparison", file, "--markdown", "new", "--openmetrics", "new"},
             {"gate", "--comparison", file, "--out", "d", "--junit", "d/gate.json"},
             {"compare", file, "other.json", "--markdown", "other.json"}}) {
        auto const done = call(arguments);
        EXPECT_EQ(done.exit, 2) << done.output << done.errors;
        EXPECT_NE(done.errors.find("give"), std::string::npos) << done.errors;
        EXPECT_EQ(test::text_of(repository_.path() / file), before);
        EXPECT_EQ(test::text_of(repository_.path() / "limits"), "peak_bytes = off\n");
    }
    EXPECT_EQ(call({"gate", "--comparison", file, "--markdown", "/dev/null", "--junit", "/dev/null"}).exit,
              1);
    fs::create_directory(repository_.path() / "man");
    std::ofstream(repository_.path() / "man/yieldmark.1") << "mine\n";
    EXPECT_EQ(call({"describe", "man", "--out", "man"}).exit, 2);
    EXPECT_EQ(test::text_of(repository_.path() / "man/yieldmark.1"), "mine\n");
    fs::remove(repository_.path() / "man/yieldmark.1");
    EXPECT_EQ(call({"describe", "man", "--out", "man"}).exit, 0);
    EXPECT_EQ(call({"describe", "man", "--out", "man"}).exit, 0) << "its own pages are replaced";
}

TEST_F(project_cli, a_part_of_a_comparison_is_not_decided_about) {
    compare::comparison c;
    c.part = results::part{};
    c.cases = {larger("a", 1)};
    std::ofstream(repository_.path() / "part.json") << compare::write_json(c);
    auto const done = call({"gate", "--comparison", "part.json"});
    EXPECT_EQ(done.exit, 2) << done.output;
    EXPECT_NE(done.errors.find("yieldmark merge"), std::string::npos) << done.errors;
}

} // namespace
} // namespace yieldmark
