#include "harness/compare/unpaired.hpp"

#include "harness/compare/correction.hpp"
#include "harness/compare/exact.hpp"
#include "harness/compare/verdicts.hpp"
#include "harness/stats/estimate.hpp"
#include "harness/stats/trimmed_t.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace yieldmark::compare {

namespace {

std::map<std::uint32_t, std::vector<double>> values_by_process(std::span<results::sample const> samples) {
    std::map<std::uint32_t, std::vector<double>> values;
    for (auto const& s : samples)
        values[s.process].push_back(s.value);
    return values;
}

std::vector<double> logarithms(std::span<double const> values) {
    std::vector<double> logs;
    for (double const v : values)
        logs.push_back(std::log(v));
    return logs;
}

} // namespace

std::vector<double> least_by_process(std::span<results::sample const> samples) {
    std::vector<double> all;
    for (auto const& [process, values] : values_by_process(samples))
        all.push_back(*std::ranges::min_element(values));
    return all;
}

std::vector<double> medians_by_process(std::span<results::sample const> samples) {
    std::vector<double> all;
    for (auto const& [process, values] : values_by_process(samples))
        all.push_back(stats::median(values));
    return all;
}

change unpaired_change(std::string metric, std::span<double const> base, std::span<double const> now,
                       double threshold, double level) {
    auto c = change_of_medians(std::move(metric), base, now, threshold);
    if (c.pairs < stats::least_two_sample) {
        c.cannot_tell = true;
        c.reason = fmt::format("a side was measured in {} process{} only", c.pairs, c.pairs == 1 ? "" : "es");
        return c;
    }
    auto const d = stats::trimmed_difference(logarithms(base), logarithms(now));
    c.ratio = stats::ratio_of_logs(d.with_confidence(confidence));
    c.p = d.p();
    c.detectable =
        std::expm1(stats::detectable_mean(d.error, d.freedom, level, power, std::log1p(threshold)));
    return c;
}

} // namespace yieldmark::compare
