#include "harness/system/child.hpp"

#include <gtest/gtest.h>

namespace {

using namespace yieldmark::system;

command shell(std::string const& script) {
    return {.arguments = {"/bin/sh", "-c", script},
            .environment = clean_environment(),
            .cpu = std::nullopt,
            .keep_all = true};
}

TEST(run_to_end, keeps_what_was_printed_and_the_status) {
    auto const end = run_to_end(shell("echo out; echo err >&2; exit 4"), std::chrono::seconds(60));
    EXPECT_EQ(end.output, "out\n");
    EXPECT_EQ(end.errors, "err\n");
    EXPECT_EQ(describe_status(end.status), "exited with 4");
    EXPECT_FALSE(end.good());
}

TEST(run_to_end, ends_it_at_the_limit_or_when_it_is_to_stop) {
    auto const late = run_to_end(shell("while :; do sleep 1; done"), std::chrono::milliseconds(200));
    EXPECT_TRUE(late.timed_out);
    EXPECT_FALSE(late.stopped);
    std::atomic<int> const stop{2};
    auto const stopped = run_to_end(shell("while :; do sleep 1; done"), std::chrono::minutes(5), &stop);
    EXPECT_TRUE(stopped.stopped);
    EXPECT_FALSE(stopped.timed_out);
    EXPECT_FALSE(stopped.good());
}

TEST(run_to_end, keeps_whole_lines_of_the_end_of_much_output) {
    auto how = shell("i=0; while [ $i -lt 9000 ]; do echo line $i of many; i=$((i+1)); done");
    how.keep_all = false;
    auto const output = run_to_end(how, std::chrono::seconds(60)).output;
    EXPECT_LT(output.size(), 20'000U);
    EXPECT_TRUE(output.starts_with("line ")) << output.substr(0, 40);
    EXPECT_TRUE(output.ends_with("line 8999 of many\n"));
}

TEST(last_lines, begin_where_a_line_begins) {
    EXPECT_EQ(last_lines("one\ntwo\nthree\n", 100), "one\ntwo\nthree\n");
    EXPECT_EQ(last_lines("one\ntwo\nthree\n", 10), "two\nthree\n");
    EXPECT_EQ(last_lines("one\ntwo\nthree\n", 9), "three\n");
    EXPECT_EQ(last_lines("one\ntwo\nthree", 5), "three");
    EXPECT_EQ(last_lines("one\ntwo\nthree\n", 4), "ree\n");
    EXPECT_EQ(last_lines("a line without an end", 6), "an end");
}

TEST(quietest_cpu, is_the_last_that_may_be_used) {
    auto const cpus = allowed_cpus();
    ASSERT_FALSE(cpus.empty());
    EXPECT_EQ(quietest_cpu(), cpus.back());
}

TEST(last_line, is_the_last_that_is_not_blank) {
    EXPECT_EQ(last_line("one\n two \n \r\n\n"), " two");
    EXPECT_EQ(last_line("one"), "one");
    EXPECT_EQ(last_line(" \n"), "");
    EXPECT_EQ(last_line(""), "");
}

} // namespace
