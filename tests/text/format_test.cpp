#include "harness/text/format.hpp"

#include <gtest/gtest.h>

namespace {

using namespace yieldmark::text;

TEST(Format, Times) {
    EXPECT_EQ(time_text(0.2561), "0.256 ns");
    EXPECT_EQ(time_text(4.1), "4.10 ns");
    EXPECT_EQ(time_text(999.4), "999 ns");
    EXPECT_EQ(time_text(999.6), "1.00 µs");
    EXPECT_EQ(time_text(12'340'000), "12.3 ms");
    EXPECT_EQ(time_text(1.5e9), "1.50 s");
}

TEST(Format, FiguresWithoutRoomInPlainDigits) {
    EXPECT_EQ(three_digits(0.0005), "0.001");
    EXPECT_EQ(three_digits(0.0004), "4.00e-04");
    EXPECT_EQ(three_digits(-1e15), "-1.00e+15");
    EXPECT_EQ(time_text(5e-324), "4.94e-324 ns");
    EXPECT_EQ(time_text(1e308), "1.00e+299 s");
    EXPECT_EQ(ratio_text(1e300), "1.00e+300×");
    EXPECT_EQ(bytes_text(1e300), "9.31e+290 GiB");
}

TEST(Format, LongTextsAreShortenedInTheirMiddle) {
    EXPECT_EQ(shortened("short", 5), "short");
    EXPECT_EQ(shortened("a_name_of/many/parts/4096", 10), "a_nam…4096");
    EXPECT_EQ(shortened("µµµµµµµµ", 4), "µµ…µ");
}

TEST(Format, Bytes) {
    EXPECT_EQ(bytes_text(0), "0 B");
    EXPECT_EQ(bytes_text(1023), "1023 B");
    EXPECT_EQ(bytes_text(1024), "1.00 KiB");
    EXPECT_EQ(bytes_text(8'388'608), "8.00 MiB");
}

TEST(Format, Ratios) {
    EXPECT_EQ(ratio_text(0.0123), "0.012×");
    EXPECT_EQ(ratio_text(0.5), "0.50×");
    EXPECT_EQ(ratio_text(1), "1.00×");
    EXPECT_EQ(ratio_text(9.996), "10.0×");
    EXPECT_EQ(ratio_text(16.12), "16.1×");
    EXPECT_EQ(ratio_text(421'000), "421\u2009000×");
}

TEST(Format, RatiosWithIntervals) {
    EXPECT_EQ(ratio_with_interval({1.9, 2, 2.1, 0.95}), "2.00× (1.90–2.10)");
    EXPECT_EQ(ratio_with_interval({0.9, 1.01, 1.1, 0.95}), "≈ 1.01× (0.90–1.10)");
    EXPECT_EQ(ratio_with_interval({2, 2, 2, 0}), "2.00×");
    EXPECT_FALSE(like_one({1, 1, 1, 0}));
}

TEST(Format, Sizes) {
    EXPECT_EQ(size_text(0), "0");
    EXPECT_EQ(size_text(64), "64");
    EXPECT_EQ(size_text(4096), "4 Ki");
    EXPECT_EQ(size_text(1'048'576), "1 Mi");
    EXPECT_EQ(size_text(1000), "1000");
}

TEST(Format, ColumnsAreCodePoints) {
    EXPECT_EQ(columns("1.02×"), 5U);
}

} // namespace
