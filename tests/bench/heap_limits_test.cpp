#include "harness/bench/heap_limits.hpp"

#include <cstdlib>
#include <gtest/gtest.h>
#include <malloc.h>
#include <memory>

namespace yieldmark::bench {
namespace {

struct freed {
    void operator()(void* block) const { std::free(block); }
};

// How many more blocks are mapped by themselves while one of `bytes` is there.
std::size_t mapped_for(std::size_t bytes) {
    auto const before = mallinfo2().hblks;
    std::unique_ptr<void, freed> const block{std::malloc(bytes)};
    asm volatile("" : : "r"(block.get()) : "memory");
    return mallinfo2().hblks - before;
}

TEST(heap_limits, blocks_of_megabytes_come_from_the_heap_whatever_was_freed_before) {
    constexpr std::size_t size = std::size_t{8} << 20U;
    auto const at_first = mapped_for(size);
    keep_freed_memory();
    EXPECT_EQ(mapped_for(size), 0U);
    EXPECT_EQ(at_first, 1U)
        << "malloc no longer maps a first block of 8 MiB: is keep_freed_memory still needed?";
}

TEST(heap_limits, freed_memory_stays) {
    keep_freed_memory();
    constexpr std::size_t size = std::size_t{24} << 20U;
    static_cast<void>(mapped_for(size));
    EXPECT_GE(mallinfo2().fordblks, size);
}

} // namespace
} // namespace yieldmark::bench
