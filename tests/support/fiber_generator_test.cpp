#include "support/fiber_generator.hpp"

#include "witness.hpp"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <memory>
#include <ranges>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

namespace yieldmark {
namespace {

using tests::collect;
using tests::counted;
using tests::finish_on_another_thread;
using tests::witness;

using strings = std::vector<std::string>;

template <class G>
constexpr bool single_pass_view =
    std::ranges::input_range<G>&& std::ranges::view<G> && !std::ranges::forward_range<G> && std::movable<G> &&
    !std::copyable<G> && !std::ranges::borrowed_range<G>;

static_assert(single_pass_view<fiber_generator<int>>);
static_assert(single_pass_view<fiber_generator<std::string>>);
static_assert(single_pass_view<fiber_generator<std::string&>>);
static_assert(single_pass_view<fiber_generator<std::string&&>>);
static_assert(single_pass_view<fiber_generator<std::unique_ptr<int>>>);
static_assert(single_pass_view<fiber_generator<int, int>>);

static_assert(std::same_as<std::ranges::range_reference_t<fiber_generator<int>>, int const&>);
static_assert(std::same_as<std::ranges::range_reference_t<fiber_generator<std::string&&>>, std::string&&>);

template <class G, class Value>
concept can_send = requires(G& g, Value v) {
    g.send(v);
};

static_assert(can_send<fiber_generator<int, int>, int>);
static_assert(!can_send<fiber_generator<int, int>, char const*>);
static_assert(!can_send<fiber_generator<int, int>, double>);
static_assert(!can_send<fiber_generator<int>, int>);

static_assert(!std::constructible_from<fiber_generator<int>, int>);
static_assert(!std::constructible_from<fiber_generator<int>, void (*)()>);

fiber_generator<std::uint64_t> fibonacci(std::size_t n) {
    return fiber_generator<std::uint64_t>([n](auto& yield) {
        std::uint64_t a = 0;
        std::uint64_t b = 1;
        for (std::size_t i = 0; i < n; ++i) {
            yield(a);
            std::uint64_t const next = a + b;
            a = b;
            b = next;
        }
    });
}

fiber_generator<int> count(int from, int to) {
    return fiber_generator<int>([from, to](auto& yield) {
        for (int i = from; i < to; ++i) {
            yield(i);
        }
    });
}

TEST(fiber_generator, yields_what_the_body_says_in_order) {
    EXPECT_EQ(collect(fibonacci(10)), (std::vector<std::uint64_t>{0, 1, 1, 2, 3, 5, 8, 13, 21, 34}));
    EXPECT_TRUE(collect(fibonacci(0)).empty());
}

TEST(fiber_generator, does_not_start_before_begin) {
    int reached = 0;
    fiber_generator<int> items([&reached](auto& yield) {
        for (;;) {
            yield(++reached);
        }
    });
    EXPECT_EQ(reached, 0);
    auto it = items.begin();
    EXPECT_EQ(reached, 1);
    ++it;
    EXPECT_EQ(*it, 2);
    EXPECT_EQ(reached, 2);
}

TEST(fiber_generator, goes_through_standard_views) {
    std::vector<std::uint64_t> found;
    auto even = [](std::uint64_t x) { return x % 2 == 0; };
    for (std::uint64_t const x : fibonacci(100) | std::views::filter(even) | std::views::take(4)) {
        found.push_back(x);
    }
    EXPECT_EQ(found, (std::vector<std::uint64_t>{0, 2, 8, 34}));
}

fiber_generator<int> doubled(fiber_generator<int> source) {
    return fiber_generator<int>([source = std::move(source)](auto& yield) mutable {
        for (int const x : source) {
            yield(x * 2);
        }
    });
}

TEST(fiber_generator, stages_take_each_other_as_arguments) {
    EXPECT_EQ(collect(doubled(doubled(count(0, 3)))), (std::vector{0, 4, 8}));
}

TEST(fiber_generator, copies_no_item) {
    int copies = 0;
    int moves = 0;
    fiber_generator<counted> items([&](auto& yield) {
        counted local(7, copies, moves);
        yield(local);
        yield(counted(8, copies, moves));
    });
    int sum = 0;
    for (counted const& item : items) {
        sum += item.value;
    }
    EXPECT_EQ(sum, 15);
    EXPECT_EQ(copies, 0);
    EXPECT_EQ(moves, 0);
}

TEST(fiber_generator, hands_over_move_only_items) {
    fiber_generator<std::unique_ptr<int>&&> items([](auto& yield) {
        for (int i = 0; i < 3; ++i) {
            yield(std::make_unique<int>(i));
        }
    });
    std::vector<std::unique_ptr<int>> taken;
    for (std::unique_ptr<int>&& item : items) {
        taken.push_back(std::move(item));
    }
    ASSERT_EQ(taken.size(), 3U);
    EXPECT_EQ(*taken[2], 2);
}

TEST(fiber_generator, lets_the_consumer_change_the_bodys_object) {
    int seen = 0;
    fiber_generator<int&> items([&seen](auto& yield) {
        int local = 1;
        yield(local);
        seen = local;
    });
    for (int& item : items) {
        item = 42;
    }
    EXPECT_EQ(seen, 42);
}

TEST(fiber_generator, moves_while_suspended) {
    auto first = count(0, 4);
    auto it = first.begin();
    fiber_generator<int> second = std::move(first);
    ++it;
    EXPECT_EQ(*it, 1);
    second = count(7, 9);
    EXPECT_EQ(collect(second), (std::vector{7, 8}));
}

TEST(fiber_generator, receives_what_was_sent_since_its_yield) {
    fiber_generator<int, int> sums([](auto& yield) {
        int sum = 0;
        for (;;) {
            std::optional<int> const sent = yield(sum);
            sum = sent ? sum + *sent : -1;
        }
    });
    auto it = sums.begin();
    sums.send(5);
    ++it;
    EXPECT_EQ(*it, 5);
    sums.send(100);
    sums.send(2);
    ++it;
    EXPECT_EQ(*it, 7);
    ++it;
    EXPECT_EQ(*it, -1);
}

fiber_generator<int> in_order(int depth) {
    return fiber_generator<int>([depth](auto& yield) {
        if (depth > 0) {
            yield.elements_of(in_order(depth - 1));
            yield(depth);
            yield(elements_of(in_order(depth - 1)));
        }
    });
}

TEST(fiber_generator, calls_itself) {
    EXPECT_EQ(collect(in_order(3)), (std::vector{1, 2, 1, 3, 1, 2, 1}));
    int items = 0;
    for ([[maybe_unused]] int const x : in_order(10)) {
        ++items;
    }
    EXPECT_EQ(items, 1023);
}

TEST(fiber_generator, yields_the_elements_of_any_range) {
    std::vector<int> const numbers{1, 2};
    fiber_generator<int> items([&numbers](auto& yield) {
        yield.elements_of(numbers);
        yield(elements_of(std::views::iota(5, 7)));
        auto other = count(8, 10);
        yield.elements_of(other);
    });
    EXPECT_EQ(collect(items), (std::vector{1, 2, 5, 6, 8, 9}));
}

fiber_generator<int> failing(int depth, strings& log) {
    return fiber_generator<int>([depth, &log](auto& yield) {
        witness const local(log, "depth " + std::to_string(depth));
        if (depth == 0) {
            yield(1);
            throw std::runtime_error("from the bottom");
        }
        yield.elements_of(failing(depth - 1, log));
    });
}

TEST(fiber_generator, an_exception_from_any_depth_reaches_the_consumer) {
    for (int const depth : {0, 1, 5}) {
        strings log;
        auto items = failing(depth, log);
        auto it = items.begin();
        EXPECT_THROW(++it, std::runtime_error);
        EXPECT_TRUE(it == items.end()) << "the generator is finished";
        ASSERT_EQ(log.size(), static_cast<std::size_t>(depth) + 1);
        EXPECT_EQ(log.front(), "depth 0");
    }
}

TEST(fiber_generator, an_exception_before_the_first_item_comes_out_of_begin) {
    fiber_generator<int> items([](auto&) { throw std::logic_error("at once"); });
    EXPECT_THROW((void)items.begin(), std::logic_error);
}

TEST(fiber_generator, a_body_may_catch_what_its_child_throws_and_go_on) {
    strings log;
    fiber_generator<int> items([&log](auto& yield) {
        try {
            yield.elements_of(failing(2, log));
        } catch (std::runtime_error const&) {
            yield(static_cast<int>(log.size()));
        }
    });
    auto it = items.begin();
    ++it;
    EXPECT_EQ(*it, 3);
}

fiber_generator<int> nested(int depth, strings& log) {
    return fiber_generator<int>([depth, &log](auto& yield) {
        witness const local(log, std::to_string(depth));
        if (depth > 0) {
            yield.elements_of(nested(depth - 1, log));
        } else {
            yield(1);
            yield(2);
        }
    });
}

TEST(fiber_generator, destroyed_half_way_it_unwinds_innermost_first) {
    strings log;
    {
        auto items = nested(3, log);
        EXPECT_EQ(*items.begin(), 1);
        EXPECT_TRUE(log.empty());
    }
    EXPECT_EQ(log, (strings{"0", "1", "2", "3"}));
}

TEST(fiber_generator, unwinds_a_body_that_swallows_exceptions) {
    int swallowed = 0;
    {
        fiber_generator<int> items([&swallowed](auto& yield) {
            for (int i = 0; i < 3; ++i) {
                try {
                    yield(i);
                } catch (...) {
                    ++swallowed;
                }
            }
        });
        (void)items.begin();
    }
    EXPECT_EQ(swallowed, 3);
}

TEST(fiber_generator, unwinds_while_another_exception_is_on_its_way) {
    strings log;
    try {
        auto items = nested(1, log);
        (void)items.begin();
        throw std::runtime_error("the consumer's own");
    } catch (std::runtime_error const& error) {
        EXPECT_STREQ(error.what(), "the consumer's own");
        auto items = nested(0, log);
        (void)items.begin();
    }
    EXPECT_EQ(log, (strings{"0", "1", "0"}));
}

TEST(fiber_generator, may_be_finished_and_destroyed_on_another_thread) {
    strings log;
    finish_on_another_thread(nested(4, log), log);
}

TEST(fiber_generator, a_thousand_live_at_once) {
    std::vector<fiber_generator<int>> many;
    for (int i = 0; i < 1000; ++i) {
        many.push_back(count(i, i + 2));
    }
    long sum = 0;
    for (auto& each : many) {
        sum += *each.begin();
    }
    EXPECT_EQ(sum, 1000L * 999 / 2);
}

} // namespace
} // namespace yieldmark
