#include "harness/results/lists.hpp"

#include <gtest/gtest.h>

namespace yieldmark::results {
namespace {

using strings = std::vector<std::string>;

TEST(append_new, keeps_each_once_in_the_order_of_its_first_mention) {
    strings all{"b"};
    append_new(all, std::string("a"));
    append_new(all, strings{"c", "b", "c", "a"});
    EXPECT_EQ(all, (strings{"b", "a", "c"}));
}

TEST(some_of, names_the_first_and_counts_the_rest) {
    strings const names{"a", "b", "c"};
    EXPECT_EQ(some_of(names, 2), "a, b and 1 more");
    EXPECT_EQ(some_of(names, 3), "a, b, c");
    EXPECT_EQ(some_of(names, 10), "a, b, c");
    EXPECT_EQ(some_of({}, 2), "");
}

} // namespace
} // namespace yieldmark::results
