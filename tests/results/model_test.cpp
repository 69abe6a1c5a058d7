#include "harness/results/model.hpp"

#include <gtest/gtest.h>

#include <string>

namespace yieldmark::results {
namespace {

TEST(case_name, is_split_at_its_slashes) {
    auto const name = parse_case_name("fibonacci/coroutine/drain/4096");
    EXPECT_EQ(name, (case_name{"fibonacci", "coroutine", "drain", 4096}));
    EXPECT_FALSE(name.foreign());
    EXPECT_EQ(parse_case_name("a/b/c/0").n, 0U);
    EXPECT_EQ(parse_case_name("a/b/c/18446744073709551615").n, 18446744073709551615U);
}

TEST(case_name, of_another_shape_is_foreign) {
    for (std::string const text :
         {"", "/", "BM_Sort", "BM_Sort/8", "a/b/c", "a/b/c/d", "a/b/c/", "a/b//1", "/b/c/1", "a/b/c/-1",
          "a/b/c/1x", "a/b/c/01", "a/b/c/+1", "a/b/c/18446744073709551616", "a/b/c/1/2", "a/b/c/1/threads:2",
          "a/b/c/ 1", "BM_copy/8/64/512", "BM_x/words/8/1"}) {
        auto const name = parse_case_name(text);
        EXPECT_TRUE(name.foreign()) << text;
        EXPECT_EQ(name.example, text);
        EXPECT_EQ(name.n, 0U);
    }
}

TEST(case_name, becomes_the_text_that_it_came_from) {
    for (std::string const text :
         {"fibonacci/coroutine/drain/4096", "a/b/c/0", "BM<a, b>/8", "a/b/c/007", ""})
        EXPECT_EQ(parse_case_name(text).text(), text);
}

} // namespace
} // namespace yieldmark::results
