#include "tools/experiment/mann_whitney.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

namespace {

using yieldmark::stats::mann_whitney;
using numbers = std::vector<double>;

TEST(mann_whitney, scipy_s_documented_example) {
    numbers const males{19, 22, 16, 29, 24};
    numbers const females{20, 11, 17, 12};
    auto const made = mann_whitney(males, females);
    EXPECT_TRUE(made.exact);
    EXPECT_EQ(made.u, 17);
    EXPECT_NEAR(made.p, 0.1111111111111111, 1e-12);
    EXPECT_EQ(mann_whitney(females, males).u, 3);
    EXPECT_NEAR(mann_whitney(females, males).p, made.p, 1e-12);
}

TEST(mann_whitney, small_samples_counted_by_hand) {
    // 2 against 2: 6 orders, of which one has all of the first sample above the second.
    EXPECT_NEAR(mann_whitney(numbers{3, 4}, numbers{1, 2}).p, 2.0 / 6, 1e-12);
    EXPECT_NEAR(mann_whitney(numbers{2, 3}, numbers{1, 4}).p, 1, 1e-12);
    // 3 against 3: 20 orders.
    EXPECT_NEAR(mann_whitney(numbers{4, 5, 6}, numbers{1, 2, 3}).p, 2.0 / 20, 1e-12);
    EXPECT_NEAR(mann_whitney(numbers{3, 5, 6}, numbers{1, 2, 4}).p, 4.0 / 20, 1e-12);
}

TEST(mann_whitney, ties_and_large_samples_take_the_normal_approximation) {
    auto const tied = mann_whitney(numbers{1, 2, 2, 3, 4}, numbers{2, 3, 5, 6, 6, 7});
    EXPECT_FALSE(tied.exact);
    EXPECT_EQ(tied.u, 4.5);
    EXPECT_NEAR(tied.p, 0.06414661873440443, 1e-9);
    numbers low;
    numbers high;
    for (int i = 1; i <= 10; ++i) {
        low.push_back(i);
        high.push_back(i + 100);
    }
    // What compare.py can't get below with 10 repetitions: no correction for 60 tests can reject it.
    auto const apart = mann_whitney(low, high);
    EXPECT_FALSE(apart.exact);
    EXPECT_NEAR(apart.p, 1.826717911095504e-4, 1e-12);
}

TEST(mann_whitney, edges) {
    EXPECT_EQ(mann_whitney(numbers{1, 1}, numbers{1, 1}).p, 1);
    EXPECT_THROW((void)mann_whitney(numbers{}, numbers{1}), std::invalid_argument);
    EXPECT_THROW((void)mann_whitney(numbers{1}, numbers{NAN}), std::invalid_argument);
}

} // namespace
