#include "harness/bench/consume.hpp"

#include "harness/bench/register.hpp"

#include <cstdint>
#include <gtest/gtest.h>
#include <iterator>
#include <tuple>
#include <vector>

namespace yieldmark::bench {
namespace {

// Counts how often it was moved on: what a consumer asks of a lazy sequence.
struct counting {
    struct iterator {
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;
        int* advanced;
        std::uint64_t at = 0;
        std::uint64_t operator*() const { return at; }
        iterator& operator++() {
            ++at;
            ++*advanced;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::unreachable_sentinel_t) const { return false; }
    };
    int* advanced;
    [[nodiscard]] iterator begin() const { return {advanced}; }
    [[nodiscard]] std::unreachable_sentinel_t end() const { return {}; }
};

struct collect {
    std::vector<std::uint64_t>* into;
    std::size_t most;
    bool operator()(std::uint64_t item) const {
        into->push_back(item);
        return into->size() != most;
    }
};

TEST(take_n, asks_for_no_item_beyond_the_nth) {
    int advanced = 0;
    std::vector<std::uint64_t> got;
    collect sink{&got, 100};
    take_n(counting{&advanced}, 3, sink);
    EXPECT_EQ(got, (std::vector<std::uint64_t>{0, 1, 2}));
    EXPECT_EQ(advanced, 2);
}

TEST(take_n, takes_nothing_of_zero) {
    int advanced = 0;
    std::vector<std::uint64_t> got;
    collect sink{&got, 100};
    take_n(counting{&advanced}, 0, sink);
    EXPECT_TRUE(got.empty());
    EXPECT_EQ(advanced, 0);
}

TEST(take_all, stops_when_the_sink_wants_no_more) {
    std::vector<std::uint64_t> got;
    collect sink{&got, 2};
    take_all(std::vector<std::uint64_t>{5, 6, 7}, sink);
    EXPECT_EQ(got, (std::vector<std::uint64_t>{5, 6}));
}

struct endless_numbers : suites::endless_contract {};

struct eager_call {
    std::vector<std::uint64_t> operator()(std::size_t n) const { return std::vector<std::uint64_t>(n, 7); }
};

struct loop_call {
    template <class Sink> void operator()(std::size_t n, Sink&& sink) const {
        for (std::size_t i = 0; i != n; ++i)
            if (!sink(std::uint64_t{7}))
                return;
    }
};

TEST(feed, tells_eager_and_loop_the_bound_of_an_endless_sequence) {
    std::vector<std::uint64_t> eager;
    std::vector<std::uint64_t> loop;
    feed<endless_numbers>(technique<eager_call, false, true>{}, std::size_t{4}, 4, collect{&eager, 100});
    feed<endless_numbers>(technique<loop_call, true, false>{}, std::size_t{4}, 4, collect{&loop, 100});
    EXPECT_EQ(eager, std::vector<std::uint64_t>(4, 7));
    EXPECT_EQ(loop, eager);
}

TEST(once, gives_the_sum_it_will_be_timed_for) {
    std::size_t const input = 5;
    using eager = technique<eager_call, false, true>;
    EXPECT_EQ((once<endless_numbers, eager, suites::use::sum>(&input, 5)), 35U);
    EXPECT_EQ((once<endless_numbers, eager, suites::use::drain>(&input, 5)), 0U);
}

TEST(digest_of, stops_at_the_number_of_items_asked_for) {
    std::size_t const input = 5;
    using eager = technique<eager_call, false, true>;
    EXPECT_EQ((digest_of<endless_numbers, eager>(&input, 5, 1).items), 1U);
    EXPECT_EQ((digest_of<endless_numbers, eager>(&input, 5, ~std::uint64_t{0}).items), 5U);
}

} // namespace
} // namespace yieldmark::bench
