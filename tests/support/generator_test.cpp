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
    auto items = std::make_unique<generator<int>>(nested(4, log));
    auto it = items->begin();
    std::thread([&] {
        ++it;
        EXPECT_EQ(*it, 2);
        items.reset();
    }).join();
    EXPECT_EQ(log.size(), 5U);
}

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

generator<int> mixed(ledger& book) {
    co_yield elements_of(allocated(std::allocator_arg, &book, 2));
    co_yield elements_of(count(5, 6));
}

TEST(generator, walks_children_of_any_allocator) {
    ledger book;
    EXPECT_EQ(collect(mixed(book)), (std::vector{0, 1, 5}));
    EXPECT_EQ(book.ever, 1U);
    EXPECT_EQ(book.live, 0U);
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
