#include "harness/bench/thinned.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace yieldmark::bench {
namespace {

using step = results::heap_timeline::step;

std::vector<step> zigzag(std::size_t count) {
    std::vector<step> made{{0, 0}};
    for (std::size_t i = 1; i < count; ++i)
        made.push_back(
            {static_cast<double>(i * i), i == count / 3 ? 1'000'000U : (i % 2 == 0 ? 500U : 100U)});
    return made;
}

bool same(step const& a, step const& b) {
    return a.at == b.at && a.live == b.live;
}

TEST(thinned, leaves_few_steps_as_they_are) {
    auto const steps = zigzag(600);
    auto const kept = thinned(steps, 600);
    ASSERT_EQ(kept.size(), steps.size());
    EXPECT_TRUE(std::ranges::equal(kept, steps, same));
    EXPECT_TRUE(thinned({}, 600).empty());
}

TEST(thinned, keeps_the_peak_the_ends_and_the_order) {
    for (std::size_t const count : {601U, 2'000U, 100'003U}) {
        auto const steps = zigzag(count);
        auto const kept = thinned(steps, 600);
        EXPECT_LE(kept.size(), 600U);
        EXPECT_GT(kept.size(), 100U);
        EXPECT_EQ(std::ranges::max(kept, {}, &step::live).live, 1'000'000U);
        EXPECT_TRUE(same(kept.front(), steps.front()));
        EXPECT_TRUE(same(kept.back(), steps.back()));
        EXPECT_TRUE(std::ranges::is_sorted(kept, {}, &step::at));
    }
}

TEST(thinned, keeps_the_envelope) {
    auto const kept = thinned(zigzag(50'000), 600);
    EXPECT_GT(std::ranges::count(kept, 100U, &step::live), 100);
    EXPECT_GT(std::ranges::count(kept, 500U, &step::live), 100);
}

TEST(thinned, all_at_one_moment_keeps_the_peak_too) {
    std::vector<step> burst(5'000, step{0, 7});
    burst[1'234].live = 99;
    EXPECT_EQ(std::ranges::max(thinned(burst, 600), {}, &step::live).live, 99U);
}

} // namespace
} // namespace yieldmark::bench
