#include "harness/results/tutorials.hpp"

#include <gtest/gtest.h>

namespace yieldmark::results {
namespace {

TEST(tutorials, are_called_by_their_titles) {
    auto const titles = titles_of("001, 003");
    ASSERT_EQ(titles.size(), 2U);
    EXPECT_EQ(titles[0],
              "Unlocking the Power of Generators in Python: Efficient Data Processing and Memory Management");
    EXPECT_EQ(titles[1], "What is a Generator?");
    EXPECT_TRUE(titles_of("").empty());
}

TEST(tutorials, what_the_table_lacks_stands_for_itself) {
    EXPECT_EQ(titles_of("ledger"), std::vector<std::string>{"ledger"});
    EXPECT_EQ(tutorials_text("ours"), "“ours”");
}

TEST(tutorials, stand_in_a_sentence_without_their_subtitles) {
    EXPECT_EQ(tutorials_text("001"), "“Unlocking the Power of Generators in Python”");
    EXPECT_EQ(tutorials_text("002, 003"), "“Generator Functions in Python” and “What is a Generator?”");
    EXPECT_EQ(tutorials_text("000, 001, 002, 003, 004"), "all 5 tutorials");
}

} // namespace
} // namespace yieldmark::results
