// What both generators do when they are used as they should not be. Compiled twice: as the rest of the tests,
// in a release build, where each misuse has a defined result, and with assertions (test-support-asserting),
// where each ends the program with a message.
#include "support/fiber_generator.hpp"
#include "support/generator.hpp"

#include "witness.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <optional>
#include <ranges>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace yieldmark {
namespace {

using tests::collect;
using tests::witness;

using numbers = std::vector<int>;
using strings = std::vector<std::string>;

// One set of sequences, written for each technique.
struct coroutine {
    using items = generator<int>;
    using talk = generator<int, int>;

    static items count(int from, int to) {
        for (int i = from; i < to; ++i) {
            co_yield i;
        }
    }
    // depth, depth - 1, … 0, each from a body of its own, and back to depth.
    static items down_and_up(int depth, strings& log) {
        witness const local(log, std::to_string(depth));
        co_yield depth;
        if (depth > 0) {
            co_yield elements_of(down_and_up(depth - 1, log));
            co_yield depth;
        }
    }
    static items failing(int n) {
        co_yield n;
        if (n == 0) {
            throw std::runtime_error("after the last item");
        }
        co_yield elements_of(failing(n - 1));
    }
    static items within(items& child) {
        co_yield 100;
        co_yield elements_of(std::move(child));
        co_yield 101;
    }
    static items two_levels_within(items& child) {
        co_yield elements_of(within(child));
        co_yield 102;
    }
    static items within_as_lvalue(items& child) {
        co_yield 100;
        co_yield elements_of(child);
        co_yield 101;
    }
    static items catches(items& child) {
        try {
            co_yield elements_of(std::move(child));
        } catch (std::runtime_error const&) {
        }
        co_yield 103;
    }
    static talk echo() {
        for (int last = 0;;) {
            last = (co_yield last).value_or(-1);
        }
    }
    static talk echo_within(talk& child) { co_yield elements_of(std::move(child)); }
};

struct fiber {
    using items = fiber_generator<int>;
    using talk = fiber_generator<int, int>;

