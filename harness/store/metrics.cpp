#include "harness/store/metrics.hpp"

#include "harness/results/model.hpp"

namespace yieldmark::store {

namespace {

constexpr double least_of_instructions = 0.005;

} // namespace

bool is_exact(std::string const& metric) {
    return metric == results::metric::instructions || metric == results::metric::peak_bytes ||
           metric == results::metric::allocations || metric == results::metric::total_bytes;
}

std::vector<stats::level_change> changes_in(std::string const& metric, std::span<double const> ratios) {
    if (!is_exact(metric))
        return stats::find_change_points(ratios);
    return stats::find_exact_changes(ratios,
                                     metric == results::metric::instructions ? least_of_instructions : 0);
}

} // namespace yieldmark::store
