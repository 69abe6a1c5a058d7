#include "support/stack_pool.hpp"

#include "support/fiber_generator.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <new>
#include <set>
#include <thread>
#include <vector>

namespace yieldmark {
namespace {

class stack_pool_test : public testing::Test {
protected:
    void SetUp() override { stack_pool::clear(); }
    void TearDown() override { stack_pool::clear(); }
};

TEST_F(stack_pool_test, hands_out_again_what_was_given_back) {
    stack_pool::stack_header* const first = stack_pool::take({});
    stack_pool::give_back(first);
    EXPECT_EQ(stack_pool::kept(), 1U);
    EXPECT_EQ(stack_pool::take({}), first);
    EXPECT_EQ(stack_pool::kept(), 0U);
    stack_pool::give_back(first);
}

TEST_F(stack_pool_test, keeps_guarded_stacks_apart) {
    stack_pool::stack_header* const plain = stack_pool::take({});
    stack_pool::give_back(plain);
    stack_pool::stack_header* const guarded = stack_pool::take({fiber_stack{}.bytes, true});
    EXPECT_NE(guarded, plain);
    EXPECT_TRUE(guarded->guarded);
    stack_pool::give_back(guarded);
    EXPECT_EQ(stack_pool::kept(), 2U);
}

TEST_F(stack_pool_test, keeps_no_stack_of_another_size) {
    stack_pool::stack_header* const large = stack_pool::take({1024 * 1024, false});
    EXPECT_EQ(large->bytes, 1024U * 1024);
    stack_pool::give_back(large);
    EXPECT_EQ(stack_pool::kept(), 0U);
}

TEST_F(stack_pool_test, refuses_a_stack_too_small_for_a_fiber) {
    EXPECT_THROW((void)stack_pool::take({4096, false}), std::bad_alloc);
}

TEST_F(stack_pool_test, refuses_a_stack_larger_than_any_memory) {
    constexpr std::size_t largest = std::numeric_limits<std::size_t>::max();
    for (std::size_t const bytes : {largest, largest - 100, largest - 4094, largest - 4095, largest / 2 + 1,
                                    largest / 2, largest / 2 - 100}) {
        EXPECT_THROW((void)stack_pool::take({bytes, false}), std::bad_alloc) << bytes;
        EXPECT_THROW((void)stack_pool::take({bytes, true}), std::bad_alloc) << bytes;
    }
}

TEST_F(stack_pool_test, begins_each_new_stack_at_another_line_of_a_page) {
    constexpr std::size_t page = 4096; // a guarded stack begins at one
    std::set<std::uintptr_t> places;
    std::vector<stack_pool::stack_header*> taken;
    for (std::size_t i = 0; i < page / alignof(stack_pool::stack_header); ++i) {
        taken.push_back(stack_pool::take({.guarded = true}));
        places.insert(reinterpret_cast<std::uintptr_t>(taken.back()) % page);
    }
    EXPECT_EQ(places.size(), taken.size());
    for (auto* const stack : taken) {
        stack_pool::give_back(stack);
    }
}

TEST_F(stack_pool_test, is_bounded) {
    std::vector<stack_pool::stack_header*> stacks;
    for (std::size_t i = 0; i < stack_pool::most_kept + 10; ++i) {
        stacks.push_back(stack_pool::take({}));
    }
    for (stack_pool::stack_header* const stack : stacks) {
        stack_pool::give_back(stack);
    }
    EXPECT_EQ(stack_pool::kept(), stack_pool::most_kept);
    EXPECT_EQ(stack_pool::clear(), stack_pool::most_kept);
    EXPECT_EQ(stack_pool::kept(), 0U);
}

fiber_generator<int> ones(int n) {
    return fiber_generator<int>([n](auto& yield) {
        for (int i = 0; i < n; ++i) {
            yield(1);
        }
    });
}

TEST_F(stack_pool_test, fibers_one_after_the_other_share_a_stack) {
    for (int i = 0; i < 20; ++i) {
        auto items = ones(i + 1);
        EXPECT_EQ(*items.begin(), 1);
    }
    EXPECT_EQ(stack_pool::kept(), 1U);
}

TEST_F(stack_pool_test, a_threads_stacks_are_freed_when_it_ends) {
    std::size_t there = 0;
    std::thread([&there] {
        { auto items = ones(2); }
        there = stack_pool::kept();
    }).join();
    EXPECT_EQ(there, 1U);
    EXPECT_EQ(stack_pool::kept(), 0U);
}

} // namespace
} // namespace yieldmark
