#include "lazy_start/boost_context.hpp"
#include "lazy_start/boost_range.hpp"
#include "lazy_start/coroutine.hpp"
#include "lazy_start/eager.hpp"
#include "lazy_start/iterator.hpp"
#include "lazy_start/range_v3.hpp"
#include "lazy_start/std_ranges.hpp"
#include "suites/protocol/lazy_start.hpp"

#include <cstddef>
#include <cstdint>
#include <gtest/gtest.h>
#include <ostream>
#include <stdexcept>
#include <vector>

namespace yieldmark::tests {
namespace {

/// How many items a technique has made at each moment of its use.
struct counts {
    std::uint64_t when_made = 0;
    std::uint64_t after_three = 0;
    std::uint64_t when_destroyed = 0;

    bool operator==(counts const&) const = default;
};

void PrintTo(counts const& of, std::ostream* out) {
    *out << of.when_made << " when made, " << of.after_three << " after three, " << of.when_destroyed
         << " at the end";
}

template <class Make> counts counts_of(Make make) {
    counts result;
    std::uint64_t made = 0;
    {
        auto&& sequence = make(std::size_t{1000}, made);
        result.when_made = made;
        std::vector<std::uint64_t> taken;
        for (std::uint64_t const item : sequence) {
            taken.push_back(item);
            if (taken.size() == 3)
                break;
        }
        result.after_three = made;
        EXPECT_EQ(taken, (std::vector<std::uint64_t>{0, 1, 1}));
    }
    result.when_destroyed = made;
    return result;
}

TEST(lazy_start, no_item_is_made_before_it_is_asked_for) {
    counts const lazy{0, 3, 3};
    EXPECT_EQ(counts_of(lazy_start::coroutine), lazy);
    EXPECT_EQ(counts_of(lazy_start::boost_context), lazy);
    EXPECT_EQ(counts_of(lazy_start::iterator), lazy);
    EXPECT_EQ(counts_of(lazy_start::range_v3), lazy);
    EXPECT_EQ(counts_of(lazy_start::std_ranges), lazy);
    EXPECT_EQ(counts_of(lazy_start::boost_range), lazy);
}

TEST(lazy_start, eager_makes_all_at_once) {
    EXPECT_EQ(counts_of(lazy_start::eager), (counts{1000, 1000, 1000}));
}

template <bool Eager> struct technique {
    static constexpr bool is_eager = Eager;
    std::uint64_t made_at_once;

    std::vector<std::uint64_t> operator()(std::size_t n, std::uint64_t& made) const {
        made = made_at_once;
        return std::vector<std::uint64_t>(n);
    }
};

TEST(lazy_start, the_contract_refuses_a_start_that_is_not_as_promised) {
    using contract = lazy_start::contract;
    auto sink = [](std::uint64_t) { return true; };
    auto const input = contract::input(5, 0);
    EXPECT_NO_THROW(contract::consume(technique<false>{0}, input, 5, sink));
    EXPECT_THROW(contract::consume(technique<false>{1}, input, 5, sink), std::logic_error);
    EXPECT_NO_THROW(contract::consume(technique<true>{5}, input, 5, sink));
    EXPECT_THROW(contract::consume(technique<true>{4}, input, 5, sink), std::logic_error);
}

} // namespace
} // namespace yieldmark::tests
