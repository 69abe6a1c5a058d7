// What a sanitized build must find inside a fiber, and must not find where nothing is wrong. Only a
// build with AddressSanitizer can be asked what it finds; the clean runs are for every build.
#include "support/fiber_generator.hpp"
#include "support/generator.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace yieldmark {
namespace {

[[gnu::noinline]] int read(int const volatile* at) {
    return *at;
}

fiber_generator<int> reads_what_is_gone() {
    return fiber_generator<int>([](auto& yield) {
        int const volatile* gone = nullptr;
        {
            int volatile scoped = 5;
            gone = &scoped;
            yield(read(gone));
        }
        yield(read(gone));
    });
}

#ifdef YIELDMARK_TELLS_ASAN

TEST(sanitizer_death, finds_a_use_after_scope_inside_a_fiber) {
    auto items = reads_what_is_gone();
    auto it = items.begin();
    EXPECT_EQ(*it, 5);
    EXPECT_DEATH(++it, "stack-use-after-scope");
}

TEST(sanitizer_death, finds_a_write_past_an_array_inside_a_fiber) {
    fiber_generator<int> items([](auto& yield) {
        int volatile numbers[4] = {1, 2, 3, 4};
        yield(numbers[0]);
        int volatile* const past = numbers + 4;
        yield(read(past));
    });
    auto it = items.begin();
    EXPECT_DEATH(++it, "stack-buffer-overflow");
}

[[gnu::noinline]] generator<int> count(int n) {
    for (int i = 0; i < n; ++i) {
        co_yield i;
    }
}

TEST(sanitizer_death, finds_a_use_of_a_recycled_frame) {
    int const* gone = nullptr;
    {
        auto items = count(3);
        gone = &*items.begin();
    }
    EXPECT_DEATH(read(gone), "use-after-(poison|scope)|heap-use-after-free");
}

#endif // YIELDMARK_TELLS_ASAN

#ifdef YIELDMARK_TELLS_TSAN

void races_with_its_consumer() {
    int shared = 0;
    fiber_generator<int> items([&shared](auto& yield) {
        ++shared;
        yield(shared);
        ++shared;
    });
    auto it = items.begin();
    std::thread other([&shared] { ++shared; });
    ++it;
    other.join();
}

TEST(sanitizer_death, finds_a_race_of_a_fiber_with_another_thread) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(
        {
            races_with_its_consumer();
            std::exit(0);
        },
        testing::ExitedWithCode(66), "data race");
}

#endif // YIELDMARK_TELLS_TSAN

// Exceptions, unwinding and consumers that differ are where a sanitizer loses track of a stack it was not
// told of.
TEST(sanitizer, is_silent_where_nothing_is_wrong) {
    for (int round = 0; round < 3; ++round) {
        fiber_generator<int> throwing([](auto& yield) {
            int volatile frame[64] = {};
            yield(frame[1]);
            throw std::runtime_error("out of the fiber");
        });
        auto it = throwing.begin();
        EXPECT_THROW(++it, std::runtime_error);

        auto half_way = reads_what_is_gone();
        EXPECT_EQ(*half_way.begin(), 5);
        std::thread([&half_way] { fiber_generator<int> const elsewhere = std::move(half_way); }).join();
    }
}

} // namespace
} // namespace yieldmark
