// Which nodes of two graphs are the same.

#include "harness/machine_code/graph.hpp"

#include <gtest/gtest.h>

namespace yieldmark::machine_code {
namespace {

using strings = std::vector<std::string>;

TEST(sameness, looks_as_far_as_it_leads) {
    graph base;
    graph now;
    node_id first = 0;
    node_id second = 0;
    for (auto* all : {&base, &now}) {
        auto& last = all == &base ? first : second;
        last = all->add({.content = all == &base ? "old" : "new", .name = "end"});
        for (int i = 0; i < 50; ++i)
            last = all->add({.content = "step", .to = {last}, .name = "step"});
    }
    sameness const both(base, now);
    EXPECT_FALSE(both.same(first, second));
    EXPECT_EQ(both.differences(first, second), strings{"end"});
}

TEST(sameness, circles_are_the_same_if_all_in_them_is) {
    auto const circle = [](graph& all, std::string const& content) {
        auto const a = all.add({.content = "a", .name = "a"});
        auto const b = all.add({.content = content, .to = {a}, .name = "b"});
        all.nodes[a].to = {b};
        return a;
    };
    graph base;
    graph now;
    auto const first = circle(base, "b");
    auto const same = circle(now, "b");
    auto const other = circle(now, "c");
    sameness const both(base, now);
    EXPECT_TRUE(both.same(first, same));
    EXPECT_FALSE(both.same(first, other));
    EXPECT_EQ(both.differences(first, other), strings{"b"});
}

TEST(sameness, order_matters_unless_one_stands_for_any) {
    graph base;
    graph now;
    node_id ids[2][3];
    for (auto* all : {&base, &now}) {
        bool const turned = all == &now;
        auto const x = all->add({.content = "x"});
        auto const y = all->add({.content = "y"});
        auto const again = all->add({.content = "y"});
        auto const both = turned ? std::vector{y, x} : std::vector{x, y};
        ids[turned][0] = all->add({.content = "in order", .to = both, .name = "caller"});
        ids[turned][1] = all->add({.content = "any", .to = both, .one_of = true});
        ids[turned][2] =
            all->add({.content = "any", .to = turned ? std::vector{x, y, again} : both, .one_of = true});
    }
    sameness const both(base, now);
    EXPECT_FALSE(both.same(ids[0][0], ids[1][0]));
    EXPECT_TRUE(both.same(ids[0][1], ids[1][1]));
    EXPECT_TRUE(both.same(ids[0][2], ids[1][2])) << "the same definition twice is the same definition";
    EXPECT_EQ(both.differences(ids[0][0], ids[1][0]), strings{"caller"});
}

TEST(sameness, a_definition_more_is_a_difference) {
    graph base;
    graph now;
    auto const of = [](graph& all, strings const& contents) {
        std::vector<node_id> to;
        for (auto const& one : contents)
            to.push_back(all.add({.content = one, .name = one}));
        return all.add({.content = {}, .to = to, .name = "symbol", .one_of = true});
    };
    auto const one = of(base, {"x"});
    auto const two = of(now, {"x", "y"});
    sameness const both(base, now);
    EXPECT_FALSE(both.same(one, two));
    EXPECT_EQ(both.differences(one, two), strings{"y"});
}

TEST(reached, goes_on_to_the_end) {
    graph all;
    auto const last = all.add({.content = "last"});
    auto const middle = all.add({.content = "middle", .to = {last}});
    auto const first = all.add({.content = "first", .to = {middle, last}});
    auto const alone = all.add({.content = "alone"});
    auto const seen = reached(all, {middle});
    EXPECT_TRUE(seen[last]);
    EXPECT_TRUE(seen[middle]);
    EXPECT_FALSE(seen[first]);
    EXPECT_FALSE(seen[alone]);
}

} // namespace
} // namespace yieldmark::machine_code
