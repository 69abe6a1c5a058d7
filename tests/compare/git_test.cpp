#include "harness/system/git.hpp"

#include "tests/compare/made_repository.hpp"

#include <gtest/gtest.h>

namespace yieldmark::compare {
namespace {

TEST(git, a_commits_date_is_in_utc_whatever_the_zones) {
    test::made_repository r;
    auto const text = r.path() / "text-of-a-commit";
    std::ofstream(text) << "tree " << r.git({"hash-object", "-t", "tree", "-w", "/dev/null"})
                        << "author a <a@example.org> 1795266312 +0200\n"
                           "committer a <a@example.org> 1795266312 +0200\n\na change\n";
    auto const commit = r.git({"hash-object", "-t", "commit", "-w", text.string()}).substr(0, 40);
    ASSERT_EQ(setenv("TZ", "XYZ-5:30", 1), 0);
    auto const date = git::date_of(r.path(), commit);
    unsetenv("TZ");
    EXPECT_EQ(date, "2026-11-21T13:05:12Z");
}

} // namespace
} // namespace yieldmark::compare
