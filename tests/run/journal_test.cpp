#include "harness/run/journal.hpp"

#include <gtest/gtest.h>

namespace yieldmark::run {
namespace {

constexpr char const* whole = R"({"begin":"a"}
{"name":"a","iterations":10,"real_time":5.5,"cpu_time":5,"repetition":0,"counters":{"speed_before":0.25,"speed_after":0.3,"items":4}}
{"name":"a","iterations":10,"real_time":5.25,"cpu_time":5,"repetition":1,"counters":{"speed_before":0.25,"speed_after":0.3,"items":4}}
{"begin":"b"}
{"name":"b","error":"check failed: digest"}
{"end":true}
)";

TEST(journal, reads_what_a_process_wrote) {
    journal j(2);
    j.feed(whole);
    ASSERT_TRUE(j.finished().contains("a"));
    auto const& readings = j.finished().at("a");
    ASSERT_EQ(readings.size(), 2U);
    EXPECT_EQ(readings[1].real_time, 5.25);
    EXPECT_EQ(readings[1].iterations, 10U);
    EXPECT_EQ(readings[1].speed_after, 0.3);
    EXPECT_EQ(readings[1].items, 4U);
    EXPECT_EQ(j.errors().at("b"), "check failed: digest");
    EXPECT_TRUE(j.ended());
    EXPECT_EQ(j.open_case(), "");
}

TEST(journal, comes_out_the_same_byte_by_byte) {
    journal j(2);
    for (char const c : std::string(whole))
        j.feed({&c, 1});
    EXPECT_EQ(j.finished().at("a").size(), 2U);
    EXPECT_TRUE(j.ended());
}

TEST(journal, names_the_case_that_was_begun_without_a_result) {
    journal j(2);
    j.feed("{\"begin\":\"a\"}\n{\"name\":\"a\",\"real_time\":1}\n{\"name\":\"a\",\"real_time\":1}\n{"
           "\"begin\":\"b\"}\n");
    EXPECT_EQ(j.open_case(), "b");
    EXPECT_TRUE(j.finished().contains("a"));
}

TEST(journal, a_case_cut_between_its_repetitions_is_not_finished) {
    journal j(3);
    j.feed("{\"begin\":\"a\"}\n{\"name\":\"a\",\"real_time\":1}\n{\"name\":\"a\",\"real_time\":1}\n");
    EXPECT_EQ(j.open_case(), "a");
    EXPECT_TRUE(j.finished().empty());
}

TEST(journal, fewer_repetitions_are_accepted_once_the_next_case_begins) {
    journal j(3);
    j.feed("{\"begin\":\"a\"}\n{\"name\":\"a\",\"real_time\":1}\n{\"begin\":\"b\"}\n");
    EXPECT_EQ(j.finished().at("a").size(), 1U);
}

TEST(journal, a_line_cut_by_a_kill_is_left_out) {
    journal j(1);
    j.feed("{\"begin\":\"a\"}\n{\"name\":\"a\",\"real_ti");
    EXPECT_TRUE(j.finished().empty());
    EXPECT_EQ(j.open_case(), "a");
}

TEST(journal, what_is_not_json_is_counted_and_passed_over) {
    journal j(1);
    j.feed("hello\n[1]\n{\"begin\":7}\n{\"name\":\"a\",\"real_time\":\"x\"}\n");
    EXPECT_EQ(j.torn(), 2U);
    EXPECT_EQ(j.finished().at("a").front().real_time, 0);
}

TEST(journal, takes_heap_figures_and_resident_bytes) {
    journal j(1);
    j.feed("{\"name\":\"a\",\"peak_bytes\":64,\"allocations\":2,\"total_bytes\":128}\n"
           "{\"name\":\"b\",\"counters\":{\"resident_bytes\":4096}}\n");
    auto const& heap = j.finished().at("a").front().values;
    EXPECT_EQ(heap.at("peak_bytes"), 64);
    EXPECT_EQ(heap.at("allocations"), 2);
    EXPECT_EQ(heap.at("total_bytes"), 128);
    EXPECT_EQ(j.finished().at("b").front().values.at("resident_bytes"), 4096);
}

} // namespace
} // namespace yieldmark::run
