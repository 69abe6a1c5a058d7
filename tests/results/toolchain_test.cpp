#include "harness/results/toolchain.hpp"

#include <gtest/gtest.h>

namespace yieldmark::results {
namespace {

TEST(toolchain, of_the_flags_those_tell_that_decide_the_code) {
    EXPECT_EQ(telling_flags(" -O3 -DNDEBUG"), "-O3");
    EXPECT_EQ(telling_flags("-march=native -O2 -O3 -flto -DNDEBUG"), "-O3 -march=native -flto");
    EXPECT_EQ(telling_flags("-g1 -Wall -ffile-prefix-map=/a=/b"), "-O0");
    EXPECT_EQ(telling_flags(""), "");
    EXPECT_EQ(telling_flags("  "), "");
}

TEST(toolchain, id_has_the_flags_unless_they_are_the_usual_ones) {
    EXPECT_EQ(toolchain_id("gcc", " -O3 -DNDEBUG"), "gcc");
    EXPECT_EQ(toolchain_id("gcc", ""), "gcc") << "another project's program, whose flags aren't known";
    EXPECT_EQ(toolchain_id("gcc", " -O2 -DNDEBUG"), "gcc-O2");
    EXPECT_EQ(toolchain_id("clang", "-O3 -march=native -DNDEBUG"), "clang-O3-march=native");
    EXPECT_EQ(toolchain_id("gcc", "-O3 --param max-unroll-times=4 -specs=/a/b"),
              "gcc-O3--param_max-unroll-times=4-specs=_a_b")
        << "neither a blank nor a '/' may end a case's name";
}

TEST(toolchain, is_the_same_if_compiler_and_telling_flags_are) {
    toolchain const plain{"gcc", "g++ 12.2.0", " -O3 -DNDEBUG"};
    EXPECT_TRUE(same_toolchain(plain, {"gcc-2", "g++ 12.2.0", "-O3"}));
    EXPECT_FALSE(same_toolchain(plain, {"gcc", "g++ 12.2.0", "-O2 -DNDEBUG"}));
    EXPECT_FALSE(same_toolchain(plain, {"gcc", "g++ 14.2.0", " -O3 -DNDEBUG"}));
    EXPECT_FALSE(same_toolchain({"one", "", ""}, {"other", "", ""}));
}

} // namespace
} // namespace yieldmark::results
