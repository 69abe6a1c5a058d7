#include "harness/stats/false_discovery.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <stdexcept>

namespace yieldmark::stats {

std::vector<double> adjusted(std::span<double const> p) {
    if (!std::ranges::all_of(p, [](double one) { return one >= 0 && one <= 1; }))
        throw std::invalid_argument("a p must lie in [0, 1]");
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return p[i]; });
    std::vector<double> result(p.size());
    auto const tests = static_cast<double>(p.size());
    double least = 1;
    for (auto rank = p.size(); rank-- > 0;) {
        least = std::min(least, p[order[rank]] * tests / static_cast<double>(rank + 1));
        result[order[rank]] = least;
    }
    return result;
}

} // namespace yieldmark::stats
