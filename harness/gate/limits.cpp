#include "harness/gate/limits.hpp"

#include "harness/results/case_filter.hpp"
#include "harness/results/model.hpp"

#include <algorithm>

namespace yieldmark::gate {

namespace metric = results::metric;

namespace {

template <class Meant> double least_limit(limits const& all, double otherwise, Meant const& is_meant) {
    for (auto const& rule : all.rules)
        if (is_meant(rule.metric) && !rule.built_in && !rule.allowed.off && rule.allowed.relative > 0)
            otherwise = std::min(otherwise, rule.allowed.relative);
    return otherwise;
}

limit_rule const* last_that_fits(limits const& all, compare::case_change const& one, std::string const& id) {
    limit_rule const* found = nullptr;
    for (auto const& rule : all.rules)
        if (rule.metric == id && fits(rule.cases, one))
            found = &rule;
    return found;
}

} // namespace

double allowance::most(double base) const {
    return std::max(relative * base, absolute);
}

limits built_in_limits() {
    limits all;
    for (auto const& m : results::compared_metrics())
        all.rules.push_back({.cases = "",
                             .metric = std::string(m.id),
                             .allowed = {.relative = *m.threshold},
                             .built_in = true});
    return all;
}

bool fits(std::string const& cases, compare::case_change const& one) {
    return cases.empty() || results::case_matches(one.name, cases, one.suite);
}

bool is_ignored(limits const& all, compare::case_change const& one) {
    return std::ranges::any_of(all.ignored, [&](section const& s) { return fits(s.cases, one); });
}

allowance allowed_for(limits const& all, compare::case_change const& one, std::string const& id) {
    auto const* rule = last_that_fits(all, one, id);
    return rule == nullptr ? allowance{.off = true} : rule->allowed;
}

bool is_built_in(limits const& all, compare::case_change const& one, std::string const& id) {
    auto const* rule = last_that_fits(all, one, id);
    return rule != nullptr && rule->built_in;
}

double least_time_limit(limits const& all, double otherwise) {
    return least_limit(all, otherwise, [](std::string const& id) { return id == metric::time; });
}

double least_counter_limit(limits const& all, double otherwise) {
    return least_limit(all, otherwise, [](std::string const& id) { return results::is_counter(id); });
}

} // namespace yieldmark::gate
