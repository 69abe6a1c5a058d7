#include "harness/run/supervised.hpp"
#include "harness/system/scratch.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace {

using namespace yieldmark::run;

// A shell that is watched; its journal is "$0".
struct watched {
    yieldmark::system::scratch here;
    std::string journal;
    supervised_process process;
    supervised_process::reader take = [this](std::string_view bytes) { journal += bytes; };

    explicit watched(std::string const& script, double stall_limit = 30)
        : process({.arguments = {"/bin/sh", "-c", script, (here / "journal").string()},
                   .environment = yieldmark::system::clean_environment(),
                   .cpu = std::nullopt},
                  here / "journal", stall_limit) {}

    void run() {
        while (!process.is_over(take))
            yieldmark::system::wait_for_news({&process.waited_for()}, std::chrono::milliseconds(20));
        process.end(take);
    }
};

TEST(supervised_process, what_it_printed_and_wrote_is_read_to_the_end) {
    watched one("echo a >$0; echo printed; echo b >>$0");
    one.run();
    EXPECT_EQ(one.journal, "a\nb\n");
    EXPECT_EQ(one.process.output(), "printed\n");
    EXPECT_EQ(one.process.what_went_wrong(), "");
    EXPECT_EQ(one.process.status(), 0);
}

TEST(supervised_process, a_bad_end_has_words_and_one_status_may_be_good_too) {
    watched one("exit 3");
    one.run();
    EXPECT_EQ(one.process.what_went_wrong(), "exited with 3");
    EXPECT_EQ(one.process.what_went_wrong(3), "");
    watched crashing("kill -SEGV $$");
    crashing.run();
    EXPECT_EQ(crashing.process.what_went_wrong(3), "crashed with signal 11 (SIGSEGV)");
    EXPECT_FALSE(crashing.process.hung());
}

TEST(supervised_process, without_news_for_too_long_it_is_ended_and_what_it_wrote_is_kept) {
    watched one("echo a >$0; while :; do sleep 1; done", 0.5);
    one.run();
    EXPECT_TRUE(one.process.hung());
    EXPECT_EQ(one.process.what_went_wrong(), "hung: no news for 0.5 s, so it was killed");
    EXPECT_FALSE(one.process.status());
    EXPECT_EQ(one.journal, "a\n");
}

// As a paused container, or a laptop that slept: the program stood still too, or had no one to tell.
TEST(supervised_process, time_in_which_nobody_looked_is_not_held_against_it) {
    watched one("while :; do sleep 1; done", 0.5);
    EXPECT_FALSE(one.process.is_over(one.take));
    std::this_thread::sleep_for(std::chrono::milliseconds(800));
    EXPECT_FALSE(one.process.is_over(one.take));
    one.process.end(one.take);
    EXPECT_EQ(one.process.what_went_wrong(), "");
}

TEST(supervised_process, ended_by_us_nothing_went_wrong) {
    watched one("while :; do sleep 1; done");
    EXPECT_FALSE(one.process.is_over(one.take));
    one.process.end(one.take);
    EXPECT_FALSE(one.process.hung());
    EXPECT_EQ(one.process.what_went_wrong(), "");
}

TEST(fruitless_row, three_that_measured_nothing_are_too_many_and_anything_measured_begins_anew) {
    fruitless_row row;
    EXPECT_TRUE(row.count("", 0));
    EXPECT_TRUE(row.count("", 0));
    EXPECT_FALSE(row.is_too_long());
    EXPECT_FALSE(row.count("a case is to blame", 0));
    EXPECT_TRUE(row.count("", 0));
    EXPECT_FALSE(row.count("", 1));
    for (int i = 0; i < 3; ++i) {
        EXPECT_FALSE(row.is_too_long());
        EXPECT_TRUE(row.count("", 0));
    }
    EXPECT_TRUE(row.is_too_long());
    row.reset();
    EXPECT_FALSE(row.is_too_long());
    EXPECT_EQ(fruitless_row::text(), "3 processes in a row measured nothing");
}

TEST(failure_line, names_the_case_if_there_is_one) {
    EXPECT_EQ(failure_line("time process 3", "a/loop/sum/1", "it threw"),
              "failed: time process 3, a/loop/sum/1: it threw");
    EXPECT_EQ(failure_line("the time pass", "", "given up"), "failed: the time pass: given up");
}

} // namespace
