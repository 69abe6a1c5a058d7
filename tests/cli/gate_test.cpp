// `yieldmark gate` as its user sees it.

#include "harness/compare/json.hpp"
#include "harness/system/child.hpp"
#include "tests/compare/made_comparison.hpp"
#include "tests/compare/made_repository.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sys/wait.h>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;

class gate_cli : public testing::Test {
protected:
    struct answer {
        int exit = -1;
        std::string output;
        std::string errors;
    };

    answer call(std::vector<std::string> arguments, std::vector<std::string> environment = {}) const {
        arguments.insert(arguments.begin(), {YIELDMARK, "gate"});
        auto all = system::clean_environment();
        all.insert(all.end(), environment.begin(), environment.end());
        auto const done = system::run_to_end(
            {.arguments = arguments, .environment = all, .cpu = std::nullopt, .keep_all = true},
            std::chrono::seconds(120));
        return {WIFEXITED(done.status) ? WEXITSTATUS(done.status) : -1, done.output, done.errors};
    }

    std::string stored(std::vector<compare::case_change> cases) const {
        compare::comparison c;
        c.base.given = "main";
        c.now.given = "WORK";
        c.cases = std::move(cases);
        return file("comparison.json", compare::write_json(c));
    }

    std::string file(std::string const& name, std::string const& text) const {
        std::ofstream(folder_.path() / name) << text;
        return (folder_.path() / name).string();
    }

    static compare::case_change larger() {
        return test::made_case("fibonacci/loop/drain/4096",
                               {test::made_exact(results::metric::peak_bytes, 1024, 2048, 0)});
    }
    static compare::case_change equal() {
        return test::made_case("power/loop/drain/64",
                               {test::made_exact(results::metric::peak_bytes, 1024, 1024, 0)});
    }

    test::temporary_folder folder_;
};

TEST_F(gate_cli, a_stored_comparison_is_good_or_not) {
    auto const good = call({"--comparison", stored({equal()})});
    EXPECT_EQ(good.exit, 0) << good.errors;
    EXPECT_NE(good.output.find("gate: good"), std::string::npos) << good.output;
    auto const bad = call({"--comparison", stored({equal(), larger()})});
    EXPECT_EQ(bad.exit, 1) << bad.errors;
    EXPECT_NE(bad.output.find("1.00 KiB"), std::string::npos) << bad.output;
    EXPECT_NE(bad.output.find("gate: regression: 1 of 2"), std::string::npos) << bad.output;
    auto const none = call({"--comparison", stored({})});
    EXPECT_EQ(none.exit, 3) << none.output;
}

TEST_F(gate_cli, limits_of_a_file_hold_and_its_errors_have_a_place) {
    auto const comparison = stored({larger()});
    EXPECT_EQ(call({"--comparison", comparison, "--limits", file("l", "peak_bytes = 100%\n")}).exit, 0);
    auto const wrong = call({"--comparison", comparison, "--limits", file("l", "\npeak_bytes = much\n")});
    EXPECT_EQ(wrong.exit, 2);
    EXPECT_NE(wrong.errors.find("l:2:14: 'much' isn't a number"), std::string::npos) << wrong.errors;
    file(".yieldmark-limits", "peak_bytes = off\n");
    EXPECT_EQ(call({"--comparison", comparison, "--repository", folder_.path().string()}).exit, 3);
}

TEST_F(gate_cli, writes_what_it_is_reported_to) {
    auto const out = (folder_.path() / "out").string();
    auto const done = call({"--comparison", stored({larger()}), "--out", out, "--json", "--markdown",
                            (folder_.path() / "gate.md").string()});
    EXPECT_EQ(done.exit, 1);
    EXPECT_EQ(nlohmann::json::parse(done.output).at("exit"), 1);
    EXPECT_EQ(test::text_of(fs::path(out) / "gate.json"), done.output);
    EXPECT_EQ(compare::read_file(fs::path(out) / "comparison.json").cases.size(), 1U);
    EXPECT_TRUE(test::text_of(folder_.path() / "gate.md")
                    .starts_with("<!-- yieldmark gate -->\n### yieldmark gate: regression"));
}

