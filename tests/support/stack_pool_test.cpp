#include "support/stack_pool.hpp"

#include "support/fiber_generator.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <set>
#include <thread>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

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
    stack_pool::stack_header* const plain = stack_pool::take({.guarded = false});
    EXPECT_FALSE(plain->guarded);
    stack_pool::give_back(plain);
    stack_pool::stack_header* const guarded = stack_pool::take({});
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

// The first process-wide `most_guarded` of them have a guard, the others none; all serve.
TEST_F(stack_pool_test, guards_no_more_stacks_than_leave_mappings_to_others) {
    std::vector<stack_pool::stack_header*> taken;
    for (std::size_t i = 0; i < stack_pool::most_guarded + 10; ++i) {
        taken.push_back(stack_pool::take({}));
    }
    auto const has_guard = [](stack_pool::stack_header const* stack) { return stack->guarded; };
    auto const guarded = static_cast<std::size_t>(std::count_if(taken.begin(), taken.end(), has_guard));
    EXPECT_EQ(guarded, stack_pool::most_guarded);
    EXPECT_FALSE(taken.back()->guarded);
    auto* const plain = taken.back();
    stack_pool::give_back(plain);
    EXPECT_EQ(stack_pool::take({}), plain) << "no guard is left, and one without is at rest";
    for (auto* const stack : taken) {
        stack_pool::give_back(stack);
    }
    stack_pool::clear();
    auto* const again = stack_pool::take({});
    EXPECT_TRUE(again->guarded) << "the guards of freed stacks can be had again";
    stack_pool::give_back(again);
}

#if !defined(YIELDMARK_POISONS_STACKS) && !defined(YIELDMARK_TELLS_TSAN)
// As many mappings as the kernel gives: each second page of a region gets another protection.
void use_up_the_mappings() {
    constexpr std::size_t page = 4096;
    constexpr std::size_t pages = 600'000;
    void* const region =
        mmap(nullptr, pages * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (region == MAP_FAILED) {
        _exit(3);
    }
    for (std::size_t i = 0; i < pages; i += 2) {
        if (mprotect(static_cast<std::byte*>(region) + i * page, page, PROT_READ) != 0) {
            return;
        }
    }
    _exit(4);
}

[[noreturn]] void make_a_fiber_without_mappings() {
    use_up_the_mappings();
    auto* const stack = stack_pool::take({});
    _exit(stack->guarded ? 5 : 0);
}

TEST_F(stack_pool_test, where_the_kernel_gives_no_mapping_a_stack_has_no_guard) {
    EXPECT_EXIT(make_a_fiber_without_mappings(), testing::ExitedWithCode(0), "");
}
#endif

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
        {
            auto items = ones(2);
            (void)items.begin();
        }
        there = stack_pool::kept();
    }).join();
    EXPECT_EQ(there, 1U);
    EXPECT_EQ(stack_pool::kept(), 0U);
}

} // namespace
} // namespace yieldmark
