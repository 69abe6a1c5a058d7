#include "harness/project/project.hpp"

#include "harness/system/errors.hpp"
#include "tests/compare/made_repository.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace yieldmark::project {
namespace {

namespace fs = std::filesystem;

std::string error_of(std::string_view text) {
    try {
        static_cast<void>(parse_project(text, "/p/yieldmark.toml"));
    } catch (system::usage_error const& e) {
        return e.what();
    }
    return "none";
}

constexpr std::string_view whole = R"(
build = "make bench"
filters = ["BM_Parse", "tools/*"]
ignored = ["BM_Net/*",
           "BM_Disk"]
main = "trunk"
store = "perf/history.db"
baseline = "v1"

[[executable]]
path = "out/bench"

[[executable]]
path = "out/other"
name = "tools"
arguments = ["--data=data.txt"]
environment = { LANG = "C", COLOR = "red" }
folder = "data"

[renamed]
"BM_Old" = "BM_New"

[limits]
time = "3%"
allocations = 2
time_only = "warn"
[limits."BM_Parse/*"]
time = "5% | 0.2ns"

[[accept]]
cases = "BM_Parse/*"
metric = "time"
more = "+5%"
from = "1a2b3c"
because = 'each "record" is checked'
)";

TEST(project, says_how_a_repository_is_built_and_measured) {
    auto const p = parse_project(whole, "/p/yieldmark.toml");
    EXPECT_EQ(p.root, "/p");
    EXPECT_EQ(p.build, "make bench");
    EXPECT_EQ(p.filters, (std::vector<std::string>{"BM_Parse", "tools/*"}));
    EXPECT_EQ(p.main_branch, "trunk");
    EXPECT_EQ(p.store, "perf/history.db");
    EXPECT_EQ(p.baseline, "v1");
    ASSERT_EQ(p.ignored.size(), 2U);
    EXPECT_EQ(p.ignored[1].cases, "BM_Disk");
    EXPECT_EQ(p.ignored[1].line, 5U);
    EXPECT_EQ(p.renamed, (std::vector<std::pair<std::string, std::string>>{{"BM_Old", "BM_New"}}));
}

TEST(project, has_several_executables_each_with_its_own_start) {
    auto const p = parse_project(R"(build = "make"
[[executable]]
path = "out/./bench"
[[executable]]
path = "out/other"
name = "tools"
arguments = ["--data=data.txt"]
environment = { LANG = "C", COLOR = "red" }
folder = "data"
)",
                                 "/p/yieldmark.toml");
    ASSERT_EQ(p.programs.size(), 2U);
    EXPECT_EQ(p.programs[0].executable, "out/bench");
    EXPECT_EQ(p.programs[0].name, "bench") << "of several each has a name";
    EXPECT_EQ(p.programs[1].name, "tools");
    EXPECT_EQ(p.programs[1].arguments, (std::vector<std::string>{"--data=data.txt"}));
    EXPECT_EQ(p.programs[1].environment, (std::vector<std::string>{"LANG=C", "COLOR=red"}));
    EXPECT_EQ(p.programs[1].folder, "data");
    auto const one = parse_project("build = 'make'\nexecutable = 'bench'\n", "/p/yieldmark.toml");
    ASSERT_EQ(one.programs.size(), 1U);
    EXPECT_EQ(one.programs[0].name, "");
}

TEST(project, limits_and_acceptances_are_those_of_the_limits_file) {
    auto const p = parse_project(whole, "/p/yieldmark.toml");
    ASSERT_TRUE(p.limits);
    auto const as_file =
        gate::parse_limits("time = 3%\nallocations = 2\ntime_only = warn\n[BM_Parse/*]\ntime = 5% | 0.2ns\n"
                           "accept BM_Parse/* time +5% from 1a2b3c because \"x\"\n",
                           "file");
    ASSERT_EQ(p.limits->rules.size(), as_file.rules.size());
    for (std::size_t i = 0; i < as_file.rules.size(); ++i) {
        EXPECT_EQ(p.limits->rules[i].cases, as_file.rules[i].cases);
        EXPECT_EQ(p.limits->rules[i].metric, as_file.rules[i].metric);
        EXPECT_EQ(p.limits->rules[i].allowed, as_file.rules[i].allowed);
    }
    EXPECT_FALSE(p.limits->time_only_fails);
    ASSERT_EQ(p.limits->sections.size(), 1U);
    EXPECT_EQ(p.limits->sections[0].cases, "BM_Parse/*");
    ASSERT_EQ(p.limits->accepted.size(), 1U);
    EXPECT_EQ(p.limits->accepted[0].cases, "BM_Parse/*");
    EXPECT_EQ(p.limits->accepted[0].relative, 0.05);
    EXPECT_EQ(p.limits->accepted[0].from, "1a2b3c");
    EXPECT_EQ(p.limits->accepted[0].reason, "each \"record\" is checked");
    EXPECT_FALSE(parse_project("main = 'x'\n", "/p/yieldmark.toml").limits);
}

