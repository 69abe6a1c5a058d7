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

std::string advice_on(std::string const& pattern) {
    case_filter filter({pattern, "*"});
    static_cast<void>(filter.takes("fibonacci/coroutine/drain/64", {"sequences"}));
    static_cast<void>(filter.takes("primes/eager/sum/4096", {"sequences"}));
    auto line = filter.report_idle("case", "look");
    std::string const begin = "no case matches '" + pattern + "'";
    EXPECT_TRUE(line.starts_with(begin)) << line;
    return line.substr(begin.size());
}

TEST(case_filter, says_what_may_have_been_meant) {
    EXPECT_EQ(advice_on("fibonaci"), "; did you mean 'fibonacci'? look");
    EXPECT_EQ(advice_on("sequenecs"), "; did you mean 'sequences'? look");
    EXPECT_EQ(advice_on("fibonaci/eager"), "; did you mean 'fibonacci/eager'? look");
    EXPECT_EQ(advice_on("coroutine"), "; did you mean '*/coroutine/*'? look");
    EXPECT_EQ(advice_on("corutine"), "; did you mean '*/coroutine/*'? look");
    EXPECT_EQ(advice_on("4095"), "; look"); // a size is no name
    EXPECT_EQ(advice_on("tree_walk"), "; look");
    EXPECT_EQ(advice_on("fibonaci*x"), "; look");
    EXPECT_EQ(advice_on(""), "; look");
}

} // namespace
} // namespace yieldmark::results
