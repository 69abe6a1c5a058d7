// What belongs to a region, and what does not.

#include "tests/probe/measure.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include <unistd.h>

namespace {

using yieldmark::probe::figures;

TEST(region, the_probe_is_loaded) {
    EXPECT_TRUE(yieldmark::probe::probe_loaded());
}

TEST(region, without_allocations_is_all_zero) {
    EXPECT_EQ(measure([] {}), (figures{}));
}

TEST(region, freeing_older_blocks_changes_nothing) {
    void* const before = std::malloc(5000);
    keep(before);
    auto const found = measure([&] {
        void* const within = std::malloc(100);
        keep(within);
        std::free(before);
        std::free(within);
    });
    EXPECT_EQ(found, (figures{100, 1, 100, 0}));
}

TEST(region, an_older_block_that_is_resized_becomes_its_own) {
    void* block = std::malloc(5000);
    keep(block);
    auto const found = measure([&] {
        block = std::realloc(block, 6000);
        keep(block);
    });
    std::free(block);
    EXPECT_EQ(found, (figures{6000, 1, 6000, 6000}));
}

TEST(region, blocks_left_by_one_are_old_to_the_next) {
    void* left = nullptr;
    auto const first = measure([&] {
        left = std::malloc(300);
        keep(left);
    });
    auto const second = measure([&] { std::free(left); });
    EXPECT_EQ(first, (figures{300, 1, 300, 300}));
    EXPECT_EQ(second, (figures{}));
}

TEST(region, what_happens_between_regions_is_not_remembered) {
    void* block = nullptr;
    measure([&] {
        block = std::malloc(300);
        keep(block);
    });
    std::free(block);
    auto const found = measure([&] {
        block = std::malloc(300); // most likely at the same address
        keep(block);
        std::free(block);
    });
    EXPECT_EQ(found, (figures{300, 1, 300, 0}));
}

void work_of_many_kinds() {
    std::vector<std::vector<int>> rows;
    for (std::size_t i = 0; i < 200; ++i) {
        rows.emplace_back(i * 37 % 101, 1);
        keep(rows);
    }
    std::vector<std::vector<int>> const copy(rows);
    keep(copy);
}

TEST(region, repeated_is_the_same_to_the_byte) {
    auto const first = measure(work_of_many_kinds);
    EXPECT_GT(first.peak_bytes, 0u);
    for (int i = 0; i < 100; ++i) {
        ASSERT_EQ(measure(work_of_many_kinds), first);
    }
}

TEST(region, a_million_live_blocks) {
    constexpr std::size_t count = 1'000'000;
    std::vector<void*> blocks(count);
    auto const found = measure([&] {
        for (auto& block : blocks) {
            block = std::malloc(24);
        }
        for (std::size_t i = 0; i < count; i += 2) {
            std::free(blocks[i]);
        }
        for (std::size_t i = 1; i < count; i += 2) {
            std::free(blocks[i]);
        }
    });
    EXPECT_EQ(found, (figures{24 * count, count, 24 * count, 0}));
}

TEST(region, begun_twice_is_an_error_and_goes_on) {
    bool refused = false;
    yieldmark::probe::probe_begin();
    auto const begin = yieldmark::probe::detail::probe_entry_points().begin;
    refused = begin() == yieldmark_probe_wrong_order;
    void* const block = std::malloc(10);
    keep(block);
    std::free(block);
    auto const found = yieldmark::probe::probe_end();
    EXPECT_TRUE(refused);
    EXPECT_EQ(found, (figures{10, 1, 10, 0}));
}

TEST(region, ended_without_a_beginning_is_an_error) {
    EXPECT_THROW(yieldmark::probe::probe_end(), std::logic_error);
}

} // namespace
