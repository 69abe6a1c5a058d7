#include "harness/text/table.hpp"

#include "harness/text/color.hpp"
#include "harness/text/format.hpp"

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

std::size_t widest_line(std::string const& text) {
    std::istringstream lines(text);
    std::size_t widest = 0;
    for (std::string line; std::getline(lines, line);)
        widest = std::max(widest, columns(line));
    return widest;
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

TEST(table, fits_a_terminal_by_shortening_names_in_their_middle_then_sentences_at_their_end) {
    table t({{"case"}, {"time", column_kind::figure}, {"found", column_kind::sentence}});
    std::string const name = "packet_records/async_callbacks/drain/" + std::string(60, '6') + "/65536";
    t.add(
        {name, "4.10 µs", "slower, and in more words than there is room for on any terminal of 80 columns"});
    for (std::size_t const width : {200U, 120U, 80U, 40U}) {
        auto const text = t.terminal({false, width});
        EXPECT_LE(widest_line(text), width) << text;
        EXPECT_NE(text.find("5536"), std::string::npos) << text;
        EXPECT_NE(text.find("4.10 µs"), std::string::npos) << text;
    }
    EXPECT_NE(t.terminal({false, 200}).find("of 80 columns\n"), std::string::npos) << "names first";
    EXPECT_NE(t.terminal({false, 80}).find("…\n"), std::string::npos) << t.terminal({false, 80});
    EXPECT_NE(t.terminal().find(name), std::string::npos) << "nothing is shortened in a pipe";
}

TEST(table, headings_are_shortened_before_names) {
    table t({{"case"}, {"instructions (above 0.5 %)", column_kind::figure}});
    t.add({"fibonacci/coroutine/drain/4096", "+10.4 %"});
    EXPECT_EQ(t.terminal({false, 45}), "case                            instru…0.5 %)\n"
                                       "fibonacci/coroutine/drain/4096        +10.4 %\n");
    EXPECT_NE(t.terminal({false, 30}).find("+10.4 %"), std::string::npos);
    EXPECT_LE(widest_line(t.terminal({false, 30})), 30U);
}

TEST(table, a_column_keeps_to_its_own_limit) {
    table t({{"case", column_kind::name, 10}, {"time", column_kind::figure}});
    t.add({"a_name_of/many/parts/4096", "1"});
    EXPECT_EQ(t.terminal(), "case        time\na_nam…4096     1\n");
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
