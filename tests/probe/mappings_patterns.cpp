// Anonymous mappings, and the fiber stacks that are made of them.

#include "tests/probe/measure.hpp"

#include <gtest/gtest.h>

#include <boost/context/fiber.hpp>
#include <boost/context/fixedsize_stack.hpp>
#include <boost/context/protected_fixedsize_stack.hpp>

#include <cstddef>
#include <cstdio>
#include <memory>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>

namespace {

using yieldmark::probe::figures;

std::size_t const page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));

char* map(std::size_t bytes, void* at = nullptr, int more_flags = 0) {
    return static_cast<char*>(
        mmap(at, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | more_flags, -1, 0));
}

TEST(mappings, count_whole_pages) {
    auto const found = measure([] {
        char* const a = map(10 * page);
        char* const b = map(page + 1);
        munmap(a, 10 * page);
        munmap(b, page + 1);
    });
    EXPECT_EQ(found, (figures{12 * page, 2, 12 * page, 0}));
}

TEST(mappings, mmap64_counts_too) {
    auto const found = measure([] {
        void* const a = mmap64(nullptr, page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        munmap(a, page);
    });
    EXPECT_EQ(found, (figures{page, 1, page, 0}));
}

TEST(mappings, may_be_unmapped_in_parts) {
    auto const found = measure([] {
        char* const a = map(10 * page);
        munmap(a + 3 * page, 2 * page); // a hole
        char* const b = map(page, a + 3 * page, MAP_FIXED);
        munmap(a, page);            // the front
        munmap(a + 9 * page, page); // the back
        munmap(a + 3 * page, page); // again a hole, other than the first
        keep(b);
    });
    EXPECT_EQ(found, (figures{10 * page, 2, 11 * page, 6 * page}));
}

TEST(mappings, may_be_unmapped_several_at_once) {
    char* const space = map(20 * page);
    auto const found = measure([&] {
        map(2 * page, space, MAP_FIXED);
        map(3 * page, space + 5 * page, MAP_FIXED);
        map(4 * page, space + 10 * page, MAP_FIXED);
        munmap(space + page, 11 * page);
    });
    munmap(space, 20 * page);
    EXPECT_EQ(found, (figures{9 * page, 3, 9 * page, 3 * page}));
}

TEST(mappings, mapping_over_a_mapping_replaces_it) {
    auto const found = measure([] {
        char* const a = map(4 * page);
        map(2 * page, a + page, MAP_FIXED);
        munmap(a, 4 * page);
    });
    EXPECT_EQ(found, (figures{4 * page, 2, 6 * page, 0}));
}

TEST(mappings, from_before_the_region_are_not_its_own) {
    char* const before = map(4 * page);
    auto const found = measure([&] { munmap(before, 4 * page); });
    EXPECT_EQ(found, (figures{}));
}

TEST(mappings, that_fail_count_nothing) {
    std::size_t const volatile too_much = std::size_t{1} << 60;
    char* got = nullptr;
    auto const found = measure([&] { got = map(too_much); });
    EXPECT_EQ(static_cast<void*>(got), MAP_FAILED);
    EXPECT_EQ(found, (figures{}));
}

TEST(mappings, of_files_are_not_heap) {
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::tmpfile(), std::fclose);
    ASSERT_NE(file, nullptr);
    int const descriptor = fileno(file.get());
    ASSERT_EQ(ftruncate(descriptor, static_cast<off_t>(4 * page)), 0);
    auto const found = measure([&] {
        void* const a = mmap(nullptr, 4 * page, PROT_READ, MAP_PRIVATE, descriptor, 0);
        void* const b = mremap(a, 4 * page, 2 * page, MREMAP_MAYMOVE);
        munmap(b, 2 * page);
        char* const c = map(2 * page);
        mmap(c, page, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0);
    });
    EXPECT_EQ(found, (figures{2 * page, 1, 2 * page, page}));
}

TEST(mappings, resized_ones_are_live_once) {
    auto const found = measure([] {
        void* a = map(2 * page);
        a = mremap(a, 2 * page, 8 * page, MREMAP_MAYMOVE);
        a = mremap(a, 8 * page, 3 * page, MREMAP_MAYMOVE);
        munmap(a, 3 * page);
    });
    EXPECT_EQ(found, (figures{8 * page, 3, 13 * page, 0}));
}

TEST(mappings, moved_over_another_replace_it) {
    auto const found = measure([] {
        char* const from = map(2 * page);
        char* const to = map(2 * page);
        void* const moved = mremap(from, 2 * page, 2 * page, MREMAP_MAYMOVE | MREMAP_FIXED, to);
        munmap(moved, 2 * page);
    });
    EXPECT_EQ(found, (figures{4 * page, 3, 6 * page, 0}));
}

TEST(mappings, from_before_the_region_stay_outside_when_resized) {
    void* before = map(2 * page);
    auto const found = measure([&] { before = mremap(before, 2 * page, 8 * page, MREMAP_MAYMOVE); });
    munmap(before, 8 * page);
    EXPECT_EQ(found, (figures{}));
}

template <class Stack> void run_a_fiber() {
    namespace context = boost::context;
    int steps = 0;
    context::fiber fiber(std::allocator_arg, Stack(64 * 1024), [&](context::fiber&& caller) {
        ++steps;
        return std::move(caller);
    });
    fiber = std::move(fiber).resume();
    keep(steps);
}

TEST(mappings, mapped_fiber_stacks_count_with_their_guard_page) {
    auto const found = measure(run_a_fiber<boost::context::protected_fixedsize_stack>);
    EXPECT_EQ(found, (figures{64 * 1024 + page, 1, 64 * 1024 + page, 0}));
}

TEST(mappings, allocated_fiber_stacks_count) {
    auto const found = measure(run_a_fiber<boost::context::fixedsize_stack>);
    EXPECT_EQ(found, (figures{64 * 1024, 1, 64 * 1024, 0}));
}

} // namespace
