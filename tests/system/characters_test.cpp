#include "harness/system/characters.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace {

using namespace yieldmark::system;

TEST(printable, every_kind_of_control_becomes_a_question_mark) {
    for (auto const* control :
         {"\x01", "\x1b", "\r", "\n", "\t", "\b", "\x7f", "\u0080", "\u009b", "\u009f", "\u061c", "\u200e",
          "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069"})
        EXPECT_EQ(printable(std::string("a") + control + "RED"), "a?RED") << static_cast<int>(control[0]);
    for (auto const* harmless : {"µs", "×", "…", "\u00a0", "\u200d", "日本", "🙂"})
        EXPECT_EQ(printable(harmless), harmless);
    EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a?b");
}

// A terminal of 8 bits would take the byte alone as a control.
TEST(printable, what_is_no_utf8_is_replaced) {
    EXPECT_EQ(printable("a\x9b"
                        "31mRED"),
              "a\ufffd31mRED");
    EXPECT_EQ(valid_utf8("\xe2\x82"), "\ufffd");
}

TEST(printable, lines_stay_lines) {
    EXPECT_EQ(printable_lines("a\tb\r\n\u009bc\n"), "a\tb?\n?c\n");
}

TEST(printable_json, the_value_is_the_same_and_nothing_drives_a_terminal) {
    nlohmann::json const value{{"na\u009bme", "\u202e##[error]##vso[task] ###[x] \x7f µ \u2028"}};
    auto const text = printable_json(value.dump(1));
    EXPECT_EQ(nlohmann::json::parse(text), value);
    EXPECT_EQ(text, printable_lines(text));
    EXPECT_EQ(text.find("##"), std::string::npos);
}

TEST(stream_guard, no_line_is_a_command_of_a_ci) {
    stream_guard guard;
    EXPECT_EQ(guard.passed("::error::x\n"), ":?error::x\n");
    EXPECT_EQ(guard.passed("  \t::set-env name=a::b\n"), "  \t:?set-env name=a::b\n");
    EXPECT_EQ(guard.passed("\u00a0::error::x\n"), "\u00a0:?error::x\n");
    EXPECT_EQ(guard.passed("a ##[error]x\n"), "a ##?error]x\n");
    EXPECT_EQ(guard.passed("a ##vso[task.x]x\n"), "a ##vso?task.x]x\n");
    EXPECT_EQ(guard.passed("##teamcity[x]\n"), "##teamcity?x]\n");
    EXPECT_EQ(guard.passed("###[x]\n"), "###?x]\n");
    EXPECT_EQ(guard.passed("\r::error::x\n"), "?::error::x\n"); // no longer at the beginning
}

std::string passed(std::initializer_list<char const*> pieces) {
    stream_guard guard;
    std::string all;
    for (auto const* piece : pieces)
        all += guard.passed(piece);
    return all;
}

TEST(stream_guard, nor_is_one_that_comes_in_pieces) {
    EXPECT_EQ(passed({" :", ":error::x\n"}), " :?error::x\n");
    EXPECT_EQ(passed({"a #", "#vso", "[x"}), "a ##vso?x");
    EXPECT_EQ(passed({"x\n", "::x"}), "x\n:?x");
}

TEST(stream_guard, what_is_no_command_stays) {
    stream_guard guard;
    for (auto const* text :
         {"std::vector<int>::size\n", "## Heading [x]\n", "#[x]\n", "a::b\n", ": ::\n", "x\n\n"})
        EXPECT_EQ(guard.passed(text), text);
}

TEST(stream_guard, colours_pass_where_they_are_wanted_and_nothing_else_does) {
    stream_guard guard;
    EXPECT_EQ(guard.passed("\x1b[31mred\x1b[0m \x1b[2Jx\x1b", true), "\x1b[31mred\x1b[0m ?[2Jx?");
    EXPECT_EQ(guard.passed("\x1b[31mred"), "?[31mred");
}

} // namespace
