#include "harness/text/wrap.hpp"

#include <gtest/gtest.h>

namespace yieldmark::text {
namespace {

TEST(wrapped, breaks_between_words_only) {
    EXPECT_EQ(wrapped("one two three", 8), "one two\nthree\n");
    EXPECT_EQ(wrapped("one two three", 7), "one two\nthree\n");
    EXPECT_EQ(wrapped("one two three", 6), "one\ntwo\nthree\n");
    EXPECT_EQ(wrapped("unbreakable", 4), "unbreakable\n");
    EXPECT_EQ(wrapped("", 4), "\n");
}

TEST(labelled, goes_on_below_its_first_line) {
    EXPECT_EQ(labelled("note: ", "one two three", 13), "note: one two\n      three\n");
    EXPECT_EQ(labelled("note: ", "one two three", 0), "note: one two three\n");
}

TEST(wrapped, without_a_width_it_is_one_line) {
    EXPECT_EQ(wrapped("one two three", 0), "one two three\n");
}

TEST(wrapped, indents_all_lines_but_the_first_and_counts_columns) {
    EXPECT_EQ(wrapped("×× two", 8, 4), "××\n    two\n");
    EXPECT_EQ(wrapped("×× two", 10, 4), "×× two\n");
}

using lines = std::vector<std::string>;

TEST(broken, ends_a_line_where_its_kind_of_text_may_end) {
    EXPECT_EQ(broken("a bb/cc dd", 7, breaks::at_blanks), (lines{"a bb/cc", "dd"}));
    EXPECT_EQ(broken("BM_A<x, y>/64/real_time", 14, breaks::in_names),
              (lines{"BM_A<x, y>/64/", "real_time"}));
    EXPECT_EQ(broken("+1.0 % (+0.5 % to +1.5 %)", 20, breaks::before_brackets),
              (lines{"+1.0 %", "(+0.5 % to +1.5 %)"}));
    EXPECT_EQ(broken("", 5, breaks::at_blanks), (lines{""}));
}

TEST(broken, breaks_a_long_part_at_the_width_unless_it_may_break_nowhere) {
    EXPECT_EQ(broken("a/×××××××", 3, breaks::in_names), (lines{"a/", "×××", "×××", "×"}));
    EXPECT_EQ(broken("×××××××", 3, breaks::nowhere), (lines{"×××××××"}));
}

TEST(longest_part, counts_columns_between_breaks) {
    EXPECT_EQ(longest_part("one three ××", breaks::at_blanks), 5U);
    EXPECT_EQ(longest_part("+1.0 % (+0.5 %)", breaks::before_brackets), 8U);
    EXPECT_EQ(longest_part("one three", breaks::nowhere), 9U);
    EXPECT_EQ(longest_part("", breaks::in_names), 0U);
}

} // namespace
} // namespace yieldmark::text
