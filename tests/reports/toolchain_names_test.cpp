#include "reports/toolchain_names.hpp"

#include <gtest/gtest.h>

namespace yieldmark::report {
namespace {

TEST(toolchain_names, have_the_flags_where_two_are_of_one_compiler) {
    results::run run;
    run.toolchains = {{"gcc", "g++ (Debian 12.2.0-14) 12.2.0", " -O3 -DNDEBUG"},
                      {"gcc-O3-flto", "g++ (Debian 12.2.0-14) 12.2.0", "-flto -O3 -DNDEBUG"},
                      {"clang", "clang++ 19.1.7", " -O3 -DNDEBUG"}};
    EXPECT_EQ(short_name(run, 0), "g++ 12.2.0 -O3");
    EXPECT_EQ(short_name(run, 1), "g++ 12.2.0 -O3 -flto");
    EXPECT_EQ(short_name(run, 2), "clang++ 19.1.7") << "no other is of this compiler";
}

TEST(toolchain_names, say_compiler_and_flags_as_far_as_they_are_known) {
    EXPECT_EQ(compiler_and_flags({"gcc", "g++ (Debian 12.2.0-14) 12.2.0", " -O2 -DNDEBUG"}),
              "g++ 12.2.0 -O2");
    EXPECT_EQ(compiler_and_flags({"gcc", "GCC: (Debian 12.2.0-14) 12.2.0", ""}), "GCC: 12.2.0");
}

} // namespace
} // namespace yieldmark::report
