// A project's programs: how they are started, what their cases are called, and what the base calls otherwise.

#include "harness/compare/programs.hpp"
#include "harness/compare/run_comparison.hpp"
#include "harness/system/errors.hpp"
#include "tests/compare/made_repository.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yieldmark::compare {
namespace {

using names = std::map<std::string, std::string>;

TEST(renames, hold_where_one_side_has_the_old_name_and_the_other_the_new_one) {
    renames const all{{"old", "fresh"}};
    EXPECT_EQ(names_in_force({"old/8", "old", "older/8"}, {"fresh/8", "fresh", "older/8"}, all),
              (names{{"old/8", "fresh/8"}, {"old", "fresh"}}));
    EXPECT_TRUE(names_in_force({"old", "fresh"}, {"fresh"}, all).empty()) << "the base has both";
    EXPECT_TRUE(names_in_force({"old"}, {"old", "fresh"}, all).empty()) << "a case was added";
    EXPECT_TRUE(names_in_force({"old"}, {"other"}, all).empty());
    EXPECT_TRUE(names_in_force({"a", "b"}, {"a", "b"}, {{"a", "b"}, {"b", "a"}}).empty())
        << "two cases can't swap their names";
}

class a_project : public testing::Test {
protected:
    a_project() {
        asked_.metrics = {"time"};
        asked_.first_pairs = asked_.second_pairs = 5;
        asked_.min_time = 0.0005;
        asked_.seed = 7;
        asked_.measure_unchanged = true;
        asked_.repository = repository_.path();
        asked_.cache = cache_.path();
        asked_.build_command = "sh build.sh";
        asked_.base = "HEAD~1";
        asked_.now = "WORK";
    }

    comparison compared() {
        system::progress quiet(stderr, system::progress::mode::quiet, false);
        std::atomic<int> const never{0};
        return run_comparison(asked_, quiet, never);
    }

    // A script that goes on as the program only if it is started as it wants.
    static std::string wrapper(std::string const& program, std::string const& condition) {
        return "#!/bin/sh\n" + condition +
               " || { echo 'not as I want it' >&2; exit 1; }\n[ $# -gt 0 ] && shift\nexec " + program +
               " \"$@\"\n";
    }

    static std::vector<std::string> cases_of(comparison const& c) {
        std::vector<std::string> all;
        for (auto const& one : c.cases)
            all.push_back(one.name + (one.only_in.empty() ? "" : " only in " + one.only_in));
        return all;
    }

    test::made_repository repository_;
    test::temporary_folder cache_;
    comparison_request asked_;
};

constexpr char const* makes_one = "mkdir -p out && cp program out/one && chmod +x out/one\n";

TEST_F(a_project, starts_its_program_as_it_is_written_and_the_work_tree_is_built_in_place) {
    auto const wanted = "test \"$1\" = --data=a.txt -a \"$COLOR\" = red -a -f a.txt";
    for (auto const* program : {PROGRAM_old, PROGRAM_new})
        repository_.commit({{"sub/build.sh", makes_one},
                            {"sub/data/a.txt", "1"},
                            {"sub/program", wrapper(program, wanted)}});
    asked_.build_folder = "sub";
    asked_.programs = {{.executable = "out/one",
                        .arguments = {"--data=a.txt"},
                        .environment = {"COLOR=red"},
                        .folder = "data"}};
    asked_.filters = {"BM_Changed"};
    auto const c = compared();
    EXPECT_EQ(c.now.given, "WORK");
    EXPECT_NE(c.now.revision.find("-dirty") == std::string::npos, c.now.revision.empty()) << c.now.revision;
    ASSERT_EQ(c.cases.size(), 1U);
    EXPECT_GT(c.cases[0].metrics.at(0).ratio.estimate, 1.3);
    EXPECT_TRUE(std::filesystem::exists(repository_.path() / "sub/out/one"));
    asked_.programs[0].arguments.clear();
    EXPECT_THROW(static_cast<void>(compared()), system::run_error);
}

TEST_F(a_project, has_several_programs_and_an_older_revision_may_lack_one) {
    auto const* const both = "mkdir -p out && cp program out/one && cp program out/two && chmod +x out/*\n";
    repository_.commit({{"build.sh", makes_one}, {"program", wrapper(PROGRAM_old, "true")}});
    repository_.commit({{"build.sh", both}, {"program", wrapper(PROGRAM_old, "true")}});
    asked_.programs = {{.executable = "out/one", .arguments = {"-"}},
                       {.name = "second", .executable = "out/two", .arguments = {"-"}}};
    asked_.filters = {"BM_Changed", "second/BM_Changed"};
    auto all = cases_of(compared());
    EXPECT_EQ(all, (std::vector<std::string>{"BM_Changed", "second/BM_Changed only in new"}));
    asked_.base = "HEAD";
    all = cases_of(compared());
    EXPECT_EQ(all, (std::vector<std::string>{"BM_Changed", "second/BM_Changed"}));
}

TEST_F(a_project, whose_case_is_renamed_still_compares_it) {
    repository_.commit({{"build.sh", makes_one}, {"program", wrapper(PROGRAM_old, "true")}});
    repository_.commit({{"build.sh", makes_one}, {"program", wrapper(PROGRAM_renamed, "true")}});
    asked_.programs = {{.executable = "out/one", .arguments = {"-"}}};
    asked_.renamed = {{"BM_Changed", "BM_Latter"}};
    asked_.filters = {"BM_Latter"};
    auto const c = compared();
    EXPECT_EQ(cases_of(c), (std::vector<std::string>{"BM_Latter"}));
    EXPECT_TRUE(c.cases[0].metrics.at(0).changed) << "the rename hides no regression";
    EXPECT_TRUE(std::ranges::any_of(c.doubts, [](auto const& d) {
        return d.find("BM_Latter is compared with what the base calls BM_Changed") != std::string::npos;
    }));
}

} // namespace
} // namespace yieldmark::compare
