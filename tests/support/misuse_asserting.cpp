// What both generators do with assertions when they are used as they should not be: each misuse ends the program with a
// message. Compiled with them alone (test-support-asserting); the presets' build types have none.
#include "misused.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <utility>

namespace yieldmark {
namespace {

using namespace tests;

template <class Technique> class generator_misuse : public testing::Test {};
TYPED_TEST_SUITE(generator_misuse, techniques, name_of);

// elements_of a child that can't be one, handed over and referred to, ends the program with these messages.
template <class Technique, class Child>
void expect_ends(Child& child, char const* handed_over, char const* referred_to) {
    auto parent = Technique::within(child);
    auto it = parent.begin();
    EXPECT_DEATH(++it, handed_over);
    auto other = Technique::within_as_lvalue(child);
    auto other_it = other.begin();
    EXPECT_DEATH(++other_it, referred_to);
}

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
    expect_ends<TypeParam>(child, "elements_of a generator already begun", "begin\\(\\) called twice");
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
    expect_ends<TypeParam>(child, "elements_of a moved-from generator",
                           "begin\\(\\) of a moved-from generator");
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

} // namespace
} // namespace yieldmark
