#include "harness/system/cmake_cache.hpp"

#include "harness/system/scratch.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace yieldmark::system {
namespace {

TEST(cmake_cache, has_each_entry_by_its_name) {
    scratch const build;
    EXPECT_TRUE(cmake_cache(build.path()).empty());
    std::ofstream(build / "CMakeCache.txt")
        << "# a comment: of nothing\n//What it is: a type\n"
           "CMAKE_BUILD_TYPE:STRING=Release\nCMAKE_CXX_FLAGS:STRING=-DA=B:C\n"
           "EMPTY:STRING=\nno entry\n";
    auto const all = cmake_cache(build.path());
    EXPECT_EQ(all.at("CMAKE_BUILD_TYPE"), "Release");
    EXPECT_EQ(all.at("CMAKE_CXX_FLAGS"), "-DA=B:C");
    EXPECT_EQ(all.at("EMPTY"), "");
    EXPECT_EQ(all.size(), 3U);
}

} // namespace
} // namespace yieldmark::system
