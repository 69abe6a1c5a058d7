#include "harness/seal/line.hpp"

#include <gtest/gtest.h>

namespace {

using namespace yieldmark::seal;

TEST(checksum, is_that_of_zlib_at_the_object_s_end) {
    EXPECT_EQ(with_checksum(R"({"begin":"a"})"), R"({"begin":"a","crc":"733de6b6"})");
}

TEST(checksum, a_whole_line_has_it) {
    auto const line = with_checksum(R"({"name":"a","real_time":5.5})");
    EXPECT_TRUE(is_whole(line));
    for (std::size_t at = 0; at < line.size(); ++at) {
        auto damaged = line;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        EXPECT_FALSE(is_whole(damaged)) << damaged;
        EXPECT_FALSE(is_whole(line.substr(0, at)));
    }
    EXPECT_FALSE(is_whole(line + "\r"));
    EXPECT_FALSE(is_whole(R"({"name":"a","real_time":5.5})"));
}

} // namespace
