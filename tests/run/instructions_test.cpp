// Needs valgrind, under which nothing runs that was built with a sanitizer.
#include "harness/run/callgrind.hpp"
#include "harness/run/runner.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yieldmark::run {
namespace {

using test::fake_site;

run_result count(fake_site const& site) {
    run_request asked;
    asked.benches = {site.bench()};
    asked.passes = {"instructions"};
    asked.out = site.out();
    asked.stall_limit = 60;
    system::progress silent(stderr, system::progress::mode::quiet, false);
    std::atomic<int> const never{0};
    return execute_run(asked, silent, never);
}

TEST(instructions, of_every_case_are_counted_or_it_says_why_not) {
    fake_site const site;
    auto const done = count(site);
    EXPECT_TRUE(done.run.failures.empty());
    ASSERT_EQ(done.run.cases.size(), 5U);
    for (auto const& one : done.run.cases)
        if (one.name.example == "beta") {
            EXPECT_TRUE(one.samples.empty());
            EXPECT_EQ(one.without.at("instructions"), "it starts threads");
        } else {
            ASSERT_EQ(one.samples.size(), 1U);
            EXPECT_EQ(one.samples.front().metric, results::metric::instructions);
            EXPECT_EQ(one.samples.front().value, 12345);
        }
    EXPECT_EQ(done.run.absent.count("instructions"), 0U);
    EXPECT_EQ(done.run.absent.at("time"), "it wasn't asked for (--metrics)");
}

TEST(instructions, leave_no_dumps_behind) {
    fake_site const site;
    static_cast<void>(count(site));
    for (auto const& entry : std::filesystem::directory_iterator(site.out() / "run"))
        EXPECT_EQ(entry.path().string().find(".callgrind"), std::string::npos) << entry.path();
}

TEST(instructions, a_case_that_crashes_is_named_and_the_rest_is_counted) {
    fake_site site;
    site.behave("crash instructions alpha/loop/drain/64\n");
    auto const done = count(site);
    ASSERT_EQ(done.run.failures.size(), 1U);
    EXPECT_EQ(done.run.failures.front().where, "alpha/loop/drain/64");
    EXPECT_EQ(std::ranges::count_if(done.run.cases, [](auto const& one) { return !one.samples.empty(); }), 3);
}

TEST(callgrind_process, has_the_same_arguments_and_environment_in_every_folder) {
    auto here = callgrind_process("/bin/true", "/a/000001.cases", "/a/000001.instructions.0.jsonl");
    auto const there =
        callgrind_process("/bin/true", "/b/c d/000001.cases", "/b/c d/000001.instructions.0.jsonl");
    EXPECT_EQ(here.arguments, there.arguments);
    EXPECT_EQ(here.environment, there.environment);
    EXPECT_EQ(there.directory, "/b/c d");
}

} // namespace
} // namespace yieldmark::run
