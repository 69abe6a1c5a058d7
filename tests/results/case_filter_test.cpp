// The one rule of matching, held against the table that the page's own is held against too.

#include "harness/results/case_filter.hpp"
#include "harness/system/errors.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace yieldmark::results {
namespace {

using names = std::vector<std::string>;

TEST(case_filter, matches_as_the_table_says) {
    auto const table = nlohmann::json::parse(test::text_of(YIELDMARK_CASE_FILTERS));
    ASSERT_GT(table.size(), 40U);
    for (auto const& row : table)
        EXPECT_EQ(case_matches(row.at("name").get<std::string>(), row.at("pattern").get<std::string>(),
                               row.value("suite", "")),
                  row.at("matches").get<bool>())
            << row;
}

// Whatever a pattern names must have been built: the example that holds it is never left out.
TEST(case_filter, an_example_whose_case_is_named_may_be_meant) {
    for (auto const& row : nlohmann::json::parse(test::text_of(YIELDMARK_CASE_FILTERS))) {
        auto const name = row.at("name").get<std::string>();
        if (row.at("matches").get<bool>() && name.find('/') != std::string::npos &&
            !name.starts_with("BM_")) {
            EXPECT_TRUE(may_match_example(name.substr(0, name.find('/')),
                                          row.at("pattern").get<std::string>(), row.value("suite", "")))
                << row;
        }
    }
    EXPECT_FALSE(may_match_example("power", "fibonacci", "sequences"));
    EXPECT_FALSE(may_match_example("power", "fib*/drain/*", "sequences"));
    EXPECT_FALSE(may_match_example("power", "powers/*", "sequences"));
}

TEST(case_filter, remembers_which_patterns_named_something) {
    case_filter filter({"a", "letters", "c/*", "d"});
    EXPECT_TRUE(filter.takes("a/loop/drain/1"));
    EXPECT_TRUE(filter.takes("b/loop/drain/1", {"letters", ""}));
    EXPECT_FALSE(filter.takes("e/loop/drain/1"));
    EXPECT_EQ(filter.idle(), (names{"c/*", "d"}));
    EXPECT_EQ(filter.report_idle("case", "look"), "no case matches 'c/*', 'd'; look");
}

TEST(case_filter, all_patterns_are_asked_even_where_the_first_fits) {
    case_filter filter({"a", "*"});
    EXPECT_TRUE(filter.takes("a/loop/drain/1"));
    EXPECT_TRUE(filter.idle().empty());
    EXPECT_EQ(filter.report_idle("case", "look"), "");
}

TEST(case_filter, of_no_patterns_takes_everything) {
    case_filter filter({});
    EXPECT_TRUE(filter.takes("anything"));
    EXPECT_EQ(filter.report_idle("case", "look"), "");
}

TEST(case_filter, where_nothing_is_left_it_is_a_usage_error) {
    case_filter filter({"x", "y"});
    EXPECT_FALSE(filter.takes("a"));
    try {
        static_cast<void>(filter.report_idle("case of plan quick", ""));
        FAIL();
    } catch (system::usage_error const& e) {
        EXPECT_STREQ(e.what(), "no case of plan quick matches 'x', 'y'");
    }
}

} // namespace
} // namespace yieldmark::results
