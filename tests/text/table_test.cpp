#include "harness/text/table.hpp"

#include "harness/text/color.hpp"
#include "harness/text/format.hpp"
#include "tests/text/widest_line.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

namespace yieldmark::text {
namespace {

table made() {
    table t({{"case"}, {"time", column_kind::figure}, {"found", column_kind::sentence}});
    t.add({"fibonacci/coroutine/drain/4096", "4.10 µs", "slower"});
    t.add({"a", "72 ns", ""});
    return t;
}

TEST(table, names_stand_on_the_left_and_figures_on_the_right) {
    EXPECT_EQ(made().terminal(), "case                               time  found\n"
                                 "fibonacci/coroutine/drain/4096  4.10 µs  slower\n"
                                 "a                                 72 ns\n");
}

TEST(table, the_same_as_markdown) {
    EXPECT_EQ(made().markdown(), "| case | time | found |\n|---|---:|---|\n"
                                 "| fibonacci/coroutine/drain/4096 | 4.10 µs | slower |\n"
                                 "| a | 72 ns |  |\n");
    EXPECT_EQ(made().markdown(), made().markdown_head() + made().markdown_row(0) + made().markdown_row(1));
}

TEST(table, without_headings_it_has_no_line_of_them) {
    table t({{""}, {""}});
    t.add({"a", "b"});
    EXPECT_EQ(t.terminal(), "a  b\n");
}

TEST(table, a_column_that_no_row_fills_is_left_out) {
    table t({{"case"}, {"memory", column_kind::figure}, {"found"}});
    t.add({"a", "", "b"});
    EXPECT_EQ(t.terminal(), "case  found\na     b\n");
    EXPECT_EQ(t.markdown(), "| case | found |\n|---|---|\n| a | b |\n");
}

// As another project's program names its benchmarks: long, and different in the middle only.
constexpr char const* foreign_names[] = {
    "BM_Insert<std::map<int, int>>/size:1024/real_time/threads:8",
    "BM_Insert<std::map<int, int>>/size:4096/real_time/threads:8",
    "BM_Insert<std::set<int, int>>/size:1024/real_time/threads:8",
    "family/size:1024/real_time/threads:8",
    "family/size:1024/real_time/threads:16",
};

// A table as a comparison prints it.
table of_foreign_names(std::size_t columns_of_figures) {
    std::vector<column> columns{{"case", column_kind::name, longest_name}};
    columns.resize(columns_of_figures + 1, {"time (above 2 %)", column_kind::figure});
    columns.push_back({"what was found", column_kind::sentence});
    table t(std::move(columns));
    for (auto const* name : foreign_names) {
        std::vector<cell> row{name};
        row.resize(columns_of_figures + 1, "−0.1 % (−0.6 % to +0.4 %)");
        row.emplace_back("no difference found, would have seen 1.80 %");
        t.add(std::move(row));
    }
    return t;
}

// All of its text without blanks and line ends, in order.
std::string letters(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

TEST(table, names_are_whole_in_every_terminal) {
    for (std::size_t const width : {80U, 120U, 200U})
        for (std::size_t const figures : {0U, 1U, 2U, 3U}) {
            auto const text = of_foreign_names(figures).terminal({false, width});
            EXPECT_LE(test::widest_line(text), width) << text;
            EXPECT_EQ(text.find("…"), std::string::npos) << text;
            std::istringstream lines(text);
            std::string first_column;
            for (std::string line; std::getline(lines, line);)
                first_column += line.substr(0, line.find("  "));
            for (auto const* name : foreign_names)
                EXPECT_NE(letters(first_column).find(letters(name)), std::string::npos) << text;
        }
}

TEST(table, a_name_goes_on_in_the_next_line_after_a_slash) {
    table t({{"case"}, {"time", column_kind::figure}, {"found", column_kind::sentence}});
    t.add({"family/size:1024/real_time/threads:8", "4.10 µs", "slower, with more instructions"});
    EXPECT_EQ(t.terminal({false, 54}), "case                    time  found\n"
                                       "family/size:1024/    4.10 µs  slower, with more\n"
                                       "real_time/threads:8           instructions\n");
    EXPECT_EQ(t.terminal(),
              "case                                     time  found\n"
              "family/size:1024/real_time/threads:8  4.10 µs  slower, with more instructions\n");
}

TEST(table, a_name_stands_above_its_row_where_there_is_no_room_beside_it) {
    table t({{"case"}, {"time", column_kind::figure}, {"found", column_kind::word}});
    t.add({"family/size:1024/real_time/threads:8", "4.10 µs", "slower"});
    t.add({"family/size:1024/real_time/threads:16", "14.1 µs", "faster"});
    EXPECT_EQ(t.terminal({false, 36}), "case\n"
                                       "     time  found\n"
                                       "family/size:1024/real_time/threads:8\n"
                                       "  4.10 µs  slower\n"
                                       "family/size:1024/real_time/\n"
                                       "threads:16\n"
                                       "  14.1 µs  faster\n");
}

TEST(table, a_row_without_a_name_stays_below_the_one_that_it_goes_on_with) {
    table t({{""}, {"", column_kind::figure}});
    std::string const ones(40, '1');
    std::string const twos(40, '2');
    t.add({"family/size:1024/real_time/threads:8", ones});
    t.add({"", twos});
    EXPECT_EQ(t.terminal({false, 50}), "family/size:1024/    " + ones + "\nreal_time/threads:8\n" +
                                           std::string(21, ' ') + twos + "\n");
}

TEST(table, headings_take_more_lines_before_names_and_figures_after_them) {
    table t({{"case"}, {"instructions (above 0.5 %)", column_kind::figure}});
    t.add({"fibonacci/coroutine/drain/4096", "+10.4 % (10.1 % to 10.7 %)"});
    EXPECT_EQ(t.terminal({false, 58}), "case                            instructions (above 0.5 %)\n"
                                       "fibonacci/coroutine/drain/4096  +10.4 % (10.1 % to 10.7 %)\n");
    EXPECT_EQ(t.terminal({false, 50}), "case                  instructions (above 0.5 %)\n"
                                       "fibonacci/coroutine/  +10.4 % (10.1 % to 10.7 %)\n"
                                       "drain/4096\n");
    EXPECT_EQ(t.terminal({false, 42}), "case                  instructions (above\n"
                                       "                                   0.5 %)\n"
                                       "fibonacci/coroutine/              +10.4 %\n"
                                       "drain/4096             (10.1 % to 10.7 %)\n");
}

TEST(table, a_column_keeps_to_its_own_limit) {
    table t({{"case", column_kind::name, 10}, {"time", column_kind::figure}});
    t.add({"a_name_of/many/parts/4096", "1"});
    t.add({"b", "2"});
    EXPECT_EQ(t.terminal({false, 80}), "case        time\n"
                                       "a_name_of/     1\n"
                                       "many/\n"
                                       "parts/4096\n"
                                       "b              2\n");
    EXPECT_EQ(t.terminal(), "case        time\n"
                            "a_name_of/many/parts/4096     1\n"
                            "b              2\n")
        << "in a pipe a row is one line";
}

TEST(table, colours_cells_and_rows_only_where_asked) {
    table t({{"a"}, {"b", column_kind::figure}});
    t.add({"x", {"1", color::red}});
    t.add({"y", "2"}, color::dim);
    EXPECT_EQ(t.terminal(true), "a  b\nx  \x1b[31m1\x1b[0m\n\x1b[2my  2\x1b[0m\n");
    EXPECT_EQ(t.terminal(false), "a  b\nx  1\ny  2\n");
}

TEST(table, hostile_text_stays_text) {
    table t({{"a|b"}, {"c"}});
    t.add({"x|y\n\x1b[2J", "<img>"});
    t.add({std::string(5000, 'n'), cell::markdown("**bold**")});
    EXPECT_EQ(t.terminal().find('\x1b'), std::string::npos);
    EXPECT_EQ(t.terminal().find("y\n"), std::string::npos);
    EXPECT_LT(t.terminal().size(), 1000U);
    EXPECT_LT(t.terminal({false, 80}).size(), 1000U);
    EXPECT_NE(t.markdown().find("| x\\|y "), std::string::npos) << t.markdown();
    EXPECT_EQ(t.markdown().find("<img>"), std::string::npos);
    EXPECT_NE(t.markdown().find(" **bold** |"), std::string::npos);
    EXPECT_LT(t.markdown().size(), 400U);
}

TEST(table, every_row_has_all_its_cells) {
    table t({{"a"}, {"b"}});
    EXPECT_THROW(t.add({"x"}), std::invalid_argument);
    EXPECT_THROW(t.add({"x", "y", "z"}), std::invalid_argument);
}

} // namespace
} // namespace yieldmark::text
