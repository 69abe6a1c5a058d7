#include "support/generator.hpp"

#include "witness.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <vector>

namespace yieldmark {
namespace {

using tests::collect;

/// A memory resource that knows what is out.
class ledger : public std::pmr::memory_resource {
public:
    std::size_t live = 0;
    std::size_t ever = 0;

private:
    void* do_allocate(std::size_t bytes, std::size_t alignment) override {
        ++live;
        ++ever;
        return std::pmr::new_delete_resource()->allocate(bytes, alignment);
    }
    void do_deallocate(void* at, std::size_t bytes, std::size_t alignment) override {
        --live;
        std::pmr::new_delete_resource()->deallocate(at, bytes, alignment);
    }
    bool do_is_equal(memory_resource const& other) const noexcept override { return this == &other; }
};

using frame_allocator = std::pmr::polymorphic_allocator<std::byte>;

// Not inlined: clang would take the frame apart and never ask the allocator.
[[gnu::noinline]] generator<int> allocated(std::allocator_arg_t, frame_allocator, int n) {
    for (int i = 0; i < n; ++i) {
        co_yield i;
    }
}

struct maker {
    int n;
    [[gnu::noinline]] generator<int> make(std::allocator_arg_t, frame_allocator) const {
        for (int i = 0; i < n; ++i) {
            co_yield i;
        }
    }
};

TEST(generator, takes_its_frame_from_the_allocator_it_is_given) {
    ledger book;
    {
        auto items = allocated(std::allocator_arg, &book, 3);
        EXPECT_EQ(book.live, 1U);
        EXPECT_EQ(collect(items), (std::vector{0, 1, 2}));
        auto others = maker{2}.make(std::allocator_arg, &book);
        EXPECT_EQ(book.live, 2U);
    }
    EXPECT_EQ(book.live, 0U);
    EXPECT_EQ(book.ever, 2U);
}

// A lambda's object is a parameter for g++ and none for clang.
TEST(generator, is_a_lambda_that_is_given_an_allocator) {
    ledger book;
    auto body = [](std::allocator_arg_t, frame_allocator, int n) -> generator<int> {
        for (int i = 0; i < n; ++i) {
            co_yield i;
        }
    };
    {
        std::vector<generator<int>> kept;
        kept.push_back(body(std::allocator_arg, &book, 3));
        EXPECT_EQ(book.live, 1U);
        EXPECT_EQ(collect(kept.back()), (std::vector{0, 1, 2}));
    }
    EXPECT_EQ(book.live, 0U);
}

generator<int> one(int item) {
    co_yield item;
}

generator<int> mixed(ledger& book) {
    co_yield elements_of(allocated(std::allocator_arg, &book, 2));
    co_yield elements_of(one(5));
}

TEST(generator, walks_children_of_any_allocator) {
    ledger book;
    EXPECT_EQ(collect(mixed(book)), (std::vector{0, 1, 5}));
    EXPECT_EQ(book.ever, 1U);
    EXPECT_EQ(book.live, 0U);
}

} // namespace
} // namespace yieldmark
