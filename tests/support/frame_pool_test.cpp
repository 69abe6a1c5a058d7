#include "support/frame_pool.hpp"

#include "support/generator.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

namespace yieldmark {
namespace {

class frame_pool_test : public testing::Test {
protected:
    void SetUp() override { frame_pool::clear(); }
    void TearDown() override { frame_pool::clear(); }
};

TEST_F(frame_pool_test, hands_out_again_what_was_given_back) {
    void* const first = frame_pool::take(100);
    frame_pool::give_back(first, 100);
    EXPECT_EQ(frame_pool::kept(), 1U);
    void* const second = frame_pool::take(frame_pool::granule * 3 + 1);
    EXPECT_EQ(second, first) << "97 and 100 bytes are of one size class";
    EXPECT_EQ(frame_pool::kept(), 0U);
    frame_pool::give_back(second, 100);
}

TEST_F(frame_pool_test, keeps_size_classes_apart) {
    void* const small = frame_pool::take(32);
    frame_pool::give_back(small, 32);
    void* const large = frame_pool::take(33);
    EXPECT_NE(large, small);
    std::memset(large, 0xab, 33);
    frame_pool::give_back(large, 33);
    EXPECT_EQ(frame_pool::kept(), 2U);
}

TEST_F(frame_pool_test, every_byte_of_every_size_is_usable) {
    for (std::size_t bytes = 1; bytes <= frame_pool::largest + 40; ++bytes) {
        void* const frame = frame_pool::take(bytes);
        std::memset(frame, 0xcd, bytes);
        frame_pool::give_back(frame, bytes);
    }
    EXPECT_GE(frame_pool::kept(), frame_pool::largest / frame_pool::granule);
    EXPECT_LE(frame_pool::kept(), 2 * (frame_pool::largest / frame_pool::granule))
        << "larger ones are not kept";
}

TEST_F(frame_pool_test, aligns_a_frame_as_its_size_may_ask_for) {
    EXPECT_EQ(frame_pool::alignment_of(100), 16U);
#ifndef __clang__
    EXPECT_EQ(frame_pool::alignment_of(96), 32U);
    EXPECT_EQ(frame_pool::alignment_of(192), 64U);
    EXPECT_EQ(frame_pool::alignment_of(128), 64U) << "no local of 128 bytes fits beside the frame's head";
    EXPECT_EQ(frame_pool::alignment_of(12288), 4096U);
#endif
    constexpr std::size_t sizes[] = {32, 48, 64, 96, 128, 192, 512, 1024, 4096, 12288, 65536};
    for (int round = 0; round < 3; ++round) {
        for (std::size_t const bytes : sizes) {
            // Of the same step, but in need of no alignment.
            std::vector<void*> frames;
            for (std::size_t i = 0; i < 40; ++i) {
                frames.push_back(frame_pool::take(bytes - i % 2));
                auto const address = reinterpret_cast<std::uintptr_t>(frames.back());
                EXPECT_EQ(address % frame_pool::alignment_of(bytes - i % 2), 0U) << bytes - i % 2;
            }
            for (std::size_t i = 0; i < frames.size(); ++i) {
                frame_pool::give_back(frames[i], bytes - i % 2);
            }
        }
    }
}

TEST_F(frame_pool_test, is_bounded) {
    std::vector<void*> frames;
    for (std::size_t i = 0; i < 2 * frame_pool::most_kept; ++i) {
        frames.push_back(frame_pool::take(64));
    }
    for (void* const frame : frames) {
        frame_pool::give_back(frame, 64);
    }
    EXPECT_EQ(frame_pool::kept(), frame_pool::most_kept);
    EXPECT_EQ(frame_pool::clear(), frame_pool::most_kept);
    EXPECT_EQ(frame_pool::kept(), 0U);
}

TEST_F(frame_pool_test, a_frame_given_back_elsewhere_belongs_to_that_thread) {
    void* const frame = frame_pool::take(64);
    std::size_t there = 0;
    std::thread([&] {
        frame_pool::give_back(frame, 64);
        there = frame_pool::kept();
    }).join();
    EXPECT_EQ(frame_pool::kept(), 0U);
    EXPECT_LE(there, 1U);
}

struct late {
    ~late() {
        void* const frame = frame_pool::take(64);
        frame_pool::give_back(frame, 64);
        left = frame_pool::kept();
    }
    void touch() {}
    inline static std::size_t left = 99;
};

TEST_F(frame_pool_test, keeps_nothing_once_its_thread_is_ending) {
    std::thread([] {
        // Constructed before the pool is opened, so destroyed after it is closed.
        thread_local late last;
        last.touch();
        frame_pool::give_back(frame_pool::take(64), 64);
    }).join();
    EXPECT_EQ(late::left, 0U);
}

// Not inlined, as clang would need no frame at all.
[[gnu::noinline]] generator<int> count(int n) {
    for (int i = 0; i < n; ++i) {
        co_yield i;
    }
}

TEST_F(frame_pool_test, generators_one_after_the_other_share_a_frame) {
    for (int i = 0; i < 100; ++i) {
        auto items = count(i + 1);
        EXPECT_EQ(*items.begin(), 0);
    }
    EXPECT_EQ(frame_pool::kept(), 1U);
}

} // namespace
} // namespace yieldmark
