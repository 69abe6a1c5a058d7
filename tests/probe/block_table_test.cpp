#include "harness/probe/block_table.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <random>
#include <unordered_map>

namespace {

using yieldmark::probe::block_table;

TEST(block_table, is_empty_at_first) {
    block_table table;
    EXPECT_EQ(table.count(), 0u);
    EXPECT_EQ(table.take(16), std::nullopt);
}

TEST(block_table, gives_a_block_once) {
    block_table table;
    ASSERT_TRUE(table.insert(16, 0));
    EXPECT_EQ(table.take(32), std::nullopt);
    EXPECT_EQ(table.take(16), 0u);
    EXPECT_EQ(table.take(16), std::nullopt);
    table.clear();
}

TEST(block_table, takes_the_newest_size) {
    block_table table;
    ASSERT_TRUE(table.insert(16, 5));
    ASSERT_TRUE(table.insert(16, 7));
    EXPECT_EQ(table.count(), 1u);
    EXPECT_EQ(table.take(16), 7u);
    table.clear();
}

TEST(block_table, forgets_all_when_cleared) {
    block_table table;
    ASSERT_TRUE(table.insert(16, 5));
    table.clear();
    EXPECT_EQ(table.take(16), std::nullopt);
    ASSERT_TRUE(table.insert(32, 6));
    EXPECT_EQ(table.take(32), 6u);
    table.clear();
}

// Few addresses, often taken and put back, so that searches run through gaps and round the end of the table.
TEST(block_table, does_as_a_map_does) {
    std::minstd_rand random(1);
    block_table table;
    std::unordered_map<std::uintptr_t, std::size_t> expected;
    for (int step = 0; step < 300'000; ++step) {
        std::uintptr_t const address = 16 * (1 + random() % 9000);
        if (random() % 2 == 0) {
            std::size_t const size = random() % 1000;
            ASSERT_TRUE(table.insert(address, size));
            expected[address] = size;
        } else {
            auto const known = expected.find(address);
            auto const wanted = known == expected.end() ? std::nullopt : std::optional(known->second);
            ASSERT_EQ(table.take(address), wanted) << "address " << address << ", step " << step;
            expected.erase(address);
        }
        ASSERT_EQ(table.count(), expected.size());
    }
    table.clear();
}

} // namespace
