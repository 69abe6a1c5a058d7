// What both generators do in a release build when they are used as they should not be: each misuse has a defined result.
#include "misused.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <ranges>
#include <stdexcept>
#include <utility>

namespace yieldmark {
namespace {

using namespace tests;

template <class Technique> class generator_misuse : public testing::Test {};
TYPED_TEST_SUITE(generator_misuse, techniques, name_of);

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

} // namespace
} // namespace yieldmark
