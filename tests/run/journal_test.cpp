#include "harness/run/journal.hpp"
#include "tests/run/sealed_lines.hpp"

#include <gtest/gtest.h>

namespace yieldmark::run {
namespace {

using test::sealed_lines;

constexpr char const* whole = R"({"begin":"a"}
{"name":"a","iterations":10,"real_time":5.5,"cpu_time":5,"repetition":0,"counters":{"speed_before":0.25,"speed_after":0.3,"items":4}}
{"name":"a","iterations":10,"real_time":5.25,"cpu_time":5,"repetition":1,"counters":{"speed_before":0.25,"speed_after":0.3,"items":4}}
{"begin":"b"}
{"name":"b","error":"check failed: digest"}
{"end":true}
)";

TEST(journal, reads_what_a_process_wrote) {
    journal j(2);
    j.feed(sealed_lines(whole));
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
    for (char const c : sealed_lines(whole))
        j.feed({&c, 1});
    EXPECT_EQ(j.finished().at("a").size(), 2U);
    EXPECT_TRUE(j.ended());
}

TEST(journal, names_the_case_that_was_begun_without_a_result) {
    journal j(2);
    j.feed(sealed_lines("{\"begin\":\"a\"}\n{\"name\":\"a\",\"iterations\":1,\"real_time\":1}\n{\"name\":"
                        "\"a\",\"iterations\":1,\"real_time\":1}\n{"
                        "\"begin\":\"b\"}\n"));
    EXPECT_EQ(j.open_case(), "b");
    EXPECT_TRUE(j.finished().contains("a"));
}

TEST(journal, a_case_cut_between_its_repetitions_is_not_finished) {
    journal j(3);
    j.feed(sealed_lines("{\"begin\":\"a\"}\n{\"name\":\"a\",\"iterations\":1,\"real_time\":1}\n{\"name\":"
                        "\"a\",\"iterations\":1,\"real_time\":1}\n"));
    EXPECT_EQ(j.open_case(), "a");
    EXPECT_TRUE(j.finished().empty());
}

TEST(journal, fewer_repetitions_are_accepted_once_the_next_case_begins) {
    journal j(3);
    j.feed(sealed_lines(
        "{\"begin\":\"a\"}\n{\"name\":\"a\",\"iterations\":1,\"real_time\":1}\n{\"begin\":\"b\"}\n"));
    EXPECT_EQ(j.finished().at("a").size(), 1U);
}

TEST(journal, a_line_cut_by_a_kill_is_left_out) {
    journal j(1);
    j.feed(sealed_lines("{\"begin\":\"a\"}\n{\"name\":\"a\",\"real_ti"));
    EXPECT_TRUE(j.finished().empty());
    EXPECT_EQ(j.open_case(), "a");
}

// Each in place of the second of three cases: that one is not finished, the others are.
TEST(journal, a_line_that_is_no_reading_is_counted_and_its_case_is_not_finished) {
    for (auto const* line :
         {"hello", "[1]", "{}", R"({"name":"b"})", R"({"name":"b","iterations":9})",
          R"({"name":"b","iterations":9,"real_time":"x"})", R"({"name":"b","iterations":9,"real_time":0})",
          R"({"name":"b","iterations":9,"real_time":-1})", R"({"name":"b","iterations":9,"real_time":1e300})",
          R"({"name":"b","iterations":9,"real_time":1,"cpu_time":-1})", R"({"name":"b","real_time":1})",
          R"({"name":"b","iterations":-9,"real_time":1})", R"({"name":"b","iterations":9,"re_l_time":1})",
          R"({"name":"b","iterations":9,"real_time":1,"peak_bytes":-64})",
          R"({"name":"b","iterations":9,"real_time":1,"counters":{"speed_before":-0.1}})"}) {
        journal j(1);
        j.feed(sealed_lines(
            "{\"begin\":\"a\"}\n{\"name\":\"a\",\"iterations\":1,\"real_time\":1}\n{\"begin\":\"b\"}\n" +
            std::string(line) + "\n{\"begin\":\"c\"}\n{\"name\":\"c\",\"iterations\":1,\"real_time\":1}\n"));
        EXPECT_EQ(j.torn(), 1U) << line;
        EXPECT_FALSE(j.finished().contains("b")) << line;
        EXPECT_EQ(j.finished().size(), 2U) << line;
    }
}

TEST(journal, any_byte_that_is_damaged_costs_a_case_and_no_figure_is_wrong) {
    journal good(2);
    auto const text = sealed_lines(whole);
    good.feed(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto damaged = text;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        journal j(2);
        j.feed(damaged);
        EXPECT_EQ(j.torn(), text[at] == '\n' ? j.torn() : 1U) << at;
        for (auto const& [name, readings] : j.finished()) {
            ASSERT_TRUE(good.finished().contains(name)) << at;
            ASSERT_EQ(readings.size(), 2U) << at;
            EXPECT_EQ(readings[1].real_time, good.finished().at(name)[1].real_time);
        }
    }
}

TEST(journal, a_torn_repetition_costs_all_of_its_case) {
    journal j(2);
    j.feed(sealed_lines("{\"begin\":\"a\"}\n{\"name\":\"a\",\"iterations\":1,\"real_time\":1}\ntorn\n"
                        "{\"name\":\"a\",\"iterations\":1,\"real_time\":1}\n{\"begin\":\"b\"}\n"));
    EXPECT_TRUE(j.finished().empty());
}

TEST(journal, takes_heap_figures_and_resident_bytes) {
    journal j(1);
    j.feed(sealed_lines(
        "{\"name\":\"a\",\"iterations\":1,\"peak_bytes\":64,\"allocations\":2,\"total_bytes\":128}\n"
        "{\"name\":\"b\",\"iterations\":1,\"counters\":{\"resident_bytes\":4096}}\n"));
    auto const& heap = j.finished().at("a").front().values;
    EXPECT_EQ(heap.at("peak_bytes"), 64);
    EXPECT_EQ(heap.at("allocations"), 2);
    EXPECT_EQ(heap.at("total_bytes"), 128);
    EXPECT_EQ(j.finished().at("b").front().values.at("resident_bytes"), 4096);
}

} // namespace
} // namespace yieldmark::run
