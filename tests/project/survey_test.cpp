// What yieldmark init sees in a repository, and what it writes.

#include "harness/project/project.hpp"
#include "harness/project/survey.hpp"
#include "harness/project/write_project.hpp"
#include "harness/system/errors.hpp"
#include "tests/compare/made_repository.hpp"

#include <gtest/gtest.h>

namespace yieldmark::project {
namespace {

namespace fs = std::filesystem;

void put(fs::path const& path, std::string const& text, bool executable = false) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
    if (executable)
        fs::permissions(path, fs::perms::owner_all);
}

constexpr double limit = 20; // seconds

TEST(survey, finds_the_programs_and_how_they_are_made) {
    test::made_repository r;
    auto const head = r.commit({{"Makefile", "bin/bench: main.cpp\n\techo\n"}});
    fs::create_directories(r.path() / "bin");
    fs::copy_file(PROGRAM_old, r.path() / "bin/bench");
    put(r.path() / "bin/deploy.sh", "#!/bin/sh\ntouch \"$0.was-run\"\n", true);
    put(r.path() / ".yieldmark-limits", "time = 3%\n");
    auto const found = look_at(r.path(), limit);
    ASSERT_EQ(found.programs.size(), 1U);
    EXPECT_EQ(found.programs[0].path, "bin/bench");
    EXPECT_EQ(found.programs[0].cases, 3U);
    EXPECT_EQ(found.build, "make bin/bench");
    EXPECT_EQ(found.baseline, head);
    EXPECT_TRUE(found.has_limits);
    EXPECT_FALSE(fs::exists(r.path() / "bin/deploy.sh.was-run"))
        << "what isn't Google Benchmark is never run";
    auto const p = parse_project(project_text(found), r.path() / "yieldmark.toml");
    EXPECT_EQ(p.build, "make bin/bench");
    ASSERT_EQ(p.programs.size(), 1U);
    EXPECT_EQ(p.programs[0].executable, "bin/bench");
    EXPECT_EQ(p.baseline, head);
    EXPECT_FALSE(p.limits);
}

TEST(survey, takes_the_optimised_build_and_names_the_others) {
    test::temporary_folder const folder;
    put(folder.path() / "CMakeLists.txt", "");
    for (auto const* build : {"debug", "release"}) {
        put(folder.path() / build / "CMakeCache.txt",
            std::string("CMAKE_BUILD_TYPE:STRING=") + (build == std::string("debug") ? "Debug" : "Release") +
                "\n");
        fs::create_directories(folder.path() / build / "sub");
        fs::copy_file(PROGRAM_old, folder.path() / build / "sub/bench");
    }
    auto const found = look_at(folder.path(), limit);
    ASSERT_EQ(found.programs.size(), 1U);
    EXPECT_EQ(found.programs[0].path, "release/sub/bench");
    EXPECT_EQ(found.others, (std::vector<fs::path>{"debug/sub/bench"}));
    EXPECT_NE(found.build.find("-B release "), std::string::npos) << found.build;
}

TEST(survey, a_program_that_does_not_answer_and_a_project_that_is_not_built_are_said) {
    test::temporary_folder const folder;
    put(folder.path() / "meson.build", "");
    put(folder.path() / "needs-data", "#!/bin/sh\n# --benchmark_list_tests\necho 'no data' >&2; exit 1\n",
        true);
    auto const found = look_at(folder.path(), limit);
    ASSERT_EQ(found.programs.size(), 1U);
    EXPECT_NE(found.programs[0].error.find("no data"), std::string::npos) << found.programs[0].error;
    EXPECT_NE(found.build.find("meson compile"), std::string::npos);
    auto const text = project_text(found);
    EXPECT_NE(text.find("# path = \"needs-data\""), std::string::npos) << text;
    EXPECT_TRUE(parse_project(text, folder.path() / "yieldmark.toml").programs.empty()) << text;
    EXPECT_THROW(static_cast<void>(look_at(folder.path() / "nowhere", limit)), system::usage_error);
}

TEST(survey, names_that_need_quotes_come_back_as_they_are) {
    survey s{.root = "/x", .programs = {}, .others = {}};
    s.build = "make \"all\" \\ 'x'";
    s.programs.push_back({.path = "a \"b\"/c\\d", .cases = 1, .error = ""});
    auto const p = parse_project(project_text(s), "/x/yieldmark.toml");
    EXPECT_EQ(p.build, s.build);
    EXPECT_EQ(p.programs.at(0).executable, s.programs[0].path);
}

} // namespace
} // namespace yieldmark::project
