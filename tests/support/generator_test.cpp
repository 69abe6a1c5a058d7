#include "support/generator.hpp"

#include "witness.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <list>
#include <memory>
#include <memory_resource>
#include <ranges>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace yieldmark {
namespace {

using tests::collect;
using tests::counted;
using tests::witness;

using strings = std::vector<std::string>;

template <class G>
constexpr bool single_pass_view =
    std::ranges::input_range<G>&& std::ranges::view<G> && !std::ranges::forward_range<G> && std::movable<G> &&
    !std::copyable<G> && !std::ranges::borrowed_range<G>;

static_assert(single_pass_view<generator<int>>);
static_assert(single_pass_view<generator<std::string>>);
static_assert(single_pass_view<generator<std::string&>>);
static_assert(single_pass_view<generator<std::string const&>>);
static_assert(single_pass_view<generator<std::string&&>>);
static_assert(single_pass_view<generator<std::unique_ptr<int>>>);
static_assert(single_pass_view<generator<int, int>>);

static_assert(std::same_as<std::ranges::range_reference_t<generator<int>>, int const&>);
static_assert(std::same_as<std::ranges::range_reference_t<generator<std::string>>, std::string const&>);
static_assert(std::same_as<std::ranges::range_reference_t<generator<std::string&>>, std::string&>);
static_assert(std::same_as<std::ranges::range_reference_t<generator<std::string&&>>, std::string&&>);
static_assert(std::same_as<std::ranges::range_value_t<generator<std::string const&>>, std::string>);
static_assert(std::sentinel_for<std::default_sentinel_t, generator<int>::iterator>);

template <class G, class Value>
concept can_send = requires(G& g, Value v) {
    g.send(v);
};

static_assert(can_send<generator<int, int>, int>);
static_assert(can_send<generator<int, std::uint64_t>, int>);
static_assert(can_send<generator<int, std::string>, char const*>);
static_assert(!can_send<generator<int, int>, char const*>);
static_assert(!can_send<generator<int, int>, double>);
static_assert(!can_send<generator<int, bool>, int>);
static_assert(!can_send<generator<int>, int>);

generator<std::uint64_t> fibonacci(std::size_t n) {
    std::uint64_t a = 0;
    std::uint64_t b = 1;
    for (std::size_t i = 0; i < n; ++i) {
        co_yield a;
        std::uint64_t const next = a + b;
        a = b;
        b = next;
    }
}

generator<int> count(int from, int to) {
    for (int i = from; i < to; ++i) {
        co_yield i;
    }
}

generator<int> nothing() {
    co_return;
}

TEST(generator, yields_what_the_body_says_in_order) {
    EXPECT_EQ(collect(fibonacci(10)), (std::vector<std::uint64_t>{0, 1, 1, 2, 3, 5, 8, 13, 21, 34}));
    EXPECT_TRUE(collect(nothing()).empty());
}

TEST(generator, runs_no_further_than_asked) {
    int reached = 0;
    auto body = [](int& at) -> generator<int> {
        for (;;) {
            co_yield ++at;
        }
    };
    {
        auto items = body(reached);
        EXPECT_EQ(reached, 0);
        auto it = items.begin();
        EXPECT_EQ(reached, 1);
        ++it;
        EXPECT_EQ(*it, 2);
    }
    EXPECT_EQ(reached, 2);
}

TEST(generator, goes_through_standard_views) {
    std::vector<std::uint64_t> found;
    auto even = [](std::uint64_t x) { return x % 2 == 0; };
    for (std::uint64_t const x : fibonacci(100) | std::views::filter(even) | std::views::take(4)) {
        found.push_back(x);
    }
    EXPECT_EQ(found, (std::vector<std::uint64_t>{0, 2, 8, 34}));
}

generator<int> doubled(generator<int> source) {
    for (int const x : source) {
        co_yield x * 2;
    }
}
generator<int> above(generator<int> source, int least) {
    for (int const x : source) {
        if (x > least) {
            co_yield x;
        }
    }
}

TEST(generator, stages_take_each_other_as_arguments) {
    EXPECT_EQ(collect(above(doubled(count(0, 8)), 9)), (std::vector{10, 12, 14}));
}

TEST(generator, copies_no_item) {
    int copies = 0;
    int moves = 0;
    auto body = [](int& c, int& m) -> generator<counted> {
        counted local(7, c, m);
        co_yield local;
        co_yield counted(8, c, m);
    };
    std::vector<int> values;
    for (counted const& item : body(copies, moves)) {
        values.push_back(item.value);
    }
    EXPECT_EQ(values, (std::vector{7, 8}));
    EXPECT_EQ(copies, 0);
    EXPECT_EQ(moves, 0);
}

TEST(generator, lets_the_consumer_change_the_bodys_object) {
    std::vector<int> seen;
    auto body = [](std::vector<int>& log) -> generator<int&> {
        int local = 1;
        co_yield local;
        log.push_back(local);
    };
    for (int& item : body(seen)) {
        item = 42;
    }
    EXPECT_EQ(seen, std::vector{42});
}

TEST(generator, hands_over_move_only_items) {
    auto body = []() -> generator<std::unique_ptr<int>&&> {
        for (int i = 0; i < 3; ++i) {
            co_yield std::make_unique<int>(i);
        }
    };
    std::vector<std::unique_ptr<int>> taken;
    for (std::unique_ptr<int>&& item : body()) {
        taken.push_back(std::move(item));
    }
    ASSERT_EQ(taken.size(), 3U);
    EXPECT_EQ(*taken[2], 2);

    auto shown = []() -> generator<std::unique_ptr<int>> { co_yield std::make_unique<int>(9); };
    for (std::unique_ptr<int> const& item : shown()) {
        EXPECT_EQ(*item, 9);
    }
}

TEST(generator, keeps_the_bodys_locals_alive_while_suspended) {
    auto body = []() -> generator<std::string_view> {
        std::string const text = "a string too long for the small buffer";
        co_yield std::string_view(text).substr(2);
    };
    strings seen;
    for (std::string_view const part : body()) {
        seen.emplace_back(part);
    }
    EXPECT_EQ(seen, strings{"string too long for the small buffer"});
}

TEST(generator, moves_while_suspended) {
    auto first = count(0, 4);
    auto it = first.begin();
    ++it;
    generator<int> second = std::move(first);
    EXPECT_EQ(*it, 1);
    ++it;
    EXPECT_EQ(*it, 2);
    second = count(7, 9);
    EXPECT_EQ(collect(second), (std::vector{7, 8}));
}

generator<int, int> running_sum() {
    int sum = 0;
    for (;;) {
        std::optional<int> const sent = co_yield sum;
        sum = sent ? sum + *sent : -1;
    }
}

TEST(generator, receives_what_was_sent_since_its_yield) {
    auto sums = running_sum();
    auto it = sums.begin();
    EXPECT_EQ(*it, 0);
    sums.send(5);
    ++it;
    EXPECT_EQ(*it, 5);
    sums.send(100);
    sums.send(2);
    ++it;
    EXPECT_EQ(*it, 7) << "a later value replaces the one not yet received";
    ++it;
    EXPECT_EQ(*it, -1) << "nothing was sent";
}

generator<int, int> echo_inside(int depth) {
    if (depth > 0) {
        co_yield elements_of(echo_inside(depth - 1));
    } else {
        std::optional<int> const sent = co_yield 0;
        co_yield sent.value_or(-1);
    }
}

TEST(generator, sends_to_the_innermost_body) {
    auto items = echo_inside(3);
    auto it = items.begin();
    items.send(11);
    ++it;
    EXPECT_EQ(*it, 11);
}

generator<int> in_order(int depth) {
    if (depth > 0) {
        co_yield elements_of(in_order(depth - 1));
        co_yield depth;
        co_yield elements_of(in_order(depth - 1));
    }
}

TEST(generator, calls_itself) {
    EXPECT_EQ(collect(in_order(3)), (std::vector{1, 2, 1, 3, 1, 2, 1}));
    int items = 0;
    for ([[maybe_unused]] int const x : in_order(12)) {
        ++items;
    }
    EXPECT_EQ(items, 4095);
}

generator<int> countdown(int n) {
    co_yield n;
    if (n > 0) {
        co_yield elements_of(countdown(n - 1));
    }
}

TEST(generator, recurses_deeper_than_the_stack_would) {
    int last = -1;
    int items = 0;
    for (int const x : countdown(20000)) {
        last = x;
        ++items;
    }
    EXPECT_EQ(last, 0);
    EXPECT_EQ(items, 20001);
}

generator<int> empty_children(int n) {
    for (int i = 0; i < n; ++i) {
        co_yield elements_of(nothing());
    }
    co_yield n;
}

TEST(generator, passes_over_any_number_of_empty_children) {
    EXPECT_EQ(collect(empty_children(100000)), std::vector{100000});
}

generator<int> of_ranges(std::vector<int> const& numbers) {
    co_yield elements_of(numbers);
    std::list<int> more(2, 8);
    co_yield elements_of(std::move(more));
    co_yield elements_of(std::views::iota(0, 2));
    auto other = count(5, 7);
    co_yield elements_of(other);
}

TEST(generator, yields_the_elements_of_any_range) {
    std::vector<int> const numbers{1, 2, 3};
    EXPECT_EQ(collect(of_ranges(numbers)), (std::vector{1, 2, 3, 8, 8, 0, 1, 5, 6}));
}

generator<std::string> words() {
    std::vector<std::string> inner(1, "inner");
    co_yield elements_of(inner);
    co_yield std::string("outer");
}

TEST(generator, refers_to_items_of_a_child) {
    EXPECT_EQ(collect(words()), (strings{"inner", "outer"}));
}

TEST(generator, ten_thousand_live_at_once) {
    std::vector<generator<int>> many;
    for (int i = 0; i < 10000; ++i) {
        many.push_back(count(i, i + 2));
    }
    long sum = 0;
    for (auto& each : many) {
        sum += *each.begin();
    }
    EXPECT_EQ(sum, 10000L * 9999 / 2);
}

} // namespace
} // namespace yieldmark
