#include "harness/stats/rank_weights.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/binomial.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

namespace yieldmark::stats {
namespace {

constexpr double negligible = 1e-15;

// Efron 1979: the resample's order statistic `order` (from 1) is at most the data's rank k (from 1) where at
// least `order` of the `count` draws fall on the k lowest values.
double order_statistic_at_most(std::size_t count, std::size_t order, std::size_t k) {
    if (k == 0)
        return 0;
    if (k >= count)
        return 1;
    auto const share = static_cast<double>(k) / static_cast<double>(count);
    return boost::math::ibeta(static_cast<double>(order), static_cast<double>(count - order + 1), share);
}

std::vector<rank_weight> odd_weights(std::size_t count) {
    std::vector<rank_weight> weights;
    double below = 0;
    for (std::size_t k = 1; k <= count; ++k) {
        double const up_to = order_statistic_at_most(count, count / 2 + 1, k);
        auto const rank = static_cast<std::uint32_t>(k - 1);
        if (up_to - below > negligible)
            weights.push_back({rank, rank, up_to - below});
        below = up_to;
    }
    return weights;
}

// ((k+1)/count)^half - (k/count)^half for k from 0: the chance that half of the draws fall on the k+1 lowest
// (or, seen from the other end, highest) values and reach the last of them.
std::vector<double> reaching(std::size_t count, std::size_t half) {
    std::vector<double> result(count);
    auto const power = [&](std::size_t k) {
        return std::pow(static_cast<double>(k) / static_cast<double>(count), static_cast<double>(half));
    };
    for (std::size_t k = 0; k < count; ++k)
        result[k] = power(k + 1) - power(k);
    return result;
}

std::vector<rank_weight> even_weights(std::size_t count) {
    auto const half = count / 2;
    auto const ways =
        boost::math::binomial_coefficient<double>(static_cast<unsigned>(count), static_cast<unsigned>(half));
    auto const reach = reaching(count, half);
    std::vector<rank_weight> weights;
    double below = 0;
    for (std::size_t i = 0; i < count; ++i) {
        double const up_to = order_statistic_at_most(count, half, i + 1);
        double same = up_to - below;
        below = up_to;
        for (std::size_t j = i + 1; j < count; ++j) {
            double const weight = ways * reach[i] * reach[count - 1 - j];
            same -= weight;
            if (weight > negligible)
                weights.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), weight});
        }
        auto const rank = static_cast<std::uint32_t>(i);
        if (same > negligible)
            weights.push_back({rank, rank, same});
    }
    return weights;
}

} // namespace

std::vector<rank_weight> const& exact_rank_weights(std::size_t count) {
    static std::array<std::once_flag, exact_limit + 1> made;
    static std::array<std::vector<rank_weight>, exact_limit + 1> tables;
    std::call_once(made[count],
                   [&] { tables[count] = count % 2 == 0 ? even_weights(count) : odd_weights(count); });
    return tables[count];
}

std::pair<std::size_t, std::size_t> outer_ranks(std::size_t count, double tail) {
    std::size_t const lower_middle = (count + 1) / 2;
    std::size_t first = 1;
    std::size_t last = count;
    while (first < last) {
        std::size_t const k = first + (last - first) / 2;
        if (order_statistic_at_most(count, lower_middle, k) < tail)
            first = k + 1;
        else
            last = k;
    }
    // The upper middle value is the lower middle seen from the other end.
    return {std::min(first - 1, count - first), std::max(first - 1, count - first)};
}

} // namespace yieldmark::stats