    static items count(int from, int to) {
        return items([from, to](auto& yield) {
            for (int i = from; i < to; ++i) {
                yield(i);
            }
        });
    }
    static items down_and_up(int depth, strings& log) {
        return items([depth, &log](auto& yield) {
            witness const local(log, std::to_string(depth));
            yield(depth);
            if (depth > 0) {
                yield.elements_of(down_and_up(depth - 1, log));
                yield(depth);
            }
        });
    }
    static items failing(int n) {
        return items([n](auto& yield) {
            yield(n);
            if (n == 0) {
                throw std::runtime_error("after the last item");
            }
            yield.elements_of(failing(n - 1));
        });
    }
    static items within(items& child) {
        return items([&child](auto& yield) {
            yield(100);
            yield.elements_of(std::move(child));
            yield(101);
        });
    }
    static items two_levels_within(items& child) {
        return items([&child](auto& yield) {
            yield.elements_of(within(child));
            yield(102);
        });
    }
    static items within_as_lvalue(items& child) {
        return items([&child](auto& yield) {
            yield(100);
            yield.elements_of(child);
            yield(101);
        });
    }
    static items catches(items& child) {
        return items([&child](auto& yield) {
            try {
                yield.elements_of(std::move(child));
            } catch (std::runtime_error const&) {
            }
            yield(103);
        });
    }
    static talk echo() {
        return talk([](auto& yield) {
            for (int last = 0;;) {
                last = yield(last).value_or(-1);
            }
        });
    }
    static talk echo_within(talk& child) {
        return talk([&child](auto& yield) { yield.elements_of(std::move(child)); });
    }
};

struct name_of {
    template <class Technique> static std::string GetName(int) {
        return std::same_as<Technique, coroutine> ? "coroutine" : "fiber";
    }
};
using techniques = testing::Types<coroutine, fiber>;

template <class Technique> class generator_misuse : public testing::Test {};
TYPED_TEST_SUITE(generator_misuse, techniques, name_of);

// Walks `items` up to and with its `n`th item.
template <class Items> void walk_to(Items& items, int n) {
    for (auto it = items.begin(); it != items.end() && --n > 0; ++it) {
    }
}

numbers const down_and_up_of_3{3, 2, 1, 0, 1, 2, 3};

numbers from_position(numbers const& all, std::size_t at) {
    return {all.begin() + static_cast<std::ptrdiff_t>(at), all.end()};
}

numbers between_100_and_101(numbers middle) {
    middle.insert(middle.begin(), 100);
    middle.push_back(101);
    return middle;
}

#ifdef NDEBUG

TYPED_TEST(generator_misuse, a_second_loop_after_the_end_has_no_items) {
    auto items = TypeParam::count(0, 3);
    EXPECT_EQ(collect(items), (numbers{0, 1, 2}));
    EXPECT_TRUE(collect(items).empty());
    EXPECT_TRUE(collect(items).empty());
    auto none = TypeParam::count(0, 0);
    EXPECT_TRUE(collect(none).empty());
    EXPECT_TRUE(collect(none).empty());
}

TYPED_TEST(generator_misuse, a_second_loop_begins_at_the_current_item_at_any_depth) {
    for (std::size_t at = 0; at < down_and_up_of_3.size(); ++at) {
        strings log;
        {
            auto items = TypeParam::down_and_up(3, log);
            walk_to(items, static_cast<int>(at) + 1);
            EXPECT_EQ(collect(items), from_position(down_and_up_of_3, at)) << "left at item " << at;
            EXPECT_TRUE(collect(items).empty());
        }
        EXPECT_EQ(log, (strings{"0", "1", "2", "3"})) << "each body's locals are destroyed once";
    }
}

TYPED_TEST(generator_misuse, a_second_begin_may_be_the_last_use) {
    strings log;
    {
        auto items = TypeParam::down_and_up(3, log);
        walk_to(items, 3);
        EXPECT_EQ(*items.begin(), 1);
        EXPECT_EQ(*items.begin(), 1);
    }
    EXPECT_EQ(log, (strings{"1", "2", "3"}));
}

TYPED_TEST(generator_misuse, take_again_goes_on_after_what_was_taken) {
    auto items = TypeParam::count(1, 100);
    numbers taken;
    for (int round = 0; round < 2; ++round) {
        for (int const i : std::ranges::ref_view(items) | std::views::take(3)) {
            taken.push_back(i);
        }
    }
    EXPECT_EQ(taken, (numbers{1, 2, 3, 4, 5, 6}));
}

TYPED_TEST(generator_misuse, a_generator_that_threw_is_finished) {
    auto items = TypeParam::failing(2);
    EXPECT_THROW(collect(items), std::runtime_error);
    EXPECT_TRUE(collect(items).empty());
    auto it = items.begin();
    ++it;
    EXPECT_TRUE(it == items.end());
}

TYPED_TEST(generator_misuse, a_step_past_the_end_has_no_effect) {
    auto items = TypeParam::count(0, 1);
    auto it = items.begin();
    ++it;
    ++it;
    it++;
    EXPECT_TRUE(it == items.end());
}

TYPED_TEST(generator_misuse, a_moved_from_generator_has_no_items) {
    auto items = TypeParam::count(0, 3);
    auto const taken = std::move(items);
    EXPECT_TRUE(collect(items).empty());
    auto it = items.begin();
    ++it;
    EXPECT_TRUE(it == items.end());
}

TYPED_TEST(generator_misuse, a_moved_from_generator_can_be_assigned_to) {
    auto items = TypeParam::count(0, 3);
    auto const taken = std::move(items);
    EXPECT_TRUE(collect(items).empty());
    items = TypeParam::count(7, 9);
    EXPECT_EQ(collect(items), (numbers{7, 8}));
}

TYPED_TEST(generator_misuse, elements_of_a_begun_child_are_its_current_item_and_the_rest) {
    for (std::size_t at = 0; at < down_and_up_of_3.size(); ++at) {
        strings log;
        numbers const rest = from_position(down_and_up_of_3, at);
        {
            auto child = TypeParam::down_and_up(3, log);
            walk_to(child, static_cast<int>(at) + 1);
            EXPECT_EQ(collect(TypeParam::within(child)), between_100_and_101(rest));
            EXPECT_TRUE(collect(child).empty()) << "it was walked to its end, or is moved from";

            auto second = TypeParam::down_and_up(3, log);
            walk_to(second, static_cast<int>(at) + 1);
            numbers expected = between_100_and_101(rest);
            expected.push_back(102);
            EXPECT_EQ(collect(TypeParam::two_levels_within(second)), expected);

            auto third = TypeParam::down_and_up(3, log);
            walk_to(third, static_cast<int>(at) + 1);
            EXPECT_EQ(collect(TypeParam::within_as_lvalue(third)), between_100_and_101(rest));
        }
        EXPECT_EQ(log.size(), 12U) << "each local destroyed once";
    }
}

TYPED_TEST(generator_misuse, elements_of_a_begun_child_can_be_left_half_way) {
    for (int at = 1; at < 7; ++at) {
        for (int steps = 1; steps < 9 - at; ++steps) {
            strings log;
            {
                auto child = TypeParam::down_and_up(3, log);
                walk_to(child, at);
                // The parent ends first, as it refers to the child.
                auto parent = TypeParam::two_levels_within(child);
                walk_to(parent, steps);
            }
            strings sorted = log;
            std::ranges::sort(sorted);
            EXPECT_TRUE(std::ranges::adjacent_find(sorted) == sorted.end()) << "a local destroyed twice";
            EXPECT_TRUE(log.empty() || log.back() == "3") << "the innermost is destroyed first";
        }
    }
}

TYPED_TEST(generator_misuse, elements_of_a_finished_child_are_none) {
    auto child = TypeParam::count(0, 2);
    collect(child);
    EXPECT_EQ(collect(TypeParam::within(child)), (numbers{100, 101}));
    auto again = TypeParam::count(0, 2);
    collect(again);
    EXPECT_EQ(collect(TypeParam::within_as_lvalue(again)), (numbers{100, 101}));
}

TYPED_TEST(generator_misuse, elements_of_a_child_that_threw_before_are_none) {
    for (int const depth : {0, 1}) {
        auto child = TypeParam::failing(depth);
        EXPECT_THROW(collect(child), std::runtime_error);
        EXPECT_EQ(collect(TypeParam::two_levels_within(child)), (numbers{100, 101, 102}));
        EXPECT_EQ(collect(TypeParam::within(child)), (numbers{100, 101}));
    }
}

TYPED_TEST(generator_misuse, elements_of_a_moved_from_child_are_none) {
    auto child = TypeParam::count(0, 2);
    auto const taken = std::move(child);
    EXPECT_EQ(collect(TypeParam::within(child)), (numbers{100, 101}));
    EXPECT_EQ(collect(TypeParam::two_levels_within(child)), (numbers{100, 101, 102}));
    EXPECT_EQ(collect(TypeParam::within_as_lvalue(child)), (numbers{100, 101}));
}

TYPED_TEST(generator_misuse, elements_of_the_same_child_twice_are_none_the_second_time) {
    auto child = TypeParam::count(0, 2);
    EXPECT_EQ(collect(TypeParam::within(child)), (numbers{100, 0, 1, 101}));
    EXPECT_EQ(collect(TypeParam::within(child)), (numbers{100, 101}));
}

TYPED_TEST(generator_misuse, what_a_begun_child_throws_reaches_the_parent) {
    auto child = TypeParam::failing(2);
    walk_to(child, 2);
    EXPECT_EQ(collect(TypeParam::catches(child)), (numbers{1, 0, 103}));
    EXPECT_EQ(collect(TypeParam::within(child)), (numbers{100, 101}));
}

TYPED_TEST(generator_misuse, what_is_sent_reaches_a_begun_child) {
    auto child = TypeParam::echo();
    walk_to(child, 1);
    auto parent = TypeParam::echo_within(child);
    auto it = parent.begin();
    parent.send(5);
    ++it;
    EXPECT_EQ(*it, 5);
    ++it;
    EXPECT_EQ(*it, -1);
    parent.send(6);
    ++it;
    EXPECT_EQ(*it, 6);
}

TYPED_TEST(generator_misuse, what_is_sent_too_early_or_to_nobody_is_dropped) {
    auto child = TypeParam::echo();
    child.send(7);
    auto it = child.begin();
    EXPECT_EQ(*it, 0);
    ++it;
    EXPECT_EQ(*it, -1);
    auto const taken = std::move(child);
    child.send(8);
    EXPECT_TRUE(collect(child).empty());
}

#else // with assertions

TYPED_TEST(generator_misuse, a_second_begin_is_caught) {
    auto items = TypeParam::count(0, 3);
    (void)items.begin();
    EXPECT_DEATH((void)items.begin(), "begin\\(\\) called twice");
}

TYPED_TEST(generator_misuse, a_second_loop_after_the_end_is_caught) {
    auto items = TypeParam::count(0, 3);
    EXPECT_EQ(collect(items), (numbers{0, 1, 2}));
    EXPECT_DEATH(collect(items), "begin\\(\\) called twice");
}

TYPED_TEST(generator_misuse, a_second_loop_inside_of_a_child_is_caught) {
    strings log;
    auto items = TypeParam::down_and_up(3, log);
    walk_to(items, 3);
    EXPECT_DEATH(collect(items), "begin\\(\\) called twice");
    EXPECT_EQ(down_and_up_of_3.size(), 7U);
}

TYPED_TEST(generator_misuse, a_step_past_the_end_is_caught) {
    auto items = TypeParam::count(0, 1);
    auto it = items.begin();
    ++it;
    EXPECT_DEATH(++it, "advanced past its end");
}

TYPED_TEST(generator_misuse, begin_of_a_moved_from_generator_is_caught) {
    auto items = TypeParam::count(0, 1);
    auto const taken = std::move(items);
    EXPECT_DEATH((void)items.begin(), "begin\\(\\) of a moved-from generator");
}

TYPED_TEST(generator_misuse, elements_of_a_begun_child_is_caught) {
    auto child = TypeParam::count(0, 3);
    walk_to(child, 1);
    auto parent = TypeParam::within(child);
    auto it = parent.begin();
    EXPECT_DEATH(++it, "elements_of a generator already begun");
    auto other = TypeParam::within_as_lvalue(child);
    auto other_it = other.begin();
    EXPECT_DEATH(++other_it, "begin\\(\\) called twice");
}

TYPED_TEST(generator_misuse, elements_of_a_finished_child_is_caught) {
    auto child = TypeParam::count(0, 3);
    EXPECT_EQ(from_position(collect(child), 1), (numbers{1, 2}));
    auto parent = TypeParam::within(child);
    auto it = parent.begin();
    EXPECT_DEATH(++it, "elements_of a generator already begun");
}

TYPED_TEST(generator_misuse, elements_of_a_moved_from_child_is_caught) {
    auto child = TypeParam::count(0, 3);
    auto const taken = std::move(child);
    auto parent = TypeParam::within(child);
    auto it = parent.begin();
    EXPECT_DEATH(++it, "elements_of a moved-from generator");
    auto other = TypeParam::within_as_lvalue(child);
    auto other_it = other.begin();
    EXPECT_DEATH(++other_it, "begin\\(\\) of a moved-from generator");
}

TYPED_TEST(generator_misuse, sending_before_begin_is_caught) {
    auto echo = TypeParam::echo();
    EXPECT_DEATH(echo.send(1), "send\\(\\) before begin\\(\\)");
}

TYPED_TEST(generator_misuse, sending_to_a_moved_from_generator_is_caught) {
    auto echo = TypeParam::echo();
    auto const taken = std::move(echo);
    EXPECT_DEATH(echo.send(1), "send\\(\\) to a moved-from generator");
}

// What is no misuse must not be taken for one.
TYPED_TEST(generator_misuse, a_child_in_its_place_is_none) {
    auto child = TypeParam::failing(2);
    EXPECT_EQ(collect(TypeParam::catches(child)), (numbers{2, 1, 0, 103}));
    auto other = TypeParam::count(0, 2);
    EXPECT_EQ(collect(TypeParam::two_levels_within(other)), (numbers{100, 0, 1, 101, 102}));
    auto third = TypeParam::count(0, 2);
    EXPECT_EQ(collect(TypeParam::within_as_lvalue(third)), between_100_and_101({0, 1}));
    auto echo = TypeParam::echo();
    auto parent = TypeParam::echo_within(echo);
    EXPECT_EQ(*parent.begin(), 0);
}

#endif

void destroy_one_that_never_ends() {
    fiber_generator<int> items([](auto& yield) {
        for (int i = 0;; ++i) {
            try {
                yield(i);
            } catch (...) {
            }
        }
    });
    (void)items.begin();
}

TEST(generator_misuse_death, a_body_that_catches_its_unwinding_for_ever_ends_the_program) {
    EXPECT_DEATH(destroy_one_that_never_ends(), "destroyed half-way, but the body does not end");
}

} // namespace
} // namespace yieldmark
