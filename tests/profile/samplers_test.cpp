// What perf and Callgrind print, as they printed it.

#include "harness/profile/callgrind_file.hpp"
#include "harness/profile/perf_script.hpp"

#include <gtest/gtest.h>

namespace yieldmark::profile {
namespace {

TEST(perf_script, a_stack_for_each_sample) {
    auto const stacks =
        parse_perf_script("\t           97612 _int_malloc (/usr/lib/x86_64-linux-gnu/libc.so.6)\n"
                          "\t           98ac9 malloc (/usr/lib/x86_64-linux-gnu/libc.so.6)\n"
                          "\t          216b59 yieldmark_profiled_region (/tmp/a folder/yieldmark-bench)\n"
                          "\n\n"
                          "\tffffffff813a2413 finish_task_switch.isra.0 ([kernel.kallsyms])\n"
                          "\t            1250 [unknown] (/usr/lib/libbenchmark.so.1)\n"
                          "\tffffffffffffffff [unknown] ([unknown])\n");
    ASSERT_EQ(stacks.size(), 2U);
    ASSERT_EQ(stacks[0].frames.size(), 3U);
    EXPECT_EQ(stacks[0].frames[0].symbol, "_int_malloc");
    EXPECT_EQ(stacks[0].frames[2].module, "/tmp/a folder/yieldmark-bench");
    ASSERT_EQ(stacks[1].frames.size(), 2U);
    EXPECT_EQ(stacks[1].frames[0].module, "[kernel.kallsyms]");
    EXPECT_EQ(stacks[1].frames[1].symbol, "");
    EXPECT_EQ(stacks[1].weight, 1U);
}

TEST(perf_script, other_lines_are_passed_over) {
    EXPECT_TRUE(parse_perf_script("").empty());
    EXPECT_TRUE(parse_perf_script("perf 123 4.5: cpu-clock:\nno frame\n\tzz symbol (x)\n").empty());
}

TEST(callgrind_file, own_costs_by_the_way_a_function_was_called) {
    auto const stacks =
        parse_callgrind("# callgrind format\nversion: 1\ndesc: I1 cache: \nevents: Ir\nsummary: 130\n\n"
                        "ob=/bin/x\nfl=???\nfn=leaf'middle'yieldmark_profiled_region'main\n"
                        "0 90\n+3 10\n\n"
                        "fn=middle'yieldmark_profiled_region'main\n0 20\n"
                        "cob=/bin/x\ncfi=???\ncfn=leaf'middle'yieldmark_profiled_region'main\n"
                        "calls=5 0 \n0 100\n* 7\n\n"
                        "fn=again'2'again'yieldmark_profiled_region\n0 3\n\n"
                        "fn=0x00000000001ab70'yieldmark_profiled_region\n0 4\n\n"
                        "fn=(below main)'0x1\ncfn=main\ncalls=1 242 \n0 130\n");
    ASSERT_EQ(stacks.size(), 4U);
    EXPECT_EQ(stacks[0].weight, 100U);
    ASSERT_EQ(stacks[0].frames.size(), 4U);
    EXPECT_EQ(stacks[0].frames[0].symbol, "leaf");
    EXPECT_EQ(stacks[0].frames[2].symbol, region_symbol);
    EXPECT_EQ(stacks[1].weight, 27U);
    ASSERT_EQ(stacks[2].frames.size(), 3U);
    EXPECT_EQ(stacks[2].frames[1].symbol, "again");
    EXPECT_EQ(stacks[3].frames[0].symbol, "");
    EXPECT_EQ(folded_text(folded(stacks, "callgrind", "instructions")),
              "[x] 4\nagain;again 3\nmiddle 27\nmiddle;leaf 100\n");
}

} // namespace
} // namespace yieldmark::profile
