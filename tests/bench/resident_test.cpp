#include "harness/bench/resident.hpp"

#include <cstdint>
#include <cstring>
#include <gtest/gtest.h>
#include <memory>

namespace yieldmark::bench {
namespace {

TEST(resident_growth, sees_touched_pages_and_only_those) {
    constexpr std::size_t size = std::size_t{32} << 20U;
    auto const touched = resident_growth([] {
        auto const bytes = std::make_unique_for_overwrite<char[]>(size);
        std::memset(bytes.get(), 1, size);
        asm volatile("" : : "r"(bytes.get()) : "memory");
    });
    auto const reserved = resident_growth([] {
        auto const bytes = std::make_unique_for_overwrite<char[]>(size);
        asm volatile("" : : "r"(bytes.get()) : "memory");
    });
    EXPECT_GE(touched, size * 9 / 10);
    EXPECT_LE(touched, size * 12 / 10);
    EXPECT_LT(reserved, size / 10);
}

} // namespace
} // namespace yieldmark::bench
