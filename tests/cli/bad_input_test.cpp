// What can't be used is refused by every subcommand in one clear line, with the right exit code, and nothing
// that was there before is lost.

#include "harness/system/child.hpp"
#include "tests/compare/made_repository.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <sys/mount.h>
#include <sys/wait.h>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;

struct answer {
    int exit = -1;
    std::string output;
    std::string errors;
};

answer call(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), YIELDMARK);
    auto const done = system::run_to_end({.arguments = arguments,
                                          .environment = system::clean_environment(),
                                          .cpu = std::nullopt,
                                          .keep_all = true},
                                         std::chrono::seconds(120));
    return {WIFEXITED(done.status) ? WEXITSTATUS(done.status) : -1, done.output, done.errors};
}

std::string joined(std::vector<std::string> const& words) {
    std::string all;
    for (auto const& word : words)
        all += word.substr(0, 80) + " ";
    return all;
}

// One line that begins with the program's name, says a place and what to do, and drives no terminal.
void expect_one_line(answer const& a, int exit, std::vector<std::string> const& arguments) {
    auto const what = joined(arguments);
    EXPECT_EQ(a.exit, exit) << what << "\n" << a.errors;
    EXPECT_TRUE(a.errors.starts_with("yieldmark: ")) << what << "\n" << a.errors;
    EXPECT_EQ(std::ranges::count(a.errors, '\n'), 1) << what << "\n" << a.errors;
    EXPECT_EQ(a.errors.find('\x1b'), std::string::npos) << what;
    EXPECT_TRUE(a.output.empty()) << what << "\n" << a.output;
}

class bad_input : public testing::Test {
protected:
    std::string file(std::string const& name, std::string const& text) const {
        std::ofstream(folder_.path() / name, std::ios::binary) << text;
        return path(name);
    }
    [[nodiscard]] std::string path(std::string const& name) const { return (folder_.path() / name).string(); }

    // Files of which no results can be read.
    [[nodiscard]] std::vector<std::string> unreadable() const {
        fs::create_directories(path("folder"));
        std::ofstream(path("huge")) << "{";
        fs::resize_file(path("huge"), 100'000'000); // a hole of zeros
        std::string const one = R"({"name": "a/b/c/1", "real_time": 1})";
        return {
            path("not there"),
            "/dev/null/file",
            path("folder"),
            path("huge"),
            file("empty", ""),
            file("cut", R"({"benchmarks": [{"name": "a", "real)"),
            file("array", "[]"),
            file("object", "{}"),
            file("types", R"({"benchmarks": [{"name": 3, "real_time": "x"}]})"),
            file("deep", std::string(100'000, '[')),
            file("binary", std::string("\x7f"
                                       "ELF\0\1\2",
                                       7)),
            file("latin1", "{\"benchmarks\": [{\"name\": \"\xe4\", \"real_time\": 1}]}"),
            file("escape\x1b[31mname", "x"),
            file("twice",
                 R"({"context": {"yieldmark": {"schema": 1, "plan": "quick", "toolchains": [{"id": "gcc"}],
                      "processes": [{"pass": "time"}]}}, "benchmarks": [)" +
                     one + "," + one + "]}")};
    }

    test::temporary_folder folder_;
};

TEST_F(bad_input, results_that_cannot_be_read) {
    auto const good = file("good", R"({"benchmarks": [{"name": "a", "real_time": 1}]})");
    for (auto const& bad : unreadable())
        for (auto const& arguments :
             std::vector<std::vector<std::string>>{{"report", bad, "--out", path("out")},
                                                   {"claims", bad},
                                                   {"compare", bad, good},
                                                   {"compare", good, bad}})
            expect_one_line(call(arguments), 2, arguments);
    EXPECT_FALSE(fs::exists(path("out/summary.md")));
}

TEST_F(bad_input, comparisons_and_limits_that_cannot_be_read) {
    auto const good =
        file("good.comparison",
             R"({"yieldmark_comparison": 1, "base": {}, "new": {}, "method": "runs", "cases": []})");
    for (auto const& bad : unreadable()) {
        std::vector<std::string> const comparison{"gate", "--comparison", bad};
        expect_one_line(call(comparison), 2, comparison);
        if (bad.ends_with("empty")) // no limits but the built-in ones
            continue;
        std::vector<std::string> const limits{"gate", "--comparison", good, "--limits", bad};
        expect_one_line(call(limits), 2, limits);
    }
}

TEST_F(bad_input, executables_that_are_none) {
    auto const plain = file("plain", "text");
    fs::create_directories(path("folder"));
    for (auto const& bad :
         {plain, path("folder"), path("not there"), std::string("/dev/null/x"), std::string()})
        for (auto const& arguments :
             std::vector<std::vector<std::string>>{{"run", "--bench", bad, "--out", path("out")},
                                                   {"run", "--out", path("out"), "--", bad},
                                                   {"list", "--bench", bad},
                                                   {"doctor", "--bench", bad}})
            if (!bad.empty() || arguments.front() == "run")
                expect_one_line(call(arguments), 2, arguments);
    // These run, but answer nothing that makes sense.
    for (auto const& bad : {"/bin/true", "/bin/false", "/bin/echo"})
        for (auto const& arguments :
             std::vector<std::vector<std::string>>{{"run", "--bench", bad, "--out", path("out")},
                                                   {"list", "--bench", bad},
                                                   {"doctor", "--bench", bad}})
            expect_one_line(call(arguments), 3, arguments);
}

TEST_F(bad_input, places_that_cannot_be_written) {
    auto const good = file("good", R"({"benchmarks": [{"name": "a", "real_time": 1}]})");
    auto const plain = file("plain", "kept");
    auto const comparison =
        file("c", R"({"yieldmark_comparison": 1, "base": {}, "new": {}, "method": "runs", "cases": []})");
    for (auto const& out : {plain, plain + "/below", std::string("/dev/null/x"), std::string("/proc/x"),
                            std::string("/proc/self")})
        for (auto const& arguments :
             std::vector<std::vector<std::string>>{{"report", good, "--out", out},
                                                   {"compare", good, good, "--out", out},
                                                   {"gate", "--comparison", comparison, "--out", out},
                                                   {"run", "--bench", FAKE_BENCH, "--out", out},
                                                   {"describe", "man", "--out", out}})
            expect_one_line(call(arguments), 2, arguments);
    std::ifstream kept(plain);
    std::string text;
    std::getline(kept, text);
    EXPECT_EQ(text, "kept");
}

TEST_F(bad_input, names_and_times_of_any_kind_are_shown_harmlessly) {
    std::string const name = R"(<script>alert(\"1\")</script>\u001b[31m\n|`a/b/c/1)" + std::string(4096, 'x');
    std::string entries;
    for (std::string const time : {"0", "-1", "NaN", "Infinity", "1e-300", "1e300", "5"})
        entries += (entries.empty() ? "" : ",") + std::string(R"({"name": ")") + name + time +
                   R"(", "real_time": )" + time + R"(, "time": 3, "nan": NaN})";
    auto const results = file("hostile.json", "{\"benchmarks\": [" + entries + "]}");
    auto const report = call({"report", results, "--out", path("out"), "--table"});
    EXPECT_EQ(report.exit, 0) << report.errors;
    EXPECT_EQ(report.output.find('\x1b'), std::string::npos);
    std::ifstream summary(path("out/summary.md"));
    std::ostringstream text;
    text << summary.rdbuf();
    EXPECT_EQ(text.str().find("<script>"), std::string::npos);
    auto const compared = call({"compare", results, results});
    EXPECT_TRUE(compared.exit == 0 || compared.exit == 3) << compared.errors;
    EXPECT_EQ(compared.output.find('\x1b'), std::string::npos);
    EXPECT_EQ(call({"claims", results}).exit, 2);
}