TEST_F(gate_cli, appends_to_the_summary_of_a_step_and_replaces_other_files) {
    auto const comparison = stored({larger()});
    auto const summary = file("summary.md", "## Benchmarks of run 42\n");
    fs::permissions(summary, fs::perms(0666));
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(
            call({"--comparison", comparison, "--markdown", summary}, {"GITHUB_STEP_SUMMARY=" + summary})
                .exit,
            1);
    auto const text = test::text_of(summary);
    EXPECT_TRUE(text.starts_with(
        "## Benchmarks of run 42\n\n<!-- yieldmark gate -->\n### yieldmark gate: regression"))
        << text;
    EXPECT_NE(text.find("\n\n<!-- yieldmark gate -->\n### yieldmark gate", 60), std::string::npos) << text;
    EXPECT_EQ(fs::status(summary).permissions(), fs::perms(0666));
    EXPECT_EQ(call({"--comparison", comparison, "--markdown", summary}).exit, 1);
    EXPECT_TRUE(test::text_of(summary).starts_with("<!-- yieldmark gate -->\n### yieldmark gate"));
}

TEST_F(gate_cli, two_results_files_are_seen_once) {
    auto const results = [&](char const* name, double level) {
        std::string processes;
        std::string entries;
        for (int i = 0; i < 6; ++i) {
            processes += std::string(i > 0 ? "," : "") + R"({"pass": "time"})";
            entries += std::string(i > 0 ? "," : "") +
                       R"({"name": "BM_x/8", "time_unit": "ns", "process": )" + std::to_string(i) +
                       ", \"real_time\": " + std::to_string(level + 0.01 * i) + "}";
        }
        return file(name,
                    R"({"context": {"yieldmark": {"schema": 1, "plan": "quick", "toolchains": [{"id": "t"}],
            "processes": [)" +
                        processes + "]}}, \"benchmarks\": [" + entries + "]}");
    };
    auto const out = (folder_.path() / "out").string();
    auto const done = call({results("old.json", 100), results("new.json", 120), "--out", out});
    EXPECT_EQ(done.exit, 1) << done.errors;
    EXPECT_NE(done.output.find("worse than allowed, seen once"), std::string::npos) << done.output;
    EXPECT_EQ((done.output + done.errors).find("again on fresh"), std::string::npos) << done.errors;
    EXPECT_FALSE(fs::exists(fs::path(out) / "recheck.json"));
    EXPECT_EQ(nlohmann::json::parse(test::text_of(fs::path(out) / "gate.json")).at("checked_twice"), false);
}

TEST_F(gate_cli, annotates_on_github_only_and_keeps_json_whole) {
    auto const comparison = stored({larger()});
    auto const on = call({"--comparison", comparison}, {"GITHUB_ACTIONS=true"});
    EXPECT_NE(on.output.find("::error title=slower or larger"), std::string::npos) << on.output;
    EXPECT_EQ(call({"--comparison", comparison}).output.find("::error"), std::string::npos);
    auto const as_json = call({"--comparison", comparison, "--json"}, {"GITHUB_ACTIONS=true"});
    EXPECT_TRUE(nlohmann::json::accept(as_json.output));
    EXPECT_NE(as_json.errors.find("::error"), std::string::npos);
}

TEST_F(gate_cli, a_filter_needs_no_sides) {
    auto const as_side = call({"BM_Sort*"});
    EXPECT_EQ(as_side.exit, 2);
    EXPECT_NE(as_side.errors.find("--only 'BM_Sort*'"), std::string::npos) << as_side.errors;
    auto const of_stored = call({"--comparison", stored({equal()}), "--only", "power"});
    EXPECT_EQ(of_stored.exit, 2);
    EXPECT_NE(of_stored.errors.find("leave out --only"), std::string::npos) << of_stored.errors;
    auto const program = (fs::path(YIELDMARK).parent_path() / "made-program-old").string();
    auto const chosen = call({program, program, "--only", "BM_None*", "--pairs", "5"});
    EXPECT_EQ(chosen.exit, 2);
    EXPECT_NE((chosen.errors + chosen.output).find("BM_None"), std::string::npos) << chosen.errors;
}

