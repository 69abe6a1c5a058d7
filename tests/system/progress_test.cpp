#include "harness/system/progress.hpp"

#include <gtest/gtest.h>

namespace {

using namespace yieldmark::system;

TEST(seconds_left, goes_on_as_what_is_done_did_and_is_not_known_before) {
    EXPECT_EQ(seconds_left(10, 5, 3), 6);
    EXPECT_EQ(seconds_left(10, 5, 0), 0);
    EXPECT_LT(seconds_left(10, 0, 3), 0);
}

TEST(progress_line, has_the_share_the_count_and_the_time_left_if_it_is_known) {
    EXPECT_EQ(line_of({.doing = "calibration", .done = 1, .total = 4, .seconds_left = 61}),
              " 25 %  calibration, 1 of 4 measurements, 1 min 1 s left");
    EXPECT_EQ(line_of({.doing = "calibration", .done = 0, .total = 4, .seconds_left = -1}),
              "  0 %  calibration, 0 of 4 measurements");
}

std::string shown_in_a_pipe(double silence) {
    auto* const file = std::tmpfile();
    {
        progress plain(file, progress::mode::plain, false, silence);
        plain.show({.doing = "calibration", .done = 1, .total = 4, .seconds_left = -1});
    }
    std::string text(static_cast<std::size_t>(std::ftell(file)), ' ');
    std::rewind(file);
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
}

TEST(progress, in_a_pipe_says_where_it_is_after_a_long_silence) {
    EXPECT_EQ(shown_in_a_pipe(0), " 25 %  calibration, 1 of 4 measurements\n");
    EXPECT_EQ(shown_in_a_pipe(1e9), "");
}

} // namespace
