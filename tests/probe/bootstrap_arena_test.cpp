#include "harness/probe/bootstrap_arena.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <memory>

namespace {

using yieldmark::probe::bootstrap_arena;

TEST(bootstrap_arena, blocks_are_aligned_apart_and_zeroed) {
    auto const arena = std::make_unique<bootstrap_arena>();
    auto* const a = static_cast<unsigned char*>(arena->allocate(100));
    auto* const b = static_cast<unsigned char*>(arena->allocate(10, 256));
    ASSERT_NE(a, nullptr);
    ASSERT_NE(b, nullptr);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(a) % 16, 0u);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(b) % 256, 0u);
    EXPECT_EQ(a[0] + a[99] + b[0] + b[9], 0);
    std::memset(a, 0xff, 100);
    EXPECT_EQ(b[0] + b[9], 0);
    EXPECT_EQ(bootstrap_arena::size_of(a), 100u);
    EXPECT_EQ(bootstrap_arena::size_of(b), 10u);
}

TEST(bootstrap_arena, holds_its_own_blocks_only) {
    auto const arena = std::make_unique<bootstrap_arena>();
    int other = 0;
    EXPECT_TRUE(arena->holds(arena->allocate(0)));
    EXPECT_FALSE(arena->holds(&other));
    EXPECT_FALSE(arena->holds(nullptr));
}

TEST(bootstrap_arena, is_used_up_at_last) {
    auto const arena = std::make_unique<bootstrap_arena>();
    EXPECT_EQ(arena->allocate(bootstrap_arena::capacity + 1), nullptr);
    EXPECT_EQ(arena->allocate(SIZE_MAX), nullptr);
    std::size_t blocks = 0;
    while (void* const block = arena->allocate(1000)) {
        ASSERT_TRUE(arena->holds(block));
        std::memset(block, 1, 1000);
        ++blocks;
    }
    EXPECT_EQ(blocks, bootstrap_arena::capacity / 1032);
}

} // namespace
