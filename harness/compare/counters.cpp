#include "harness/compare/counters.hpp"

#include "harness/compare/exact.hpp"
#include "harness/compare/unpaired.hpp"
#include "harness/compare/verdicts.hpp"
#include "harness/stats/estimate.hpp"
#include "harness/stats/trimmed_t.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

namespace yieldmark::compare {

namespace {

using two_lists = std::array<std::vector<double>, 2>;

two_lists values_of_pairs(std::span<duel::duel_pair const> pairs) {
    two_lists all;
    for (auto const& pair : pairs) {
        all[0].insert(all[0].end(), pair.base.begin(), pair.base.end());
        all[1].insert(all[1].end(), pair.now.begin(), pair.now.end());
    }
    return all;
}

bool is_constant(std::vector<double> const& values) {
    return std::ranges::all_of(values, [&](double v) { return v == values.front(); });
}

bool all_above_zero(std::vector<double> const& values) {
    return std::ranges::all_of(values, [](double v) { return std::isfinite(v) && v > 0; });
}

// Both two_lists say the same in each process, and have no sign that a ratio couldn't bear.
bool are_constant(two_lists const& s) {
    return is_constant(s[0]) && is_constant(s[1]) && s[0].front() >= 0 && s[1].front() >= 0;
}

change without_ratio(std::string const& counter, two_lists const& s, double threshold) {
    return {.metric = counter,
            .base = stats::median(s[0]),
            .now = stats::median(s[1]),
            .ratio = {.low = 1, .estimate = 1, .high = 1, .confidence = 0},
            .threshold = threshold,
            .pairs = static_cast<std::uint32_t>(std::min(s[0].size(), s[1].size())),
            .cannot_tell = true,
            .reason = "some of its values aren't above 0"};
}

// The change where no test is needed (of `least` values of each side, at least) or possible; nothing where one is.
std::optional<change> without_test(std::string const& counter, two_lists const& s, double threshold,
                                   std::size_t least) {
    if (std::min(s[0].size(), s[1].size()) >= least && are_constant(s))
        return exact_change(counter, s[0], s[1], threshold);
    if (!all_above_zero(s[0]) || !all_above_zero(s[1]))
        return without_ratio(counter, s, threshold);
    return std::nullopt;
}

void add_counter(std::vector<case_change>& cases, std::string const& counter,
                 duel::pairs_by_case const& pairs, duel::duel_rules const& rules) {
    std::vector<std::string> names;
    std::vector<case_change*> tested;
    for (auto& one : cases) {
        auto const found = pairs.find(one.name);
        if (found == pairs.end() || !one.error.empty())
            continue;
        auto const values = values_of_pairs(found->second);
        if (values[0].empty() || values[1].empty())
            continue;
        if (auto known = without_test(counter, values, rules.threshold, duel::least_pairs)) {
            one.metrics.push_back(*std::move(known));
            continue;
        }
        names.push_back(one.name);
        tested.push_back(&one);
    }
    auto judged = verdicts(names, pairs, rules);
    for (std::size_t i = 0; i < judged.size(); ++i)
        for (auto& m : judged[i].metrics) {
            m.metric = counter;
            tested[i]->metrics.push_back(std::move(m));
        }
}

std::map<std::string, std::vector<results::sample>> by_counter(std::span<results::sample const> samples) {
    std::map<std::string, std::vector<results::sample>> all;
    for (auto const& s : samples)
        if (results::is_counter(s.metric))
            all[s.metric].push_back(s);
    return all;
}

} // namespace

std::vector<std::string> with_suspicious_counters(counter_pairs const& all, double threshold) {
    std::set<std::string> names;
    for (auto const& [counter, cases] : all)
        for (auto const& [name, pairs] : cases)
            if (auto const s = values_of_pairs(pairs);
                !s[0].empty() && !s[1].empty() && !are_constant(s) && all_above_zero(s[0]) &&
                all_above_zero(s[1]) && duel::is_suspicious(duel::log_ratios(pairs, 1), threshold))
                names.insert(name);
    return {names.begin(), names.end()};
}

void add_counters(std::vector<case_change>& cases, counter_pairs const& all, duel::duel_rules const& rules) {
    for (auto const& [counter, pairs] : all)
        add_counter(cases, counter, pairs, rules);
}

std::vector<change> counters_between(std::span<results::sample const> base,
                                     std::span<results::sample const> now, comparison_request const& asked,
                                     double level) {
    std::vector<change> all;
    auto const before = by_counter(base);
    for (auto const& [counter, after] : by_counter(now)) {
        auto const found = before.find(counter);
        if (found == before.end())
            continue;
        two_lists const s{medians_by_process(found->second), medians_by_process(after)};
        auto known = without_test(counter, s, asked.counter_threshold, stats::least_two_sample);
        all.push_back(known ? *std::move(known)
                            : unpaired_change(counter, s[0], s[1], asked.counter_threshold, level));
    }
    return all;
}

} // namespace yieldmark::compare
