#include "harness/compare/exact.hpp"

#include "harness/stats/estimate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace yieldmark::compare {

namespace {

double spread(std::span<double const> values) {
    auto const [low, high] = std::ranges::minmax(values);
    return ratio_of(low, high) - 1;
}

// How far apart the two sides' values lie, as a share; 0 where they overlap.
double distance(std::span<double const> base, std::span<double const> now) {
    auto const [base_low, base_high] = std::ranges::minmax(base);
    auto const [now_low, now_high] = std::ranges::minmax(now);
    if (now_low > base_high)
        return ratio_of(base_high, now_low) - 1;
    return base_low > now_high ? ratio_of(now_high, base_low) - 1 : 0;
}

std::string disagreement(std::span<double const> values, char const* whose) {
    auto const [low, high] = std::ranges::minmax(values);
    return fmt::format("the {} side's processes disagree ({:.0f} to {:.0f})", whose, low, high);
}

bool sound(std::span<double const> values) {
    return !values.empty() &&
           std::ranges::all_of(values, [](double v) { return std::isfinite(v) && v >= 0; });
}

} // namespace

double ratio_of(double base, double now) {
    if (base == now)
        return 1;
    return base == 0 ? std::numeric_limits<double>::infinity() : now / base;
}

change change_of_medians(std::string metric, std::span<double const> base, std::span<double const> now,
                         double threshold) {
    change c{.metric = std::move(metric),
             .base = stats::median(base),
             .now = stats::median(now),
             .ratio = {},
             .threshold = threshold,
             .pairs = static_cast<std::uint32_t>(std::min(base.size(), now.size()))};
    auto const ratio = ratio_of(c.base, c.now);
    c.ratio = {.low = ratio, .estimate = ratio, .high = ratio, .confidence = 0};
    return c;
}

change exact_change(std::string metric, std::span<double const> base, std::span<double const> now,
                    double threshold) {
    auto c = change_of_medians(std::move(metric), base, now, threshold);
    auto const ratio = c.ratio.estimate;
    c.exact = spread(base) == 0 && spread(now) == 0;
    auto const most = std::max(spread(base), spread(now));
    auto const apart = distance(base, now);
    constexpr std::uint32_t enough = 3; // values of a side, of which all lie beyond the other's
    if (most > threshold && (apart <= most || c.pairs < enough)) {
        c.cannot_tell = true;
        c.reason = spread(base) > threshold ? disagreement(base, "base") : disagreement(now, "new");
        return c;
    }
    c.changed = std::abs(ratio - 1) > threshold && (c.exact || apart > 0);
    c.p = (c.exact && ratio != 1) || c.changed ? 0 : 1;
    c.detectable = threshold;
    return c;
}

void add_exact(case_change& one, comparison_request const& asked, values_of_metric const& base,
               values_of_metric const& now) {
    for (auto const& m : results::compared_metrics()) {
        if (!m.exact || !asked.metrics.contains(std::string(m.pass)))
            continue;
        std::string const id(m.id);
        auto const a = base(id);
        auto const b = now(id);
        if (sound(a) && sound(b))
            one.metrics.push_back(exact_change(
                id, a, b, id == results::metric::instructions ? asked.instructions_threshold : *m.threshold));
    }
}

} // namespace yieldmark::compare
