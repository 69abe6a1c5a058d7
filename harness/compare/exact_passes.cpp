#include "harness/compare/exact_passes.hpp"

#include "harness/compare/exact.hpp"
#include "harness/run/collect.hpp"
#include "harness/run/executor.hpp"
#include "harness/system/errors.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

namespace yieldmark::compare {

namespace {

std::vector<results::metric_info> exact_metrics() {
    auto all = results::compared_metrics();
    std::erase_if(all, [](auto const& m) { return !m.exact; });
    return all;
}

std::string why_not(std::string const& wanted, exact_request const& what) {
    if (!what.asked->metrics.contains(wanted))
        return "it wasn't asked for (--metrics)";
    if (auto const base = run::why_not(what.base, wanted); !base.empty())
        return "the base: " + base;
    if (auto const now = run::why_not(what.now, wanted); !now.empty())
        return "the new side: " + now;
    return {};
}

std::set<std::string> possible_passes(comparison& into, exact_request const& what) {
    std::set<std::string> passes;
    for (auto const& m : exact_metrics())
        if (auto why = why_not(std::string(m.pass), what); why.empty())
            passes.emplace(m.pass);
        else
            into.absent[std::string(m.id)] = std::move(why);
    return passes;
}

using values_by_metric = std::map<std::string, std::vector<double>>;

std::map<std::string, std::string> const unchanged;

std::string const& called(std::string const& name, std::map<std::string, std::string> const& otherwise) {
    auto const found = otherwise.find(name);
    return found == otherwise.end() ? name : found->second;
}

// values[side][case][metric]
using values_by_side = std::array<std::map<std::string, values_by_metric>, 2>;

values_by_side values_of(results::run const& measured, std::map<std::string, std::string> const& old_names) {
    std::map<std::string, std::string> new_names;
    for (auto const& [now, before] : old_names)
        new_names[before] = now;
    values_by_side values;
    for (auto const& one : measured.cases)
        for (auto const& s : one.samples)
            if (one.toolchain < values.size() && one.error.empty())
                values[one.toolchain][called(one.name.text(), one.toolchain == 0 ? new_names : unchanged)]
                      [s.metric]
                          .push_back(s.value);
    return values;
}

values_of_metric of_case(values_by_side const& values, std::size_t side, std::string const& name) {
    return [&values, side, &name](std::string const& metric) {
        auto const found = values[side].find(name);
        if (found == values[side].end())
            return std::vector<double>{};
        auto const at = found->second.find(metric);
        return at == found->second.end() ? std::vector<double>{} : at->second;
    };
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

std::vector<std::string> base_cases(exact_request const& what) {
    std::vector<std::string> names;
    for (auto const& name : what.cases)
        names.push_back(called(name, what.old_names));
    return names;
}

void explain_missing(comparison& into, std::set<std::string> const& passes) {
    for (auto const& m : exact_metrics())
        if (std::string const id(m.id);
            passes.contains(std::string(m.pass)) && std::ranges::none_of(into.cases, [&](auto const& one) {
                return find_change(one, id) != nullptr;
            }))
            into.absent.try_emplace(id, "no case could be measured on both sides");
}

} // namespace

bool add_exact_metrics(comparison& into, exact_request const& what, system::progress& shown,
                       std::atomic<int> const& stop) {
    auto const passes = possible_passes(into, what);
    if (passes.empty())
        return true;
    auto how = run::plan_named("full");
    how.instructions_processes = what.instructions_processes;
    run::workspace place(what.scratch / "exact");
    place.begin(nlohmann::json::object());
    std::vector<run::bench> benches{what.base, what.now};
    benches[0].can_run.toolchain.id = "base"; // as the progress calls their processes
    benches[1].can_run.toolchain.id = "new";
    run::executor all({.how = how,
                       .benches = benches,
                       .steps = run::make_steps(how, passes, {base_cases(what), what.cases}, 1),
                       .stall_limit = what.asked->stall_limit,
                       .stop = &stop},
                      place, shown);
    auto const done = all.run();
    results::run measured;
    run::collect(measured, how, benches, all.steps(), all.results(), all.failures());
    auto const values = values_of(measured, what.old_names);
    for (auto& one : into.cases) {
        if (std::ranges::find(what.cases, one.name) == what.cases.end())
            continue;
        std::erase_if(one.metrics, [&](change const& c) {
            return c.exact && passes.contains(std::string(results::metric_named(c.metric).pass));
        });
        add_exact(one, *what.asked, of_case(values, 0, one.name), of_case(values, 1, one.name));
        one.kind = kind_of(one);
    }
    add_failures(into, measured, all);
    explain_missing(into, passes);
    return done;
}

} // namespace yieldmark::compare
