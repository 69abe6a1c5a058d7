// Cases that can't have changed, on their way into a comparison.

#include "harness/compare/unchanged.hpp"
#include "tests/compare/made_comparison.hpp"

#include <gtest/gtest.h>

namespace yieldmark::compare {
namespace {

using strings = std::vector<std::string>;

told_apart apart(strings const& cases, same_code_result const& code, comparison_request const& asked,
                 std::string const& prefix = {}) {
    system::progress quiet(stderr, system::progress::mode::quiet, false);
    return tell_apart(cases, code, asked, quiet, prefix);
}

TEST(unchanged, is_not_measured_unless_extra_work_is_put_in) {
    same_code_result const code{.unchanged = {"a", "b"}, .changed = {{"c", {"f"}}}};
    auto const plain = apart({"a", "b", "c"}, code, {});
    EXPECT_EQ(plain.measured, strings{"c"});
    EXPECT_EQ(plain.unchanged, (strings{"a", "b"}));
    comparison_request asked;
    asked.inject = {{"p/b", 5}};
    EXPECT_EQ(apart({"a", "b", "c"}, code, asked, "p/").measured, (strings{"b", "c"}));
    EXPECT_EQ(apart({"a", "b", "c"}, {}, {}).measured, (strings{"a", "b", "c"}));
}

TEST(unchanged, stands_in_its_place_with_nothing_measured) {
    comparison c;
    c.cases = {test::made_case("c", {test::made_time(1, 0.01, 1, false)})};
    same_code_result const code{.unchanged = {"a", "d"}, .changed = {{"c", strings(50, "f")}}};
    add_unchanged(c, {"a", "c", "d"}, {.measured = {"c"}, .unchanged = {"a", "d"}}, code);
    ASSERT_EQ(c.cases.size(), 3U);
    EXPECT_EQ(c.cases[0].name, "a");
    EXPECT_TRUE(c.cases[0].unchanged);
    EXPECT_TRUE(c.cases[0].metrics.empty());
    EXPECT_EQ(c.cases[1].name, "c");
    EXPECT_FALSE(c.cases[1].unchanged);
    EXPECT_EQ(c.cases[1].changed_code.size(), 20U) << "not the whole program";
    EXPECT_EQ(c.cases[2].name, "d");
}

} // namespace
} // namespace yieldmark::compare
