#include "harness/bench/flags.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace yieldmark::bench {
namespace {

struct command_line {
    explicit command_line(std::vector<std::string> words) : words_{std::move(words)} {
        for (std::string& word : words_)
            argv.push_back(word.data());
        argc = static_cast<int>(argv.size());
        argv.push_back(nullptr);
    }
    std::vector<char*> argv;
    int argc;

private:
    std::vector<std::string> words_;
};

TEST(take_flags, takes_ours_and_leaves_google_benchmarks) {
    command_line line{{"bench", "--yieldmark_pass=heap", "--benchmark_filter=x", "--yieldmark_order=7",
                       "--yieldmark_plan=quick", "--yieldmark_long_slice=0.5"}};
    flags const taken = take_flags(line.argc, line.argv.data());
    EXPECT_EQ(taken.what, pass::heap);
    EXPECT_EQ(taken.order, 7U);
    EXPECT_TRUE(taken.quick);
    EXPECT_EQ(taken.long_slice, 0.5);
    ASSERT_EQ(line.argc, 2);
    EXPECT_STREQ(line.argv[1], "--benchmark_filter=x");
    EXPECT_EQ(line.argv[2], nullptr);
}

TEST(take_flags, refuses_what_it_does_not_know) {
    for (char const* wrong : {"--yieldmark_pas=heap", "--yieldmark_pass=fast", "--yieldmark_plan=slow",
                              "--yieldmark_order=x", "--yieldmark_order=", "--yieldmark_order=-1",
                              "--yieldmark_long_slice=-1", "--yieldmark_seconds=x"}) {
        command_line line{{"bench", wrong}};
        EXPECT_THROW(static_cast<void>(take_flags(line.argc, line.argv.data())), usage_error) << wrong;
    }
}

} // namespace
} // namespace yieldmark::bench