TEST_F(bad_input, a_full_disk_is_reported_and_what_stood_there_is_kept) {
    auto const disk = path("disk");
    fs::create_directories(disk);
    if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=64k") != 0)
        GTEST_SKIP() << "no small disk can be mounted here (not root)";
    auto const good = file("good", R"({"benchmarks": [{"name": "a", "real_time": 1}]})");
    auto const comparison =
        file("c", R"({"yieldmark_comparison": 1, "base": {}, "new": {}, "method": "runs", "cases": []})");
    std::map<std::string, std::vector<std::string>> const commands{
        {"summary.md", {"report", good, "--out", disk}},
        {"comparison.json", {"compare", good, good, "--out", disk}},
        {"gate.json", {"gate", "--comparison", comparison, "--out", disk}}};
    std::map<std::string, std::string> const before{
        {"summary.md", "## yieldmark before"},
        {"comparison.json", R"({"yieldmark_comparison": 1, "before"})"},
        {"gate.json", R"({"yieldmark_gate": 1, "before"})"}};
    for (auto const& [name, text] : before)
        std::ofstream(fs::path(disk) / name) << text;
    std::ofstream(fs::path(disk) / "filler") << std::string(64 * 1024, 'x');
    for (auto const& [name, arguments] : commands) {
        auto const a = call(arguments);
        EXPECT_EQ(a.exit, 3) << name << a.errors;
        EXPECT_NE(a.errors.find("No space left on device"), std::string::npos) << name << a.errors;
        std::ifstream kept(fs::path(disk) / name);
        std::string text;
        std::getline(kept, text);
        EXPECT_EQ(text, before.at(name));
    }
    umount2(disk.c_str(), MNT_DETACH);
}

TEST_F(bad_input, what_someone_else_wrote_is_not_replaced_by_its_name_alone) {
    auto const good = file("good", R"({"benchmarks": [{"name": "a", "real_time": 1}]})");
    auto const comparison =
        file("c", R"({"yieldmark_comparison": 1, "base": {}, "new": {}, "method": "runs", "cases": []})");
    std::map<std::string, std::vector<std::string>> const commands{
        {"summary.md", {"report", good, "--out"}},
        {"report.html", {"report", good, "--out"}},
        {"comparison.json", {"compare", good, good, "--out"}},
        {"recheck.json", {"gate", "--comparison", comparison, "--out"}},
        {"gate.json", {"gate", "--comparison", comparison, "--out"}}};
    for (auto arguments : commands) {
        auto const folder = path("of-" + arguments.first);
        fs::create_directories(folder);
        std::ofstream(fs::path(folder) / arguments.first) << "mine\n";
        arguments.second.push_back(folder);
        auto const a = call(arguments.second);
        expect_one_line(a, 2, arguments.second);
        EXPECT_NE(a.errors.find(arguments.first), std::string::npos) << a.errors;
        std::ifstream kept(fs::path(folder) / arguments.first);
        std::string text;
        std::getline(kept, text);
        EXPECT_EQ(text, "mine") << arguments.first;
        EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1)
            << arguments.first;
    }
}

} // namespace
} // namespace yieldmark
