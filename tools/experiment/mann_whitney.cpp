#include "tools/experiment/mann_whitney.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace yieldmark::stats {

namespace {

constexpr std::size_t exact_up_to = 8;

struct ranked {
    double first_sum = 0; // ranks of the first sample
    double ties = 0;      // sum of t^3 - t over groups of equal values
};

ranked rank(std::span<double const> a, std::span<double const> b) {
    std::vector<std::pair<double, bool>> all;
    for (auto const v : a)
        all.emplace_back(v, true);
    for (auto const v : b)
        all.emplace_back(v, false);
    std::ranges::sort(all);
    ranked result;
    for (std::size_t i = 0; i < all.size();) {
        auto end = i;
        std::size_t ours = 0;
        for (; end < all.size() && all[end].first == all[i].first; ++end)
            ours += all[end].second ? 1 : 0;
        auto const count = static_cast<double>(end - i);
        result.first_sum += static_cast<double>(ours) * (static_cast<double>(i + 1 + end) / 2);
        result.ties += count * count * count - count;
        i = end;
    }
    return result;
}

// ways[u]: how many orders of n and m distinct values give the first sample a U of u.
std::vector<double> orders_by_u(std::size_t n, std::size_t m) {
    std::vector<double> ways(n * m + 1, 0.0);
    ways[0] = 1;
    // The Gaussian binomial: product of (1 - q^(m+i)) / (1 - q^i).
    for (std::size_t i = 1; i <= n; ++i) {
        for (auto u = ways.size(); u-- > m + i;)
            ways[u] -= ways[u - m - i];
        for (std::size_t u = i; u < ways.size(); ++u)
            ways[u] += ways[u - i];
    }
    return ways;
}

double exact_p(double greater_u, std::size_t n, std::size_t m) {
    auto const ways = orders_by_u(n, m);
    double all = 0;
    double tail = 0;
    for (std::size_t u = 0; u < ways.size(); ++u) {
        all += ways[u];
        if (static_cast<double>(u) >= greater_u)
            tail += ways[u];
    }
    return std::min(1.0, 2 * tail / all);
}

double normal_p(double greater_u, double n, double m, double ties) {
    auto const all = n + m;
    auto const deviation = std::sqrt(n * m / 12 * (all + 1 - ties / (all * (all - 1))));
    if (deviation == 0)
        return 1;
    auto const z = (greater_u - n * m / 2 - 0.5) / deviation;
    return std::min(1.0, std::erfc(z / std::sqrt(2.0)));
}

} // namespace

mann_whitney_result mann_whitney(std::span<double const> a, std::span<double const> b) {
    auto const finite = [](double v) { return std::isfinite(v); };
    if (a.empty() || b.empty() || !std::ranges::all_of(a, finite) || !std::ranges::all_of(b, finite))
        throw std::invalid_argument("the U test needs two samples of finite values");
    auto const n = static_cast<double>(a.size());
    auto const m = static_cast<double>(b.size());
    auto const ranks = rank(a, b);
    mann_whitney_result result{.u = ranks.first_sum - n * (n + 1) / 2};
    auto const greater = std::max(result.u, n * m - result.u);
    result.exact = std::min(a.size(), b.size()) <= exact_up_to && ranks.ties == 0;
    result.p = result.exact ? exact_p(greater, a.size(), b.size()) : normal_p(greater, n, m, ranks.ties);
    return result;
}

} // namespace yieldmark::stats
