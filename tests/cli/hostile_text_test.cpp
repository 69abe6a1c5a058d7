// Text that drives a terminal or a CI, wherever a file can hold some: none of it leaves any command, and none of the
// names is lost by that.

#include "harness/compare/json.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/characters.hpp"
#include "harness/system/child.hpp"
#include "tests/compare/made_comparison.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;

std::string const hostile =
    "x\x1b[31mRED\x1b]0;title\x07\u009b2J\u202e\u2028\u2066\b\r\x7f\n::error::x\n ##vso[task.x]##[error]z";

void make_hostile(std::string& text) {
    text += hostile;
}

results::run hostile_run() {
    results::run r;
    r.plan = "quick";
    r.date = "2026-11-21T13:00:00+00:00";
    r.revision = hostile;
    r.where = {hostile, hostile, 2, 2600, 1 << 30, hostile, {0.5}, true};
    r.toolchains = {{"gcc" + hostile, hostile, hostile}};
    r.doubts = {hostile};
    r.absent = {{"instructions", hostile}};
    r.processes = {{"time", 1, 1, 0}, {"time", 2, 2, 0}};
    r.failures = {{hostile, hostile, hostile}};
    for (auto const* name : {"BM_a", "BM_b"}) {
        results::case_result one;
        one.name = results::foreign_name(name + hostile);
        for (unsigned process = 0; process < 2; ++process)
            one.samples.push_back(
                {.metric = "time", .value = 5.0 + process, .process = process, .iterations = 9});
        r.cases.push_back(one);
    }
    r.cases.emplace_back();
    r.cases.back().name = results::foreign_name("BM_failed" + hostile);
    r.cases.back().error = hostile;
    return r;
}

compare::comparison hostile_comparison() {
    auto c = test::made_comparison();
    c.complete = true;
    c.base.revision = std::string(40, 'b');
    c.now.revision = std::string(40, 'c');
    for (auto* side : {&c.base, &c.now})
        for (auto* text :
             {&side->given, &side->toolchain.id, &side->toolchain.compiler, &side->toolchain.flags})
            make_hostile(*text);
    for (auto* text : {&c.where.host, &c.where.cpu, &c.where.system})
        make_hostile(*text);
    c.doubts.push_back(hostile);
    c.absent["cycles"] = hostile;
    c.failures.push_back({hostile, hostile, hostile});
    for (auto& one : c.cases) {
        make_hostile(one.name);
        make_hostile(one.suite);
        if (!one.error.empty())
            make_hostile(one.error);
    }
    return c;
}

class hostile_text : public testing::Test {
protected:
    hostile_text() {
        std::ofstream(site_.root() / "r.json") << results::write_json(hostile_run());
        std::ofstream(site_.root() / "c.json") << compare::write_json(hostile_comparison());
        std::ofstream(site_.root() / "bad.json") << "{\"yieldmark_comparison\":1,\"" << hostile << "\":";
        std::ofstream(site_.root() / "limits") << "[" << hostile << "\n" << hostile << " = 2%\n";
    }

    struct answer {
        int status = -1;
        std::string output;
        std::string errors;
    };

    // LINE is a shell's, in which $Y is the program and $H the hostile text.
    [[nodiscard]] answer shell(std::string const& line) const {
        auto environment = system::clean_environment();
        environment.push_back(std::string("Y=") + YIELDMARK);
        environment.push_back("H=" + hostile);
        auto const done = system::run_to_end({.arguments = {"/bin/bash", "-c", line},
                                              .environment = environment,
                                              .cpu = std::nullopt,
                                              .directory = site_.root().string(),
                                              .keep_all = true},
                                             std::chrono::seconds(60));
        return {done.status, done.output, done.errors};
    }

    test::fake_site site_;
};

void expect_harmless(std::string const& text, std::string const& what) {
    EXPECT_EQ(system::printable_lines(text), text) << what;
    static std::regex const command(R"((^|\n)[ \t]*::|##[A-Za-z]*\[)");
    std::smatch found;
    EXPECT_FALSE(std::regex_search(text, found, command)) << what << ": " << found.str();
}

