// How a generator ends: by what its body throws, or destroyed half-way.
#include "support/generator.hpp"

#include "witness.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace yieldmark {
namespace {

using tests::collect;
using tests::finish_on_another_thread;
using tests::witness;

using strings = std::vector<std::string>;

generator<int> failing(int depth, strings& log) {
    witness const local(log, "depth " + std::to_string(depth));
    if (depth == 0) {
        co_yield 1;
        throw std::runtime_error("from the bottom");
    }
    co_yield elements_of(failing(depth - 1, log));
}

TEST(generator, an_exception_from_any_depth_reaches_the_consumer) {
    for (int const depth : {0, 1, 5}) {
        strings log;
        auto items = failing(depth, log);
        auto it = items.begin();
        EXPECT_EQ(*it, 1);
        EXPECT_THROW(++it, std::runtime_error);
        EXPECT_TRUE(it == items.end()) << "the generator is finished";
        ASSERT_EQ(log.size(), static_cast<std::size_t>(depth) + 1) << "each local destroyed once";
        EXPECT_EQ(log.front(), "depth 0");
    }
}

TEST(generator, an_exception_before_the_first_item_comes_out_of_begin) {
    auto body = []() -> generator<int> {
        throw std::logic_error("at once");
        co_yield 1;
    };
    auto items = body();
    EXPECT_THROW((void)items.begin(), std::logic_error);
}

generator<int> catching() {
    strings log;
    bool caught = false;
    try {
        co_yield elements_of(failing(2, log));
    } catch (std::runtime_error const&) {
        caught = true;
    }
    co_yield caught ? static_cast<int>(log.size()) : -1;
}

generator<int> throwing_after(int n) {
    for (int i = 0; i < n; ++i) {
        co_yield i;
    }
    throw std::runtime_error("after the last item");
}

generator<int> numbers_to(int n) {
    for (int i = 0; i < n; ++i) {
        co_yield i;
    }
}

// One child throws after an item, one before any: what is caught must not be thrown again later.
generator<int> catching_each() {
    for (bool const has_item : {true, false, true}) {
        co_yield elements_of(numbers_to(2));
        try {
            co_yield elements_of(throwing_after(has_item ? 1 : 0));
        } catch (std::runtime_error const&) {
        }
    }
}

TEST(generator, what_a_body_has_caught_of_a_child_is_not_thrown_again) {
    auto items = catching_each();
    EXPECT_EQ(collect(items), (std::vector{0, 1, 0, 0, 1, 0, 1, 0}));
}

TEST(generator, a_body_may_catch_what_its_child_throws_and_go_on) {
    EXPECT_EQ(collect(catching()), (std::vector{1, 3}));
}

generator<int> nested(int depth, strings& log) {
    witness const local(log, std::to_string(depth));
    if (depth > 0) {
        co_yield elements_of(nested(depth - 1, log));
    } else {
        co_yield 1;
        co_yield 2;
    }
}

TEST(generator, destroyed_half_way_it_destroys_innermost_first) {
    strings log;
    {
        auto items = nested(3, log);
        EXPECT_EQ(*items.begin(), 1);
        EXPECT_TRUE(log.empty());
    }
    EXPECT_EQ(log, (strings{"0", "1", "2", "3"}));
}

generator<int> guarded(strings& log) {
    witness const outer(log, "outer");
    for (int i = 0;; ++i) {
        witness const inner(log, "inner " + std::to_string(i));
        co_yield i;
    }
}

TEST(generator, destroys_each_local_once) {
    strings log;
    for (int const i : guarded(log)) {
        if (i == 1) {
            break;
        }
    }
    EXPECT_EQ(log, (strings{"inner 0", "inner 1", "outer"}));
}

TEST(generator, never_begun_it_runs_nothing_and_frees_its_frame) {
    strings log;
    { auto const unused = nested(2, log); }
    EXPECT_TRUE(log.empty());
}

TEST(generator, may_be_finished_and_destroyed_on_another_thread) {
    strings log;
    finish_on_another_thread(nested(4, log), log);
}

} // namespace
} // namespace yieldmark
