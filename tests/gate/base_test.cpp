// Which commits the gate stands between, in repositories made for it.

#include "harness/gate/base.hpp"
#include "harness/system/errors.hpp"
#include "tests/compare/made_repository.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>

namespace yieldmark::gate {
namespace {

using test::made_repository;

std::string refusal(std::filesystem::path const& where) {
    try {
        (void)find_base(where);
    } catch (system::usage_error const& e) {
        return e.what();
    }
    return "none";
}

class base : public testing::Test {
protected:
    base() { forget(); }
    ~base() override { forget(); }

    static constexpr std::array variables{"GITHUB_BASE_REF",
                                          "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
                                          "CI_MERGE_REQUEST_DIFF_BASE_SHA",
                                          "CHANGE_TARGET",
                                          "SYSTEM_PULLREQUEST_TARGETBRANCH",
                                          "BITBUCKET_PR_DESTINATION_BRANCH",
                                          "BUILDKITE_PULL_REQUEST_BASE_BRANCH"};

    static void forget() {
        for (auto const* name : variables)
            unsetenv(name);
    }
};

TEST_F(base, of_a_branch_is_where_it_left_main) {
    made_repository r;
    auto const left = r.commit({{"a", "1"}});
    r.git({"checkout", "--quiet", "-b", "work"});
    r.commit({{"a", "2"}});
    r.git({"checkout", "--quiet", "main"});
    r.commit({{"b", "1"}});
    r.git({"checkout", "--quiet", "work"});
    auto const found = find_base(r.path());
    EXPECT_EQ(found.commit, left);
    EXPECT_NE(found.why.find("left main"), std::string::npos);
}

TEST_F(base, on_main_is_the_commit_before_or_head_under_uncommitted_work) {
    made_repository r;
    auto const first = r.commit({{"a", "1"}});
    auto const second = r.commit({{"a", "2"}});
    EXPECT_EQ(find_base(r.path()).commit, first);
    std::ofstream(r.path() / "a") << "3";
    EXPECT_EQ(find_base(r.path()).commit, second);
}

TEST_F(base, the_target_of_a_pull_request_comes_first) {
    made_repository r;
    auto const first = r.commit({{"a", "1"}});
    r.git({"update-ref", "refs/remotes/origin/release", first});
    r.commit({{"a", "2"}});
    r.git({"checkout", "--quiet", "-b", "work"});
    r.commit({{"a", "3"}});
    setenv("GITHUB_BASE_REF", "release", 1);
    EXPECT_EQ(find_base(r.path()).commit, first);
}

TEST_F(base, the_target_is_known_on_each_ci_system) {
    made_repository r;
    r.commit({{"a", "1"}});
    r.git({"checkout", "--quiet", "-b", "release/2"});
    auto const left = r.commit({{"a", "2"}});
    r.git({"checkout", "--quiet", "-b", "fix"});
    r.commit({{"a", "3"}});
    for (auto const* name : variables) {
        if (std::string(name).ends_with("_SHA"))
            continue;
        for (auto const* value : {"release/2", "refs/heads/release/2"}) {
            setenv(name, value, 1);
            EXPECT_EQ(find_base(r.path()).commit, left) << name;
            EXPECT_EQ(find_base(r.path(), "main").commit, left) << "the CI system knows better than the file";
        }
        setenv(name, "gone", 1);
        EXPECT_NE(
            refusal(r.path()).find(std::string(name) + " says that this goes into gone, which isn't here"),
            std::string::npos)
            << refusal(r.path());
        unsetenv(name);
    }
    setenv("BUILDKITE_PULL_REQUEST_BASE_BRANCH", "false", 1);
    EXPECT_NE(find_base(r.path()).commit, left) << "no pull request";
}

TEST_F(base, gitlab_names_the_commit_where_the_branch_is_not_fetched) {
    made_repository r;
    auto const first = r.commit({{"a", "1"}});
    r.commit({{"a", "2"}});
    r.commit({{"a", "3"}});
    setenv("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "gone", 1);
    setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", first.c_str(), 1);
    EXPECT_EQ(find_base(r.path()).commit, first);
}

TEST_F(base, the_projects_own_main_branch_is_taken) {
    made_repository r;
    r.commit({{"a", "1"}});
    r.git({"checkout", "--quiet", "-b", "trunk"});
    auto const left = r.commit({{"a", "2"}});
    r.git({"checkout", "--quiet", "-b", "work"});
    r.commit({{"a", "3"}});
    EXPECT_EQ(find_base(r.path(), "trunk").commit, left);
}

TEST_F(base, that_cannot_be_found_is_one_clear_error) {
    made_repository empty;
    EXPECT_NE(refusal(empty.path()).find("has no commit yet"), std::string::npos) << refusal(empty.path());
    made_repository single;
    single.commit({{"a", "1"}});
    EXPECT_NE(refusal(single.path()).find("no commit before HEAD"), std::string::npos);
    made_repository other;
    other.commit({{"a", "1"}});
    other.git({"branch", "-m", "trunk"});
    EXPECT_NE(refusal(other.path()).find("no main branch"), std::string::npos);
    made_repository apart;
    apart.commit({{"a", "1"}});
    apart.git({"checkout", "--quiet", "--orphan", "work"});
    apart.commit({{"b", "1"}});
    EXPECT_NE(refusal(apart.path()).find("no commit in common"), std::string::npos);
    test::temporary_folder const nothing;
    EXPECT_NE(refusal(nothing.path()), "none");
}

TEST_F(base, of_a_shallow_clone_asks_for_the_history) {
    made_repository r;
    r.commit({{"a", "1"}});
    r.commit({{"a", "2"}});
    test::temporary_folder const into;
    auto const clone = into.path() / "clone";
    r.git({"clone", "--quiet", "--depth=1", "file://" + r.path().string(), clone.string()});
    EXPECT_NE(refusal(clone).find("git fetch --unshallow"), std::string::npos) << refusal(clone);
}

TEST_F(base, an_acceptance_holds_from_its_commit_until_the_base_has_it) {
    made_repository r;
    auto const before = r.commit({{"a", "1"}});
    auto const change = r.commit({{"a", "2"}});
    auto const after = r.commit({{"a", "3"}});
    auto const stands = [&](std::string const& from, std::string const& before_it, std::string const& now) {
        acceptance a;
        a.from = from;
        return stand(a, r.path(), before_it, now);
    };
    EXPECT_EQ(stands(change, before, after), standing::in_force);
    EXPECT_EQ(stands(change, before, change), standing::in_force);
    EXPECT_EQ(stands(change.substr(0, 8), before, after.substr(0, 9) + "-dirty"), standing::in_force);
    EXPECT_EQ(stands(change, change, after), standing::stale);
    EXPECT_EQ(stands(after, before, change), standing::not_yet);
    EXPECT_EQ(stands("no-such-tag", before, after), standing::unknown);
    EXPECT_EQ(stands(change, "", after), standing::unknown);
    EXPECT_EQ(stands(change, before, "./bench"), standing::unknown);
}

} // namespace
} // namespace yieldmark::gate