TEST_F(gate_cli, a_missing_case_warns_or_fails) {
    auto gone = larger();
    gone.only_in = "base";
    gone.metrics.clear();
    auto const comparison = stored({gone, equal()});
    auto const warned = call({"--comparison", comparison});
    EXPECT_EQ(warned.exit, 0);
    EXPECT_NE(warned.output.find("1 case is missing on the new side"), std::string::npos) << warned.output;
    EXPECT_EQ(call({"--comparison", comparison, "--strict"}).exit, 1);
}

TEST_F(gate_cli, two_programs_are_measured_and_the_exit_code_is_what_the_files_say) {
    auto const bin = fs::path(YIELDMARK).parent_path();
    auto const out = folder_.path() / "out";
    auto const done = call({(bin / "made-program-old").string(), (bin / "made-program-old").string(),
                            "--metrics", "time", "--pairs", "5", "--second-pairs", "5", "--min-time",
                            "0.0005", "--out", out.string(), "--measure-unchanged"});
    auto const said = nlohmann::json::parse(test::text_of(out / "gate.json"), nullptr, false);
    ASSERT_TRUE(said.is_object()) << done.errors;
    EXPECT_EQ(said.at("exit"), done.exit) << done.output;
    EXPECT_FALSE(said.at("findings").empty());
}

TEST_F(gate_cli, a_program_against_itself_has_nothing_to_measure) {
    auto const program = (fs::path(YIELDMARK).parent_path() / "made-program-old").string();
    auto const done = call({program, program, "--json"});
    EXPECT_EQ(done.exit, 0) << done.errors;
    auto const said = nlohmann::json::parse(done.output);
    EXPECT_EQ(said.at("verdict"), "good");
    EXPECT_EQ(said.at("unchanged").size(), 3U);
    EXPECT_TRUE(said.at("findings").empty());
}

TEST_F(gate_cli, of_another_project_new_is_what_is_checked_out) {
    auto const bin = fs::path(YIELDMARK).parent_path();
    test::made_repository r;
    for (auto const* program : {"made-program-old", "made-program-new"})
        r.commit({{"build.sh", "cp " + (bin / program).string() + " bench\n"}});
    auto const measure = [&](std::vector<std::string> const& more) {
        std::vector<std::string> all{
            "--repository", r.path().string(),      "--metrics", "time", "--pairs", "5",
            "--cache",      folder_.path().string()};
        all.insert(all.end(), more.begin(), more.end());
        return call(all);
    };
    auto const done = measure({"--build", "sh build.sh", "--executable", "bench", "--no-recheck"});
    EXPECT_EQ(done.exit, 1) << done.output << done.errors;
    EXPECT_NE(done.output.find("BM_Changed"), std::string::npos) << done.output;
    EXPECT_NE(done.errors.find("building WORK"), std::string::npos) << done.errors;
    auto const outside = measure({"--build", "sh build.sh", "--executable", "/nowhere/bench"});
    EXPECT_EQ(outside.exit, 2) << outside.errors;
}

TEST_F(gate_cli, without_a_repository_or_a_base_it_says_what_to_give) {
    auto const nowhere = call({"--repository", folder_.path().string()});
    EXPECT_EQ(nowhere.exit, 2);
    EXPECT_TRUE(nowhere.errors.starts_with("yieldmark: ")) << nowhere.errors;
    test::made_repository r;
    r.commit({{"a", "1"}});
    auto const single = call({"--repository", r.path().string()});
    EXPECT_EQ(single.exit, 2);
    EXPECT_NE(single.errors.find("no commit before HEAD"), std::string::npos) << single.errors;
}

} // namespace
} // namespace yieldmark