TEST(project, an_error_names_its_line_and_what_to_do) {
    struct wrong {
        char const* text;
        char const* error;
    };
    for (auto const& [text, error] : std::vector<wrong>{
             {"build = \"make\"\nexecutabel = \"b\"\n",
              ":2: the file has no key executabel; the nearest one is executable"},
             {"build = \"make\"\n[[executable]]\npath = \"b\"\nargument = []\n",
              ":4: [[executable]] has no key argument; the nearest one is arguments"},
             {"\nbuild = make\n", ":2: "},
             {"build = 7\n", ":1: build must be a string in quotes"},
             {"executable = \"b\"\n", ":1: executable needs the command that makes it"},
             {"build = \"make\"\n", ":1: build needs the Google Benchmark program that it makes"},
             {"build = \"make\"\n[[executable]]\nname = \"x\"\n", ":2: path of [[executable]] is missing"},
             {"build = \"make\"\nexecutable = \"/usr/bin/b\"\n", ":2: /usr/bin/b leads out of the project"},
             {"build = \"make\"\nexecutable = \"../b\"\n", ":2: ../b leads out of the project"},
             {"filters = \"BM_x\"\n", ":1: filters must be a list of strings"},
             {"filters = [1]\n", ":1: each of filters must be a string in quotes"},
             {"[limits]\ntime = \"much\"\n", ":2: 'much' isn't a number"},
             {"[limits]\ntimes = \"2%\"\n", ":2: there is no metric 'times'"},
             {"[limits]\ntime = 0.5\n", ":2: time must be an amount in quotes"},
             {"limits = 3\n", ":1: limits must be a table"},
             {"[limits.\"\"]\ntime = \"2%\"\n", ":1: a section of limits names cases"},
             {"[limits]\n'a\" b' = \"2%\"\n", ":2: a metric's name can't have both a quote"},
             {"[[accept]]\ncases = \"x\"\nmetric = \"time\"\nmore = \"+5%\"\nfrom = \"1a\"\n",
              ":1: because of [[accept]] is missing or empty"},
             {"[[accept]]\ncases = \"x\"\nmetric = \"time\"\nmore = \"5%\"\nfrom = \"1a\"\nbecause = \"y\"\n",
              "'+' is missing"},
             {"build = \"make\"\n[[executable]]\npath = \"a/b\"\n[[executable]]\npath = \"c/b\"\n",
              "two executables are called b"},
         }) {
        auto const said = error_of(text);
        EXPECT_NE(said.find(error), std::string::npos) << text << said;
        EXPECT_NE(said.find("yieldmark.toml:"), std::string::npos) << said;
        EXPECT_EQ(said.find('\n'), std::string::npos) << said;
    }
}

TEST(project, limits_of_counters_with_any_name_hold) {
    for (auto const* name : {"#x", "p 99", "a=b", "[y]", "a|b", "plain"}) {
        auto const p = parse_project(std::string("[limits]\n'") + name +
                                         "' = \"7%\"\n[[accept]]\ncases = \"*\"\nmetric = '" + name +
                                         "'\nmore = \"+5%\"\nfrom = \"1a\"\nbecause = \"y\"\n",
                                     "yieldmark.toml");
        auto const& limits = p.limits.value();
        EXPECT_EQ(limits.rules.back().metric, name);
        EXPECT_EQ(limits.rules.back().allowed.relative, 0.07) << name;
        EXPECT_EQ(limits.accepted.at(0).metric, name);
    }
}

TEST(project, is_found_upwards_as_far_as_the_repository_goes) {
    test::made_repository r;
    r.commit({{"sub/deep/a", "1"}});
    test::temporary_folder const above;
    EXPECT_FALSE(find_project(r.path() / "sub"));
    std::ofstream(r.path() / "yieldmark.toml") << "main = 'x'\n";
    EXPECT_EQ(find_project(r.path() / "sub/deep"), fs::canonical(r.path()) / "yieldmark.toml");
    std::ofstream(r.path() / "sub/yieldmark.toml") << "main = 'x'\n";
    EXPECT_EQ(find_project(r.path() / "sub/deep"), fs::canonical(r.path()) / "sub/yieldmark.toml");
    fs::create_directories(r.path() / "sub/.git");
    fs::remove(r.path() / "sub/yieldmark.toml");
    EXPECT_FALSE(find_project(r.path() / "sub/deep")) << "a repository's file says nothing of one within it";
}

} // namespace
} // namespace yieldmark::project
