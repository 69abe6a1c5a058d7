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

TEST(wrapped, without_a_width_it_is_one_line) {
    EXPECT_EQ(wrapped("one two three", 0), "one two three\n");
}

TEST(wrapped, indents_all_lines_but_the_first_and_counts_columns) {
    EXPECT_EQ(wrapped("×× two", 8, 4), "××\n    two\n");
    EXPECT_EQ(wrapped("×× two", 10, 4), "×× two\n");
}

} // namespace
} // namespace yieldmark::text
