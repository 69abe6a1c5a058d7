#include "harness/probe/address_ranges.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <random>

namespace {

using yieldmark::probe::address_range;
using yieldmark::probe::address_ranges;

TEST(address_ranges, neighbours_are_one_range) {
    address_ranges set;
    ASSERT_TRUE(set.add({10, 20}));
    ASSERT_TRUE(set.add({30, 40}));
    EXPECT_EQ(set.count(), 2u);
    ASSERT_TRUE(set.add({20, 30}));
    EXPECT_EQ(set.count(), 1u);
    EXPECT_EQ(set.overlap({0, 100}), 30u);
    set.clear();
}

TEST(address_ranges, a_hole_makes_two) {
    address_ranges set;
    ASSERT_TRUE(set.add({10, 40}));
    ASSERT_TRUE(set.remove({20, 25}));
    EXPECT_EQ(set.count(), 2u);
    EXPECT_EQ(set.overlap({0, 100}), 25u);
    EXPECT_EQ(set.overlap({15, 30}), 10u);
    set.clear();
}

TEST(address_ranges, nothing_taken_out_changes_nothing) {
    address_ranges set;
    ASSERT_TRUE(set.add({10, 40}));
    ASSERT_TRUE(set.remove({20, 20}));
    ASSERT_TRUE(set.remove({40, 90}));
    EXPECT_EQ(set.count(), 1u);
    EXPECT_EQ(set.overlap({0, 100}), 30u);
    set.clear();
}

std::size_t runs_of_ones(std::bitset<4096> const& bits) {
    std::size_t runs = 0;
    for (std::size_t i = 0; i < bits.size(); ++i) {
        runs += bits[i] && (i == 0 || !bits[i - 1]) ? 1 : 0;
    }
    return runs;
}

TEST(address_ranges, does_as_a_set_of_addresses_does) {
    std::minstd_rand random(2);
    address_ranges set;
    std::bitset<4096> expected;
    for (int step = 0; step < 20'000; ++step) {
        std::uintptr_t const begin = random() % 4000;
        address_range const range{begin, begin + 1 + random() % (step % 3 == 0 ? 90 : 5)};
        std::size_t known = 0;
        for (auto i = range.begin; i < range.end; ++i) {
            known += expected[i] ? 1 : 0;
            expected[i] = step % 2 == 0;
        }
        ASSERT_EQ(set.overlap(range), known);
        ASSERT_TRUE(set.remove(range));
        ASSERT_TRUE(step % 2 != 0 || set.add(range));
        ASSERT_EQ(set.overlap({0, 4096}), expected.count());
        ASSERT_EQ(set.count(), runs_of_ones(expected));
    }
    set.clear();
}

} // namespace
