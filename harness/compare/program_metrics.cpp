#include "harness/compare/program_metrics.hpp"

#include "harness/compare/exact.hpp"
#include "harness/compare/exact_passes.hpp"
#include "harness/compare/explain.hpp"

#include <array>
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
             std::vector<std::string> cases, system::progress& shown, std::atomic<int> const& stop,
             unsigned processes = 1) {
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
                                          .old_names = what.old_names,
                                          .instructions_processes = processes},
                                         shown, stop);
    std::erase_if(into.absent, [&](auto const& one) { // what is measured otherwise, or was a moment ago
        return !passes.contains(std::string(results::metric_named(one.first).pass));
    });
    return whole;
}

// A count that differs between the sides may differ from process to process as well: three of each tell.
bool count_again(comparison& into, processes_request const& what, system::progress& shown,
                 std::atomic<int> const& stop) {
    constexpr unsigned processes = 3;
    std::vector<std::string> changed;
    for (auto const& one : into.cases)
        if (auto const* found = find_change(one, results::metric::instructions); found && found->changed)
            changed.push_back(one.name);
    return measure(into, what, {pass::instructions}, std::move(changed), shown, stop, processes);
}

// The counts that the explanations were made from.
void take_counts(comparison& into, explain_result const& explained, double threshold) {
    for (auto& one : into.cases)
        if (auto const found = explained.instructions.find(one.name); found != explained.instructions.end()) {
            one.metrics.push_back(exact_change(results::metric::instructions, std::array{found->second.base},
                                               std::array{found->second.now}, threshold));
            one.kind = kind_of(one);
        }
}

} // namespace

bool add_program_metrics(comparison& into, processes_request const& what, system::progress& shown,
                         std::atomic<int> const& stop) {
    auto const& asked = *what.asked;
    if (!what.base.why_no_agent.empty() || !what.now.why_no_agent.empty())
        return true;
    bool const all_counted = asked.metrics.contains(pass::instructions) && asked.metrics_named;
    std::set<std::string> passes;
    if (asked.metrics.contains(pass::heap))
        passes.insert(pass::heap);
    if (all_counted)
        passes.insert(pass::instructions);
    if (!measure(into, what, passes, measured_cases(into), shown, stop) ||
        (all_counted && !count_again(into, what, shown, stop)))
        return false;
    auto explained = explain(into.cases, {what.base, what.now, what.old_names, asked.explain}, shown, stop);
    for (auto& doubt : explained.doubts)
        into.doubts.push_back(std::move(doubt));
    if (!asked.metrics.contains(pass::instructions) || all_counted)
        return explained.complete;
    take_counts(into, explained, asked.instructions_threshold);
    return explained.complete && count_again(into, what, shown, stop);
}

} // namespace yieldmark::compare