std::vector<std::string> const hostile_lines{"report r.json --table",
                                             "report r.json -o out",
                                             "report c.json",
                                             "report nosuch-\"$H\".json",
                                             "report r.json --comparison c.json -o out2",
                                             "claims r.json",
                                             "claims r.json --json",
                                             "compare r.json r.json --every",
                                             "compare r.json r.json --every --markdown -",
                                             "compare r.json r.json --json",
                                             "compare r.json bad.json",
                                             "compare r.json \"$H\"",
                                             "gate --comparison c.json --every",
                                             "gate --comparison c.json --json",
                                             "gate --comparison c.json --markdown -",
                                             "gate --comparison c.json --junit -",
                                             "gate --comparison c.json --openmetrics -",
                                             "gate --comparison c.json --limits limits",
                                             "gate --comparison bad.json",
                                             "history add --store h.db --comparison c.json",
                                             "history list --store h.db",
                                             "history list --store h.db --json",
                                             "history show --store h.db '*'",
                                             "history show --store h.db '*' --json",
                                             "history show --store h.db \"$H\"",
                                             "history export --store h.db",
                                             "history prune --store h.db --keep 1",
                                             "history import --store h.db bad.json",
                                             "history add --store h.db --comparison bad.json",
                                             "list \"$H\"",
                                             "run --bench \"$H\"",
                                             "run -- \"./$H\"",
                                             "init --out \"$H\"",
                                             "\"$H\"",
                                             "--\"$H\"",
                                             "asm \"$H\"",
                                             "profile \"$H\"",
                                             "build-cost \"$H\"",
                                             "describe \"$H\"",
                                             "merge \"$H\"",
                                             "merge bad.json",
                                             "doctor --bench \"$H\" --seconds 0.01",
                                             "history bisect --store h.db \"$H\""};

TEST_F(hostile_text, leaves_no_command) {
    int with_names = 0;
    for (auto const& line : hostile_lines) {
        auto const a = shell(std::string("\"$Y\" ") + line);
        EXPECT_TRUE(!a.output.empty() || !a.errors.empty()) << line;
        expect_harmless(a.output, line);
        expect_harmless(a.errors, line);
        with_names += a.output.find("RED") != std::string::npos ? 1 : 0;
    }
    EXPECT_GE(with_names, 12);
}

// The names below "Subcommands" in a help text.
std::vector<std::string> subcommands(std::string const& help) {
    std::vector<std::string> names;
    static std::regex const entry(R"(\n  ([a-z][a-z-]*)  )");
    auto const from = help.find("Subcommands");
    auto const text = from == std::string::npos ? std::string() : help.substr(from);
    for (std::sregex_iterator each(text.begin(), text.end(), entry); each != std::sregex_iterator(); ++each)
        names.push_back((*each)[1]);
    return names;
}

TEST_F(hostile_text, is_tried_on_every_command) {
    auto commands = subcommands(shell("\"$Y\" --help").output);
    ASSERT_GE(commands.size(), 13U);
    for (auto const& name : subcommands(shell("\"$Y\" history --help").output))
        commands.push_back("history " + name);
    ASSERT_GE(commands.size(), 20U);
    for (auto const& command : commands)
        EXPECT_TRUE(command == "history" || std::ranges::any_of(hostile_lines,
                                                                [&](std::string const& line) {
                                                                    return line.starts_with(command + " ");
                                                                }))
            << command;
}

TEST_F(hostile_text, is_the_same_in_printed_json) {
    auto const c = hostile_comparison();
    auto const printed = shell("\"$Y\" gate --comparison c.json --json");
    auto const value = nlohmann::json::parse(printed.output).dump();
    EXPECT_NE(value.find(nlohmann::json(c.cases[0].name).dump()), std::string::npos);
    ASSERT_EQ(shell("\"$Y\" history add --store h.db --comparison c.json").status, 0);
    ASSERT_EQ(shell("\"$Y\" history export --store h.db file && \"$Y\" history export --store h.db > printed")
                  .status,
              0);
    ASSERT_EQ(shell("\"$Y\" history import --store again.db printed").status, 0);
    ASSERT_EQ(shell("\"$Y\" history export --store again.db again").status, 0);
    EXPECT_EQ(test::text_of(site_.root() / "again"), test::text_of(site_.root() / "file"));
}

} // namespace
} // namespace yieldmark
