#include "harness/compare/exact_passes.hpp"

#include "harness/compare/exact.hpp"
#include "harness/run/callgrind.hpp"
#include "harness/run/collect.hpp"
#include "harness/run/executor.hpp"
#include "harness/system/errors.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace yieldmark::compare {

namespace {

struct exact_metric {
    char const* id;
    char const* pass;
};

constexpr std::array metrics{exact_metric{results::metric::instructions, pass::instructions},
                             exact_metric{results::metric::peak_bytes, pass::heap},
                             exact_metric{results::metric::allocations, pass::heap},
                             exact_metric{results::metric::total_bytes, pass::heap}};

void leave_out(comparison& into, std::string const& pass, std::string const& why) {
    for (auto const& one : metrics)
        if (one.pass == pass)
            into.absent[one.id] = why;
}

std::string why_not(std::string const& wanted, exact_request const& what) {
    if (!what.asked->metrics.contains(wanted))
        return "it wasn't asked for (--metrics)";
    if (!run::all_passes().contains(wanted))
        return "this version can't measure it";
    auto const why = [&](run::bench const& of) {
        return wanted == pass::heap ? of.why_no_heap : run::why_no_instructions(of);
    };
    if (auto const base = why(what.base); !base.empty())
        return "the base: " + base;
    if (auto const now = why(what.now); !now.empty())
        return "the new side: " + now;
    return {};
}

std::set<std::string> possible_passes(comparison& into, exact_request const& what) {
    std::set<std::string> passes;
    for (auto const* wanted : {pass::instructions, pass::heap})
        if (auto const why = why_not(wanted, what); why.empty())
            passes.insert(wanted);
        else
            leave_out(into, wanted, why);
    return passes;
}

using values_by_metric = std::map<std::string, std::vector<double>>;

// values[side][case][metric]
using values_by_side = std::array<std::map<std::string, values_by_metric>, 2>;

values_by_side values_of(results::run const& measured) {
    values_by_side values;
    for (auto const& one : measured.cases)
        for (auto const& s : one.samples)
            if (one.toolchain < values.size() && one.error.empty())
                values[one.toolchain][one.name.text()][s.metric].push_back(s.value);
    return values;
}

std::vector<double> const* find(values_by_side const& values, std::size_t side, std::string const& name,
                                std::string const& metric) {
    auto const found = values[side].find(name);
    if (found == values[side].end())
        return nullptr;
    auto const at = found->second.find(metric);
    return at == found->second.end() || at->second.empty() ? nullptr : &at->second;
}

void add_changes(case_change& one, values_by_side const& values, comparison_request const& asked) {
    for (auto const& m : metrics) {
        auto const* base = find(values, 0, one.name, m.id);
        auto const* now = find(values, 1, one.name, m.id);
        if (base && now)
            one.metrics.push_back(exact_change(m.id, *base, *now,
                                               m.pass == std::string(pass::instructions)
                                                   ? asked.instructions_threshold
                                                   : asked.heap_threshold));
    }
    one.kind = kind_of(one);
}

// A case that one side can't measure in a pass still has its time: it is a failure, not the case's error.
void add_failures(comparison& into, results::run const& measured, run::executor const& all) {
    for (auto const& f : all.failures()) {
        auto const side = f.step >= all.steps().size()     ? ""
                          : all.steps()[f.step].bench == 0 ? "base: "
                                                           : "new: ";
        into.failures.push_back({side + (f.case_name.empty() ? f.where : f.case_name),
                                 f.case_name.empty() ? f.what : f.what + " (" + f.where + ")", f.output});
    }
    for (auto const& [metric, why] : measured.absent)
        into.absent.try_emplace(metric, why);
}

void explain_missing(comparison& into, std::set<std::string> const& passes) {
    for (auto const& m : metrics)
        if (passes.contains(m.pass) && std::ranges::none_of(into.cases, [&](auto const& one) {
                return find_change(one, m.id) != nullptr;
            }))
            into.absent.try_emplace(m.id, "no case could be measured on both sides");
}

} // namespace

bool add_exact_metrics(comparison& into, exact_request const& what, run::progress& shown,
                       std::atomic<int> const& stop) {
    auto const passes = possible_passes(into, what);
    if (passes.empty())
        return true;
    auto const how = run::plan_named("full");
    run::workspace place(what.scratch / "exact");
    place.begin(nlohmann::json::object());
    std::vector<run::bench> benches{what.base, what.now};
    benches[0].can_run.toolchain.id = "base"; // as the progress calls their processes
    benches[1].can_run.toolchain.id = "new";
    run::executor all({.how = how,
                       .benches = benches,
                       .steps = run::make_steps(how, passes, {what.cases, what.cases}, 1),
                       .stall_limit = what.asked->stall_limit,
                       .stop = &stop},
                      place, shown);
    auto const done = all.run();
    results::run measured;
    run::collect(measured, how, benches, all.steps(), all.results(), all.failures());
    auto const values = values_of(measured);
    for (auto& one : into.cases)
        add_changes(one, values, *what.asked);
    add_failures(into, measured, all);
    explain_missing(into, passes);
    return done;
}

} // namespace yieldmark::compare
