// Threads are started before the region, as starting one allocates.

#include "tests/probe/measure.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <random>
#include <thread>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

namespace {

using yieldmark::probe::figures;

constexpr int thread_count = 8;

// Each thread runs `work(its index, the barrier)` within the region.
template <class Work> figures measure_in_threads(Work work) {
    std::barrier<> all(thread_count);
    std::barrier<> with_caller(thread_count + 1);
    std::vector<std::thread> threads;
    for (int i = 0; i < thread_count; ++i) {
        threads.emplace_back([&, i] {
            with_caller.arrive_and_wait();
            work(i, all);
            with_caller.arrive_and_wait();
        });
    }
    auto const found = measure([&] {
        with_caller.arrive_and_wait();
        with_caller.arrive_and_wait();
    });
    for (auto& thread : threads) {
        thread.join();
    }
    return found;
}

TEST(threads, the_peak_of_all_together) {
    auto const found = measure_in_threads([](int i, std::barrier<>& all) {
        void* const block = std::malloc(1000 + static_cast<std::size_t>(i));
        keep(block);
        all.arrive_and_wait();
        std::free(block);
    });
    EXPECT_EQ(found, (figures{8028, 8, 8028, 0}));
}

TEST(threads, the_peak_of_one_after_the_other) {
    auto const found = measure_in_threads([](int me, std::barrier<>& all) {
        for (int turn = 0; turn < thread_count; ++turn) {
            if (turn == me) {
                void* const block = std::malloc(1000 + static_cast<std::size_t>(me));
                keep(block);
                std::free(block);
            }
            all.arrive_and_wait();
        }
    });
    EXPECT_EQ(found, (figures{1007, 8, 8028, 0}));
}

TEST(threads, no_call_is_lost) {
    auto const found = measure_in_threads([](int, std::barrier<>&) {
        for (std::size_t size = 1; size <= 5000; ++size) {
            void* const block = std::malloc(size);
            keep(block);
            std::free(block);
        }
    });
    EXPECT_EQ(found.allocations, 8u * 5000u);
    EXPECT_EQ(found.total_bytes, 8u * 5000u * 5001u / 2);
    EXPECT_EQ(found.live_bytes, 0u);
    EXPECT_GE(found.peak_bytes, 5000u);
    EXPECT_LE(found.peak_bytes, 8u * 5000u);
}

// Addresses that one thread gives back are handed to another at once, in the middle of frees and resizes.
TEST(threads, blocks_that_change_hands_are_counted_once) {
    constexpr std::size_t slots = 64;
    static std::atomic<void*> shared[slots];
    std::atomic<std::uint64_t> calls = 0;
    std::atomic<std::uint64_t> bytes = 0;
    auto const found = measure_in_threads([&](int me, std::barrier<>& all) {
        std::minstd_rand random(static_cast<unsigned>(me) + 1u);
        for (int step = 0; step < 20'000; ++step) {
            std::size_t const size = 1 + random() % 3000;
            auto& slot = shared[random() % slots];
            void* const resized = std::realloc(slot.exchange(nullptr), size);
            std::free(slot.exchange(resized));
            calls += 1;
            bytes += size;
        }
        all.arrive_and_wait();
        if (me == 0) {
            for (auto& slot : shared) {
                std::free(slot.exchange(nullptr));
            }
        }
    });
    EXPECT_EQ(found.allocations, calls);
    EXPECT_EQ(found.total_bytes, bytes);
    EXPECT_EQ(found.live_bytes, 0u);
}

// Each thread resizes its own blocks only, so that nothing is left whatever the addresses did.
TEST(threads, resizing_at_the_same_time_leaves_nothing_live) {
    auto const found = measure_in_threads([](int me, std::barrier<>&) {
        std::minstd_rand random(static_cast<unsigned>(me) + 1u);
        void* blocks[16] = {};
        for (int step = 0; step < 20'000; ++step) {
            auto& block = blocks[random() % 16];
            block = std::realloc(block, 1 + random() % 3000);
            keep(block);
        }
        for (void* const block : blocks) {
            std::free(block);
        }
    });
    EXPECT_EQ(found.allocations, 8u * 20'000u);
    EXPECT_EQ(found.live_bytes, 0u);
    EXPECT_LE(found.peak_bytes, 8u * 16u * 3000u);
}

// Sizes of one class, so that the next to ask gets the block that was freed last.
TEST(threads, blocks_freed_by_one_and_given_to_another_leave_nothing_live) {
    auto const found = measure_in_threads([](int me, std::barrier<>&) {
        std::minstd_rand random(static_cast<unsigned>(me) + 1u);
        for (int step = 0; step < 100'000; ++step) {
            void* const block = std::malloc(16 + random() % 16);
            keep(block);
            std::free(block);
        }
    });
    EXPECT_EQ(found.allocations, 8u * 100'000u);
    EXPECT_EQ(found.live_bytes, 0u);
    EXPECT_LE(found.peak_bytes, 8u * 31u);
}

TEST(threads, mapping_at_the_same_time_leaves_nothing_live) {
    auto const page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    auto const found = measure_in_threads([page](int, std::barrier<>&) {
        for (int step = 0; step < 300; ++step) {
            void* const a = mmap(nullptr, 4 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            munmap(static_cast<char*>(a) + page, page);
            void* const b = mmap(nullptr, page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            munmap(a, page);
            munmap(static_cast<char*>(a) + 2 * page, 2 * page);
            munmap(b, page);
        }
    });
    EXPECT_EQ(found.allocations, 8u * 600u);
    EXPECT_EQ(found.total_bytes, 8u * 300u * 5u * page);
    EXPECT_EQ(found.live_bytes, 0u);
}

} // namespace
