// The functions of the malloc family, one by one.

#include "tests/probe/measure.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

#include <malloc.h>
#include <unistd.h>

namespace {

using yieldmark::probe::figures;

void* kept(void* block) {
    keep(block);
    return block;
}

void grow(void*& block, std::size_t size) {
    block = kept(std::realloc(block, size));
}

TEST(blocks, malloc_counts_the_bytes_asked_for) {
    auto const found = measure([] { std::free(kept(std::malloc(1001))); });
    EXPECT_EQ(found, (figures{1001, 1, 1001, 0}));
}

TEST(blocks, a_block_of_no_bytes_is_an_allocation) {
    auto const found = measure([] { std::free(kept(std::malloc(0))); });
    EXPECT_EQ(found, (figures{0, 1, 0, 0}));
}

TEST(blocks, freeing_null_changes_nothing) {
    auto const found = measure([] { std::free(nullptr); });
    EXPECT_EQ(found, (figures{}));
}

TEST(blocks, nested_peaks) {
    auto const found = measure([] {
        void* const outer = kept(std::malloc(100));
        std::free(kept(std::malloc(50)));
        void* const inner = kept(std::malloc(30));
        std::free(kept(std::malloc(40)));
        std::free(inner);
        std::free(outer);
    });
    EXPECT_EQ(found, (figures{170, 4, 220, 0}));
}

TEST(blocks, what_is_not_freed_is_live_at_the_end) {
    void* left = nullptr;
    auto const found = measure([&] { left = kept(std::malloc(77)); });
    std::free(left);
    EXPECT_EQ(found, (figures{77, 1, 77, 77}));
}

TEST(blocks, calloc_counts_the_product) {
    bool zero = true;
    auto const found = measure([&] {
        auto* const bytes = static_cast<unsigned char*>(kept(std::calloc(30, 7)));
        for (int i = 0; i < 210; ++i) {
            zero = zero && bytes[i] == 0;
        }
        std::free(bytes);
    });
    EXPECT_EQ(found, (figures{210, 1, 210, 0}));
    EXPECT_TRUE(zero);
}

TEST(blocks, a_chain_of_reallocs_is_live_once) {
    auto const found = measure([] {
        void* block = nullptr;
        for (std::size_t const size : {10u, 100u, 1'000'000u, 50u}) {
            grow(block, size);
        }
        std::free(block);
    });
    EXPECT_EQ(found, (figures{1'000'000, 4, 1'000'160, 0}));
}

TEST(blocks, realloc_keeps_the_contents) {
    std::uint64_t last = 0;
    measure([&] {
        void* block = kept(std::malloc(8));
        *static_cast<std::uint64_t*>(block) = 42;
        for (std::size_t size = 16; size <= (1u << 22); size *= 2) {
            grow(block, size);
        }
        last = *static_cast<std::uint64_t*>(block);
        std::free(block);
    });
    EXPECT_EQ(last, 42u);
}

TEST(blocks, realloc_to_nothing_is_a_free) {
    auto const found = measure([] {
        void* block = kept(std::malloc(64));
        grow(block, 0);
    });
    EXPECT_EQ(found, (figures{64, 1, 64, 0}));
}

TEST(blocks, a_realloc_that_fails_leaves_the_block) {
    std::size_t const volatile too_much = SIZE_MAX / 2;
    bool failed = false;
    auto const found = measure([&] {
        void* const block = kept(std::malloc(64));
        void* const same_block =
            kept(block); // g++ 14 takes what realloc was given for freed, also where it failed
        void* const resized = std::realloc(block, too_much);
        failed = resized == nullptr;
        std::free(kept(std::malloc(6)));
        std::free(failed ? same_block : resized);
    });
    EXPECT_TRUE(failed);
    EXPECT_EQ(found, (figures{70, 2, 70, 0}));
}

TEST(blocks, reallocarray_counts_once) {
    auto const found = measure([] {
        void* block = kept(reallocarray(nullptr, 10, 10));
        block = kept(reallocarray(block, 20, 10));
        std::free(block);
    });
    EXPECT_EQ(found, (figures{200, 2, 300, 0}));
}

TEST(blocks, products_that_overflow_fail_and_count_nothing) {
    std::size_t const volatile half = SIZE_MAX / 2;
    void* made = nullptr;
    void* resized = nullptr;
    int error = 0;
    auto const found = measure([&] {
        made = kept(std::calloc(half, 4));
        errno = 0;
        resized = kept(reallocarray(nullptr, half, 4));
        error = errno;
    });
    EXPECT_EQ(made, nullptr);
    EXPECT_EQ(resized, nullptr);
    EXPECT_EQ(error, ENOMEM);
    EXPECT_EQ(found, (figures{}));
}

TEST(blocks, aligned_functions_count_the_bytes_asked_for) {
    auto const page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    bool aligned = true;
    auto const found = measure([&] {
        void* blocks[5] = {};
        aligned = posix_memalign(&blocks[0], 256, 1000) == 0;
        blocks[1] = aligned_alloc(512, 1024);
        blocks[2] = memalign(1024, 10);
        blocks[3] = valloc(20);
        blocks[4] = pvalloc(30);
        std::size_t const alignments[5] = {256, 512, 1024, page, page};
        for (int i = 0; i < 5; ++i) {
            keep(blocks[i]);
            aligned = aligned && reinterpret_cast<std::uintptr_t>(blocks[i]) % alignments[i] == 0;
            std::free(blocks[i]);
        }
    });
    EXPECT_TRUE(aligned);
    EXPECT_EQ(found, (figures{2084, 5, 2084, 0}));
}

TEST(blocks, posix_memalign_that_fails_counts_nothing) {
    int error = 0;
    int marker = 0;
    void* block = &marker;
    auto const found = measure([&] { error = posix_memalign(&block, 3, 100); });
    EXPECT_EQ(error, EINVAL);
    EXPECT_EQ(block, &marker);
    EXPECT_EQ(found, (figures{}));
}

TEST(blocks, operator_new_arrives_through_malloc) {
    auto const found = measure([] {
        auto* const plain = new int;
        keep(plain);
        auto* const many = new char[300];
        keep(many);
        delete[] many;
        delete plain;
    });
    EXPECT_EQ(found, (figures{304, 2, 304, 0}));
}

struct alignas(128) wide {
    char bytes[256];
};

TEST(blocks, aligned_new) {
    bool aligned = false;
    auto const found = measure([&] {
        auto* const one = new wide;
        keep(one);
        aligned = reinterpret_cast<std::uintptr_t>(one) % 128 == 0;
        auto* const three = new wide[3];
        keep(three);
        delete one;
        delete[] three;
    });
    EXPECT_TRUE(aligned);
    EXPECT_EQ(found, (figures{1024, 2, 1024, 0}));
}

TEST(blocks, what_the_allocator_maps_for_a_large_block_counts_once) {
    auto const found = measure([] { std::free(kept(std::malloc(100'000'001))); });
    EXPECT_EQ(found, (figures{100'000'001, 1, 100'000'001, 0}));
}

TEST(blocks, what_the_c_library_allocates_for_its_caller_counts) {
    auto const found = measure([] {
        char* const copy = strdup("0123456789");
        keep(copy);
        std::free(copy);
    });
    EXPECT_EQ(found, (figures{11, 1, 11, 0}));
}

TEST(blocks, usable_size_is_the_allocators_own) {
    void* const block = std::malloc(100);
    EXPECT_GE(malloc_usable_size(block), 100u);
    EXPECT_EQ(malloc_usable_size(nullptr), 0u);
    std::free(block);
}

} // namespace
