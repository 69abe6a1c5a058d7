#include "reports/figures.hpp"

#include "harness/results/techniques.hpp"
#include "reports/figures_parts.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace yieldmark::report {
namespace {

void find_first_scenarios(figures& f) {
    f.first_scenarios.assign(f.examples.size(), f.scenarios.size());
    for (auto const& g : f.groups)
        f.first_scenarios[g.example] = std::min(f.first_scenarios[g.example], g.scenario);
    std::ranges::replace(f.first_scenarios, f.scenarios.size(), 0U);
}

void count_samples(figures& f) {
    std::vector<double> widths;
    for (auto const& g : f.groups) {
        for (auto const& c : g.cells) {
            f.time_samples += static_cast<std::size_t>(
                std::ranges::count_if(c.samples, [](double v) { return std::isfinite(v); }));
            if (!c.time || !(c.time->confidence > 0))
                continue;
            auto const width = (c.time->high - c.time->low) / 2 / c.time->estimate;
            if (std::isfinite(width))
                widths.push_back(width);
        }
    }
    if (!widths.empty())
        f.noise = stats::median(widths);
}

} // namespace

std::optional<double> cell::value(std::string_view metric) const {
    if (metric == results::metric::time)
        return time ? std::optional(time->estimate) : std::nullopt;
    auto const found = values.find(metric);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::size_t position(std::vector<std::string> const& ids, std::string_view id) {
    return static_cast<std::size_t>(std::ranges::find(ids, id) - ids.begin());
}

cell const* group::find(std::size_t technique) const {
    auto const found = std::ranges::find(cells, technique, &cell::technique);
    return found == cells.end() ? nullptr : &*found;
}

std::optional<stats::interval> group::ratio(std::size_t technique, std::size_t to) const {
    auto const* a = find(technique);
    auto const* b = find(to);
    if (!a || !b || !a->time || !b->time)
        return std::nullopt;
    if (a == b)
        return stats::interval{.low = 1, .estimate = 1, .high = 1, .confidence = a->time->confidence};
    auto const i = static_cast<std::size_t>(a - cells.data());
    auto const j = static_cast<std::size_t>(b - cells.data());
    if (i < j)
        return ratios[pair_index(i, j)];
    auto const other = ratios[pair_index(j, i)];
    return other ? std::optional(stats::inverse(*other)) : std::nullopt;
}

cell const* group::best() const {
    cell const* best = nullptr;
    for (auto const& c : cells)
        if (c.time && (!best || c.time->estimate < best->time->estimate))
            best = &c;
    return best;
}

std::size_t figures::example(std::string const& name) const {
    auto const found = example_at.find(name);
    return found == example_at.end() ? examples.size() : found->second;
}

group const* figures::find(std::size_t example, std::size_t scenario, std::uint64_t n,
                           std::size_t toolchain) const {
    auto const wanted = std::tuple(example, scenario, n, toolchain);
    auto const key = [](group const& g) { return std::tuple(g.example, g.scenario, g.n, g.toolchain); };
    auto const found = std::ranges::lower_bound(groups, wanted, {}, key);
    return found != groups.end() && key(*found) == wanted ? &*found : nullptr;
}

group const* figures::largest(std::size_t example, std::size_t scenario, std::size_t toolchain) const {
    auto const key = [](group const& g) { return std::pair(g.example, g.scenario); };
    auto const [from, to] = std::ranges::equal_range(groups, std::pair(example, scenario), {}, key);
    for (auto g = to; g != from;)
        if ((--g)->toolchain == toolchain)
            return &*g;
    return nullptr;
}

std::size_t figures::first_scenario(std::size_t example) const {
    return first_scenarios.at(example);
}

std::string figures::why_missing(std::size_t example, std::size_t technique, group const* where) const {
    auto const& info = examples[example];
    if (auto const* c = where ? where->find(technique) : nullptr; c && !c->error.empty())
        return results::says_skipped(c->error) ? c->error : "failed: " + c->error;
    if (auto const unable = info.unable.find(techniques[technique]); unable != info.unable.end())
        return unable->second;
    if (auto const absent = run->absent.find(results::metric::time); absent != run->absent.end())
        return absent->second;
    if (!run->complete)
        return "the run was stopped before this was measured";
    if (!where)
        return "not measured in this scenario at this n";
    if (where->find(technique))
        return "time was not measured";
    auto const extra = results::traits_of(techniques[technique]).extra;
    return extra                                      ? std::string(extra_form)
           : techniques[technique] == whole_benchmark ? "not a benchmark of another program"
                                                      : "this example has no such form";
}

figures compute(results::run const& run) {
    figures f;
    f.run = &run;
    name_everything(f);
    make_groups(f);
    find_first_scenarios(f);
    compare_toolchains(f);
    make_sheets(f);
    make_footers(f);
    count_samples(f);
    return f;
}

} // namespace yieldmark::report
