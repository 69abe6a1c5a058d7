// What is said about the functions that make a case differ.

#include "reports/comparison/explained.hpp"
#include "tests/compare/made_comparison.hpp"

#include <gtest/gtest.h>

namespace yieldmark::report {
namespace {

compare::comparison one_explained(compare::explanation why) {
    compare::comparison c;
    c.cases.push_back(test::made_case("sort/1024", {test::made_time(1.2, 0.01, 1e-9, true)}));
    c.cases.push_back(test::made_case("other", {test::made_time(1, 0.01, 1, false)}));
    c.cases[0].why = std::move(why);
    return c;
}

std::string terminal(compare::explanation why) {
    auto const c = one_explained(std::move(why));
    return explained_terminal(explained_cases(c), {});
}

TEST(explained, names_both_counts_and_the_rows_add_up) {
    EXPECT_EQ(terminal({.base = 10'000,
                        .now = 12'500,
                        .functions = {{"grow", 0, 2000}, {"sort_range(...)", 7000.4, 7600.4}}}),
              "sort/1024: 10000 → 12500 instructions in an iteration, by function:\n"
              "function         base   new  difference\n"
              "grow                0  2000       +2000\n"
              "sort_range(...)  7000  7600        +600\n"
              "(all others)     3000  2900        −100\n\n");
}

TEST(explained, says_where_no_function_differs) {
    EXPECT_EQ(
        terminal({.base = 5000, .now = 5000}),
        "sort/1024: no function's instructions differ, both sides execute 5000 in an iteration; the cause is "
        "the code's layout, the cache or the kernel\n\n");
}

TEST(explained, says_why_nothing_was_counted) {
    EXPECT_EQ(terminal({.why_not = "the program has no symbols"}),
              "sort/1024: its instructions could not be counted: the program has no symbols\n\n");
}

TEST(explained, markdown_is_harmless_and_says_what_has_no_room) {
    auto c = one_explained({.base = 1, .now = 2, .functions = {{"a<b>|`c`\n", 1, 2}}});
    auto const whole = explained_markdown(explained_cases(c), 10'000);
    EXPECT_NE(whole.find("### Where the instructions went"), std::string::npos);
    EXPECT_EQ(whole.find("a<b>"), std::string::npos);
    EXPECT_NE(explained_markdown(explained_cases(c), 100).find("… and 1 more."), std::string::npos);
    c.cases[0].why.reset();
    EXPECT_EQ(explained_markdown(explained_cases(c), 10'000), "");
}

} // namespace
} // namespace yieldmark::report
