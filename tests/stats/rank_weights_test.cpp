#include "harness/stats/rank_weights.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <random>
#include <thread>
#include <utility>
#include <vector>

namespace yieldmark::stats {
namespace {

using pair_chances = std::map<std::pair<std::size_t, std::size_t>, double>;

std::pair<std::size_t, std::size_t> middle_of(std::vector<std::size_t> ranks) {
    std::ranges::sort(ranks);
    return {ranks[(ranks.size() - 1) / 2], ranks[ranks.size() / 2]};
}

// Every one of the count^count resamples, each as likely as any other.
pair_chances enumerate(std::size_t count) {
    pair_chances chances;
    double const all = std::pow(static_cast<double>(count), static_cast<double>(count));
    for (std::uint64_t code = 0; code < static_cast<std::uint64_t>(all + 0.5); ++code) {
        std::vector<std::size_t> ranks;
        for (std::uint64_t rest = code; ranks.size() < count; rest /= count)
            ranks.push_back(rest % count);
        chances[middle_of(ranks)] += 1 / all;
    }
    return chances;
}

pair_chances draw(std::size_t count, int resamples) {
    std::mt19937_64 random(20261121);
    std::uniform_int_distribution<std::size_t> rank(0, count - 1);
    pair_chances chances;
    for (int i = 0; i < resamples; ++i) {
        std::vector<std::size_t> ranks(count);
        std::ranges::generate(ranks, [&] { return rank(random); });
        chances[middle_of(ranks)] += 1.0 / resamples;
    }
    return chances;
}

pair_chances exact(std::size_t count) {
    pair_chances chances;
    for (auto const& r : exact_rank_weights(count))
        chances[{r.lower, r.upper}] += r.weight;
    return chances;
}

void expect_near(pair_chances const& found, pair_chances const& expected, double tolerance) {
    for (auto const& [ranks, chance] : expected)
        EXPECT_NEAR(found.contains(ranks) ? found.at(ranks) : 0, chance, tolerance)
            << "ranks " << ranks.first << ", " << ranks.second;
}

TEST(rank_weights, are_those_of_all_resamples) {
    for (std::size_t count = 1; count <= 7; ++count) {
        SCOPED_TRACE(count);
        expect_near(exact(count), enumerate(count), 1e-12);
        expect_near(enumerate(count), exact(count), 1e-12);
    }
}

TEST(rank_weights, agree_with_random_resampling) {
    for (std::size_t const count : {9U, 10U, 20U}) {
        SCOPED_TRACE(count);
        expect_near(draw(count, 400'000), exact(count), 0.004);
    }
}

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
    return exponent == 0 ? 1 : base * power(base, exponent - 1);
}

std::uint64_t binomial(std::uint64_t n, std::uint64_t k) {
    return k == 0 ? 1 : binomial(n, k - 1) * (n - k + 1) / k;
}

// Resamples of 13 values whose median is at most the k-th: 7 draws or more fall on the k lowest. In whole
// numbers.
std::uint64_t resamples_up_to(std::uint64_t k) {
    std::uint64_t count = 0;
    for (std::uint64_t r = 7; r <= 13; ++r)
        count += binomial(13, r) * power(k, r) * power(13 - k, 13 - r);
    return count;
}

TEST(rank_weights, of_thirteen_are_the_binomial_tails_of_Efron_1979) {
    auto const found = exact(13);
    for (std::uint64_t k = 1; k <= 13; ++k) {
        auto const resamples = static_cast<double>(resamples_up_to(k) - resamples_up_to(k - 1));
        EXPECT_NEAR(found.at({k - 1, k - 1}), resamples / static_cast<double>(power(13, 13)), 1e-12) << k;
    }
}

TEST(rank_weights, sum_to_one_and_mirror) {
    for (std::size_t const count : {1U, 2U, 9U, 10U, 99U, 100U, 399U, 400U}) {
        SCOPED_TRACE(count);
        auto const chances = exact(count);
        double sum = 0;
        for (auto const& [ranks, chance] : chances) {
            sum += chance;
            auto const mirrored = chances.find({count - 1 - ranks.second, count - 1 - ranks.first});
            EXPECT_NEAR(mirrored == chances.end() ? 0 : mirrored->second, chance, 1e-12);
        }
        EXPECT_NEAR(sum, 1, 1e-9);
    }
}

TEST(rank_weights, are_made_once_however_many_threads_ask) {
    std::vector<std::vector<rank_weight> const*> seen(8);
    std::vector<std::thread> threads;
    for (auto& s : seen)
        threads.emplace_back([&s] { s = &exact_rank_weights(322); });
    for (auto& t : threads)
        t.join();
    EXPECT_EQ(std::ranges::count(seen, seen.front()), 8);
    EXPECT_FALSE(seen.front()->empty());
}

TEST(outer_ranks, are_the_exact_ones_for_an_odd_count) {
    for (std::size_t const count : {3U, 9U, 21U, 101U, 399U}) {
        double const tail = 0.025;
        double sum = 0;
        std::size_t low = 0;
        for (auto const& r : exact_rank_weights(count)) {
            low = r.lower;
            if ((sum += r.weight) >= tail)
                break;
        }
        EXPECT_EQ(outer_ranks(count, tail), std::make_pair(low, count - 1 - low)) << count;
    }
}

// The ranks of the middle of many values spread like a normal with standard deviation sqrt(count)/2.
TEST(outer_ranks, spread_like_the_root_of_a_large_count) {
    auto const [low, high] = outer_ranks(10'001, 0.025);
    EXPECT_NEAR(static_cast<double>(high - low), 2 * 1.96 * 50, 2);
    EXPECT_EQ(low + high, 10'000U);
}

} // namespace
} // namespace yieldmark::stats
