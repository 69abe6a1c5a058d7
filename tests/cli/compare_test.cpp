#include "harness/compare/json.hpp"
#include "harness/system/child.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sys/wait.h>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;
using strings = std::vector<std::string>;

system::command command_of(strings arguments) {
    arguments.insert(arguments.begin(), {YIELDMARK, "compare"});
    return {.arguments = std::move(arguments),
            .environment = system::clean_environment(),
            .cpu = std::nullopt,
            .keep_all = true};
}

system::completed call(strings arguments) {
    return system::run_to_end(command_of(std::move(arguments)), std::chrono::seconds(120));
}

int exit_of(system::completed const& done) {
    return WIFEXITED(done.status) ? WEXITSTATUS(done.status) : -1;
}

std::string program(char const* version) {
    return (fs::path(YIELDMARK).parent_path() / (std::string("made-program-") + version)).string();
}

strings quick(std::string base, std::string now, strings more = {}) {
    strings arguments{std::move(base), std::move(now), "--repetitions", "2", "--min-time", "0.0005"};
    if (std::ranges::find(more, "--pairs") == more.end())
        arguments.insert(arguments.end(), {"--pairs", "5", "--second-pairs", "5"});
    arguments.insert(arguments.end(), more.begin(), more.end()); // may end in what follows "--"
    return arguments;
}

std::string put(fs::path const& path, std::string const& text) {
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
}

std::string benchmark(std::string const& name, std::string const& time) {
    return R"({"name": ")" + name + R"(", "real_time": )" + time + R"(, "cpu_time": )" + time +
           R"(, "iterations": 1, "time_unit": "ns"})";
}

std::string file_of(std::string const& entries) {
    return "{\"context\": {}, \"benchmarks\": [" + entries + "]}";
}

TEST(cli_compare, programs_are_compared_and_a_difference_is_no_failure) {
    test::fake_site const site;
    auto const out = site.root() / "compared";
    auto const markdown = site.root() / "comment.md";
    auto const done = call(quick(
        program("old"), program("new"),
        {"--pairs", "12", "--second-pairs", "12", "--out", out.string(), "--markdown", markdown.string()}));
    EXPECT_EQ(exit_of(done), 0) << done.errors;
    EXPECT_NE(done.output.find("BM_Changed"), std::string::npos) << done.output;
    EXPECT_NE(done.output.find("slower [time, instructions not compared]"), std::string::npos) << done.output;
    EXPECT_EQ(done.errors.find('\r'), std::string::npos);
    auto const c = compare::read_file(out / "comparison.json");
    EXPECT_TRUE(c.complete);
    EXPECT_EQ(c.cases.size(), 4U);
    EXPECT_NE(test::text_of(markdown).find("| BM_Changed"), std::string::npos) << test::text_of(markdown);
}

TEST(cli_compare, json_and_markdown_can_be_printed_alone) {
    test::fake_site const site;
    auto const a = put(site.root() / "a.json", file_of(benchmark("BM_A", "1")));
    auto const json = call({a, a, "--json"});
    EXPECT_EQ(exit_of(json), 0);
    EXPECT_EQ(compare::read_json(json.output, "stdout").cases.size(), 1U);
    auto const markdown = call({a, a, "--markdown", "-"});
    EXPECT_TRUE(markdown.output.starts_with("<!-- yieldmark compare -->\n## yieldmark"));
    EXPECT_EQ(exit_of(call({a, a, "--markdown", "-", "--json"})), 2);
    EXPECT_TRUE(call({a, a, "--quiet"}).output.empty());
}

TEST(cli_compare, a_crash_ends_with_3_and_the_rest_is_reported) {
    auto const done = call(quick(program("old"), program("crash")));
    EXPECT_EQ(exit_of(done), 3);
    EXPECT_NE(done.output.find("failed: on the new side: crashed with signal 6"), std::string::npos)
        << done.output;
    EXPECT_NE(done.output.find("BM_Same"), std::string::npos);
}

