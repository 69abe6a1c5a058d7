#include "harness/compare/program_metrics.hpp"

#include "harness/compare/exact_passes.hpp"
#include "harness/compare/explain.hpp"

#include <utility>

namespace yieldmark::compare {

namespace {

std::vector<std::string> measured_cases(comparison const& of) {
    std::vector<std::string> all;
    for (auto const& one : of.cases)
        if (one.error.empty() && !one.metrics.empty())
            all.push_back(one.name);
    return all;
}

bool measure(comparison& into, processes_request const& what, std::set<std::string> const& passes,
             std::vector<std::string> cases, system::progress& shown, std::atomic<int> const& stop) {
    if (passes.empty() || cases.empty())
        return true;
    auto asked = *what.asked;
    asked.metrics = passes;
    auto const whole = add_exact_metrics(into,
                                         {.base = what.base,
                                          .now = what.now,
                                          .cases = std::move(cases),
                                          .asked = &asked,
                                          .scratch = what.scratch,
                                          .old_names = what.old_names},
                                         shown, stop);
    std::erase_if(into.absent, [&](auto const& one) { // what is measured otherwise, or was a moment ago
        return !passes.contains(std::string(results::metric_named(one.first).pass));
    });
    return whole;
}

} // namespace

bool add_program_metrics(comparison& into, processes_request const& what, system::progress& shown,
                         std::atomic<int> const& stop) {
    auto const& asked = *what.asked;
    if (!what.base.why_no_agent.empty() || !what.now.why_no_agent.empty())
        return true;
    std::set<std::string> passes;
    if (asked.metrics.contains(pass::heap))
        passes.insert(pass::heap);
    bool const count = asked.metrics.contains(pass::instructions);
    if (count && asked.metrics_named)
        passes.insert(pass::instructions);
    if (!measure(into, what, passes, measured_cases(into), shown, stop))
        return false;
    if (count && !asked.metrics_named &&
        !measure(into, what, {pass::instructions}, to_explain(into.cases, asked.explain), shown, stop))
        return false;
    auto explained = explain(into.cases, {what.base, what.now, what.old_names, asked.explain}, shown, stop);
    for (auto& doubt : explained.doubts)
        into.doubts.push_back(std::move(doubt));
    return explained.complete;
}

} // namespace yieldmark::compare
