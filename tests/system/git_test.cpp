#include "harness/system/git.hpp"

#include "harness/system/errors.hpp"
#include "tests/compare/made_repository.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace yieldmark::system {
namespace {

namespace fs = std::filesystem;

TEST(git, finds_commits_and_what_is_in_them) {
    test::made_repository r;
    auto const first = r.commit({{"suites/greek/alpha.hpp", "//\n"}});
    auto const second = r.commit({{"suites/greek/beta.hpp", "//\n"}});
    r.git({"tag", "-a", "v1", "-m", "one", first});
    EXPECT_EQ(git::root_of(r.path() / "suites"), fs::canonical(r.path()));
    EXPECT_EQ(git::commit_of(r.path(), "HEAD"), second);
    EXPECT_EQ(git::commit_of(r.path(), "v1"), first);
    EXPECT_EQ(git::commit_of(r.path(), "HEAD~1"), first);
    EXPECT_EQ(git::commit_of(r.path(), first.substr(0, 10)), first);
    for (auto const* wrong : {"", "nothing", "--all", "HEAD~9", "v1:suites", "main..HEAD", "HEAD; touch x"})
        EXPECT_FALSE(git::commit_of(r.path(), wrong)) << wrong;
    EXPECT_FALSE(git::is_shallow(r.path()));
    EXPECT_EQ(git::files_in(r.path(), first, "suites"), std::vector<std::string>{"suites/greek/alpha.hpp"});
    EXPECT_TRUE(git::is_ancestor(r.path(), first, second));
    EXPECT_TRUE(git::is_ancestor(r.path(), first, first));
    EXPECT_FALSE(git::is_ancestor(r.path(), second, first));
    EXPECT_THROW(static_cast<void>(git::root_of("/")), system::usage_error);
}

TEST(git, describes_a_work_tree) {
    test::made_repository r;
    auto const commit = r.commit({{"a", "1"}});
    EXPECT_TRUE(commit.starts_with(git::description_of(r.path())));
    std::ofstream(r.path() / "a") << "2";
    EXPECT_TRUE(git::description_of(r.path()).ends_with("-dirty"));
    EXPECT_EQ(git::description_of("/"), "");
    EXPECT_EQ(git::description_of({}), "");
}

// As in a hook, where git itself sets these.
TEST(git, works_on_the_folder_named_whatever_the_environment_says) {
    test::made_repository one;
    test::made_repository other;
    auto const commit = one.commit({{"a", "1"}});
    other.commit({{"b", "1"}});
    for (auto const* name : {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR"})
        setenv(name, (other.path() / ".git").c_str(), 1);
    auto const found = git::commit_of(one.path(), "HEAD");
    auto const said = git::description_of(one.path());
    for (auto const* name : {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR"})
        unsetenv(name);
    EXPECT_EQ(found, commit);
    EXPECT_TRUE(commit.starts_with(said) && !said.empty()) << said;
}

TEST(git, a_commits_date_is_in_utc_whatever_the_zones) {
    test::made_repository r;
    auto const text = r.path() / "text-of-a-commit";
    std::ofstream(text) << "tree " << r.git({"hash-object", "-t", "tree", "-w", "/dev/null"})
                        << "author a <a@example.org> 1795266312 +0200\n"
                           "committer a <a@example.org> 1795266312 +0200\n\na change\n\nand why\n";
    auto const commit = r.git({"hash-object", "-t", "commit", "-w", text.string()}).substr(0, 40);
    ASSERT_EQ(setenv("TZ", "XYZ-5:30", 1), 0);
    auto const facts = git::facts_of(r.path(), commit);
    unsetenv("TZ");
    EXPECT_EQ(facts.date, "2026-11-21T13:05:12Z");
    EXPECT_EQ(facts.subject, "a change");
    EXPECT_EQ(git::facts_of(r.path(), std::string(40, '0')).date, "");
}

} // namespace
} // namespace yieldmark::system