TEST(cli_compare, interrupted_in_the_middle_it_ends_with_130_and_a_whole_file) {
    test::fake_site one;
    test::fake_site const other;
    one.behave("interrupt time alpha/coroutine/drain/64\n");
    auto const out = one.root() / "compared";
    auto const done =
        call({one.root().string(), other.root().string(), "--pairs", "9", "--out", out.string()});
    EXPECT_EQ(exit_of(done), 130) << done.errors;
    EXPECT_NE(done.errors.find("stopped before the end"), std::string::npos);
    EXPECT_FALSE(compare::read_file(out / "comparison.json").complete);
}

TEST(cli_compare, wrong_usage_ends_with_2_and_one_line_that_helps) {
    test::fake_site const site;
    auto const good = put(site.root() / "good.json", file_of(benchmark("BM_A", "1")));
    std::vector<strings> const wrong{{},
                                     {good},
                                     {good, good, "--bogus"},
                                     {good, good, "--metrics", "speed"},
                                     {good, good, "--pairs", "2"},
                                     {good, good, "gamma"},
                                     {good, good, good},
                                     {good, good, "--", "--data=x"},
                                     {good, site.root().string() + "/other-*.json"},
                                     {good, program("old")},
                                     {good, "no-such-branch-or-file"},
                                     {good, "/nowhere/x.json"},
                                     {good, site.root().string() + "/out"},
                                     {good, good, "--out", "/proc/nowhere"},
                                     {good, good, "--markdown", "/nowhere/comment.md"},
                                     {program("old"), program("new"), "--metrics", "heap"},
                                     {program("old"), program("new"), "--inject", "BM_Same=5"},
                                     {program("old"), program("new"), "--inject", "BM_Same"},
                                     {program("old"), program("new"), "--threshold", "nan"},
                                     {program("old"), program("new"), "--min-time", "-nan"}};
    for (auto const& arguments : wrong) {
        auto const done = call(arguments);
        EXPECT_EQ(exit_of(done), 2) << done.errors;
        EXPECT_NE(done.errors.find("yieldmark: "), std::string::npos) << done.errors;
        EXPECT_TRUE(done.output.empty()) << done.output;
    }
}

TEST(cli_compare, what_follows_two_dashes_is_given_to_both_sides) {
    auto const done =
        call(quick(program("old"), program("new"), {"--every", "--", "--benchmark_filter=Same"}));
    EXPECT_EQ(exit_of(done), 0) << done.errors;
    EXPECT_NE(done.output.find("BM_Same"), std::string::npos) << done.output;
    EXPECT_EQ(done.output.find("BM_Changed"), std::string::npos) << done.output;
}

TEST(cli_compare, several_files_of_a_side_are_its_processes) {
    test::fake_site const site;
    fs::create_directories(site.root() / "before");
    for (int i = 0; i < 5; ++i) {
        put(site.root() / "before" / (std::to_string(i) + ".json"),
            file_of(benchmark("BM_A", "10." + std::to_string(i))));
        put(site.root() / ("after-" + std::to_string(i) + ".json"),
            file_of(benchmark("BM_A", "15." + std::to_string(i))));
    }
    auto const done =
        call({(site.root() / "before").string(), (site.root() / "after-*.json").string(), "--json"});
    EXPECT_EQ(exit_of(done), 0) << done.errors;
    auto const c = compare::read_json(done.output, "stdout");
    auto const* time = compare::find_change(c.cases.at(0), results::metric::time);
    ASSERT_NE(time, nullptr);
    EXPECT_TRUE(time->changed);
    EXPECT_EQ(time->pairs, 5U);
}

TEST(cli_compare, what_cannot_be_run_ends_with_3) {
    auto const done = call({program("old"), "/bin/true"});
    EXPECT_EQ(exit_of(done), 3) << done.errors;
    EXPECT_NE(done.errors.find("/bin/true"), std::string::npos);
}

