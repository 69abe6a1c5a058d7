// Which lines of a program's output are its own.

#include "harness/run/foreign_output.hpp"

#include <gtest/gtest.h>

namespace yieldmark::run {
namespace {

constexpr char const* banner = "2026-11-27T09:24:00+00:00\n"
                               "Running ./bench\n"
                               "Run on (2 X 2445.43 MHz CPU s)\n"
                               "CPU Caches:\n"
                               "  L1 Data 32 KiB (x1)\n"
                               "  L2 Unified 512 KiB (x1)\n"
                               "Load Average: 0.98, 0.60, 0.40\n"
                               "***WARNING*** Library was built as DEBUG. Timings may be affected.\n"
                               "-----------------------------------------------------\n"
                               "Benchmark           Time             CPU   Iterations\n"
                               "-----------------------------------------------------\n";

TEST(own_words, are_what_is_neither_banner_nor_table) {
    EXPECT_EQ(
        own_words(std::string(banner) + "BM_Sort/8    12.3 ns     12.2 ns     57344 items=8M/s\n" + banner),
        "");
    EXPECT_EQ(
        own_words(std::string("Running out of data\n") + banner +
                  "BM_Sort/8_mean    1e+03 us     12.2 us     10\nterminate called\n  what():  no file\n\n" +
                  banner),
        "Running out of data\nterminate called\n  what():  no file");
    EXPECT_EQ(own_words("Running yieldmark\nBM_Sort/8_cv   34.20 %   26.83 %   3 mine=0.00% a label\n"
                        "BM_Sort_BigO    1.20 N    1.30 N\nBM_Sort_RMS    3 %    4 %\n"),
              "");
    EXPECT_EQ(own_words("BM_Bad      ERROR OCCURRED: 'no data'\n"), "BM_Bad      ERROR OCCURRED: 'no data'");
    EXPECT_EQ(own_words(""), "");
}

TEST(own_words, are_the_last_five_lines) {
    EXPECT_EQ(own_words("1\n2\n3\r\n4\n5\n6\n7"), "3\n4\n5\n6\n7");
}

} // namespace
} // namespace yieldmark::run
