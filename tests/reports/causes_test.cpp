// Alarms of one cause, shown as one.

#include "reports/comparison/causes.hpp"
#include "reports/comparison/rows.hpp"
#include "tests/compare/made_comparison.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yieldmark::report {
namespace {

using strings = std::vector<std::string>;

compare::comparison with_code() {
    compare::comparison c;
    for (auto const& [name, code] :
         {std::pair("a", strings{"f", "g"}), std::pair("b", strings{"g", "f"}), std::pair("c", strings{"h"}),
          std::pair("d", strings{}), std::pair("e", strings{}), std::pair("f", strings{"h"})}) {
        c.cases.push_back(
            test::made_case(name, {test::made_time(name[0] == 'f' ? 1 : 1.1, 0.01, 1e-9, name[0] != 'f')}));
        c.cases.back().changed_code = code;
    }
    return c;
}

TEST(causes, cases_whose_changed_functions_are_the_same) {
    auto const c = with_code();
    auto const found = shared_causes(c, {"a", "b", "c", "d", "e"});
    ASSERT_EQ(found.size(), 1U) << "one case alone, and cases of which nothing is known, share none";
    EXPECT_EQ(found[0].cases, (strings{"a", "b"}));
    EXPECT_EQ(found[0].functions, (strings{"f", "g"}));
    EXPECT_EQ(shared_causes(c, {"a", "b", "c", "f"}).size(), 2U);
    EXPECT_EQ(cause_sentences(found), strings{"2 cases differ in the same code (f, g): a, b"});
}

TEST(causes, stand_below_the_count_of_what_got_worse) {
    auto const lines = comparison_sentences(with_code());
    auto const at = std::ranges::find(lines, "2 cases differ in the same code (f, g): a, b");
    ASSERT_NE(at, lines.end());
    EXPECT_TRUE((at - 1)->starts_with("5 cases changed for the worse"));
}

TEST(causes, a_case_names_the_nearest_function) {
    auto const c = with_code();
    EXPECT_EQ(changed_code_text(c.cases[0]), "changed: f and 1 more");
    EXPECT_EQ(changed_code_text(c.cases[2]), "changed: h");
    EXPECT_EQ(changed_code_text(c.cases[3]), "");
}

} // namespace
} // namespace yieldmark::report