struct bad_file {
    char const* name;
    std::string text;
    int exit;
    char const* says;
};

class bad_input : public testing::TestWithParam<bad_file> {};

TEST_P(bad_input, gives_one_clear_answer) {
    test::fake_site const site;
    auto const good =
        put(site.root() / "good.json", file_of(benchmark("BM_A", "1") + "," + benchmark("BM_B", "1")));
    auto const bad = put(site.root() / "bad.json", GetParam().text);
    auto const done = call({good, bad});
    EXPECT_EQ(exit_of(done), GetParam().exit) << done.errors << done.output;
    auto const& where = GetParam().exit == 0 ? done.output : done.errors;
    EXPECT_NE(where.find(GetParam().says), std::string::npos) << done.errors << done.output;
    for (char const c : done.output + done.errors)
        EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << static_cast<int>(c);
    if (GetParam().exit != 0) {
        EXPECT_EQ(std::ranges::count(done.errors, '\n'), 1) << done.errors;
    }
}

std::string const odd = R"(<script>alert(1)</script>\"'\n\u001b[31m)";

INSTANTIATE_TEST_SUITE_P(
    of, bad_input,
    testing::Values(
        bad_file{"empty", "", 2, "the file is empty"},
        bad_file{"truncated", "{\"benchmarks\": [{\"name\":", 2, "cut short"},
        bad_file{"text", "Running ./bench\n", 2, "not JSON"},
        bad_file{"another_json", "{\"a\": 1}", 2, "benchmarks is missing"},
        bad_file{"wrong_type", "{\"benchmarks\": 7}", 2, "an array is expected"},
        bad_file{"no_cases", "{\"benchmarks\": []}", 2, "in common"},
        bad_file{"nan", file_of(benchmark("BM_A", "NaN")), 0, "its time is NaN or infinite"},
        bad_file{"infinite", file_of(benchmark("BM_A", "Infinity")), 0, "its time is NaN or infinite"},
        bad_file{"zero", file_of(benchmark("BM_A", "0")), 0, "its time is 0 or less"},
        bad_file{"negative", file_of(benchmark("BM_A", "-5")), 0, "its time is 0 or less"},
        bad_file{"twice", file_of(benchmark("BM_A", "1") + "," + benchmark("BM_A", "2")), 0, "BM_A"},
        bad_file{"odd_name", file_of(benchmark("BM_A", "1") + "," + benchmark(odd, "1")), 0,
                 "only in the new"},
        bad_file{"long_name", file_of(benchmark("BM_A", "1") + "," + benchmark(std::string(4096, 'x'), "1")),
                 0, "…"}),
    [](auto const& one) { return one.param.name; });

TEST(cli_compare, a_huge_file_is_read_or_refused_and_not_the_end) {
    test::fake_site const site;
    auto const path = site.root() / "huge.json";
    {
        std::ofstream file(path);
        file << "{\"benchmarks\": [" << benchmark("BM_A", "1");
        for (int i = 0; i < 100'000; ++i)
            file << "," << benchmark("BM_" + std::to_string(i) + std::string(900, 'x'), "1");
        file << "]}";
    }
    EXPECT_GT(fs::file_size(path), 90'000'000U);
    auto const good = put(site.root() / "good.json", file_of(benchmark("BM_A", "1")));
    auto const done = call({good, path.string()});
    EXPECT_EQ(exit_of(done), 0) << done.errors.substr(0, 500);
    EXPECT_NE(done.output.find("100000 cases only in the new"), std::string::npos)
        << done.output.substr(0, 500);
}

TEST(cli_compare, help_is_as_it_was_agreed) {
    auto const done = call({"--help"});
    EXPECT_EQ(exit_of(done), 0);
    EXPECT_EQ(done.output, test::text_of(fs::path(GOLDEN) / "compare.txt"));
}

} // namespace
} // namespace yieldmark
