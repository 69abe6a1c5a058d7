#include "harness/gate/limits.hpp"

#include "harness/results/case_filter.hpp"
#include "harness/results/model.hpp"
#include "harness/text/format.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::gate {

namespace metric = results::metric;

namespace {

std::string amount(double value, std::string const& id) {
    auto const in = results::metric_named(id).in;
    if (in == results::unit::nanoseconds)
        return report::time_text(value);
    return in == results::unit::bytes ? report::bytes_text(value) : fmt::format("{:g}", value);
}

} // namespace

double allowance::most(double base) const {
    return std::max(relative * base, absolute);
}

limits built_in_limits() {
    limits all;
    for (auto const& m : results::compared_metrics())
        all.rules.push_back({"", std::string(m.id), {.relative = *m.threshold}});
    return all;
}

bool fits(std::string const& cases, compare::case_change const& one) {
    return cases.empty() || results::case_matches(one.name, cases, one.suite);
}

allowance allowed_for(limits const& all, compare::case_change const& one, std::string const& id) {
    allowance found{.off = true};
    for (auto const& rule : all.rules)
        if (rule.metric == id && fits(rule.cases, one))
            found = rule.allowed;
    return found;
}

double least_time_limit(limits const& all, double otherwise) {
    for (auto const& rule : all.rules)
        if (rule.metric == metric::time && !rule.allowed.off && rule.allowed.relative > 0)
            otherwise = std::min(otherwise, rule.allowed.relative);
    return otherwise;
}

std::string words(allowance const& a, std::string const& id) {
    if (a.off)
        return "off";
    auto const relative = fmt::format("{:g} %", 100 * a.relative);
    if (a.absolute <= 0)
        return a.relative > 0 ? relative : "0";
    return a.relative > 0 ? relative + " or " + amount(a.absolute, id) : amount(a.absolute, id);
}

} // namespace yieldmark::gate
