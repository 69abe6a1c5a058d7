#include "reports/figures_parts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

namespace yieldmark::report {
namespace {

using group_key = std::tuple<std::size_t, std::size_t, std::uint64_t, std::size_t>;

std::map<group_key, std::vector<results::case_result const*>> cases_by_group(figures const& f) {
    std::map<group_key, std::vector<results::case_result const*>> result;
    for (auto const& c : f.run->cases)
        if (charted(c))
            result[{f.example(c.name.example), position(f.scenarios, c.name.scenario), c.name.n, c.toolchain}]
                .push_back(&c);
    return result;
}

bool usable_time(results::sample const& s) {
    return s.metric == results::metric::time && std::isfinite(s.value) && s.value > 0;
}

std::optional<double> median_of(results::case_result const& c, std::string_view metric) {
    std::vector<double> values;
    for (auto const& s : c.samples)
        if (s.metric == metric && std::isfinite(s.value))
            values.push_back(s.value);
    return values.empty() ? std::nullopt : std::optional(stats::median(values));
}

// A process that gave a case several samples (repetitions of another project's executable) takes several
// columns, so that none is lost.
std::vector<std::uint32_t> process_columns(std::vector<results::case_result const*> const& cases) {
    std::map<std::uint32_t, std::size_t> most;
    for (auto const* c : cases) {
        std::map<std::uint32_t, std::size_t> here;
        if (c->error.empty())
            for (auto const& s : c->samples)
                if (usable_time(s))
                    ++here[s.process];
        for (auto [process, count] : here)
            most[process] = std::max(most[process], count);
    }
    std::vector<std::uint32_t> columns;
    for (auto [process, count] : most)
        columns.insert(columns.end(), count, process);
    return columns;
}

void place_samples(cell& to, results::case_result const& from, std::vector<std::uint32_t> const& processes) {
    to.samples.assign(processes.size(), std::numeric_limits<double>::quiet_NaN());
    std::vector<double> values;
    for (auto const& s : from.samples) {
        if (!usable_time(s))
            continue;
        auto column =
            static_cast<std::size_t>(std::ranges::lower_bound(processes, s.process) - processes.begin());
        while (std::isfinite(to.samples[column]))
            ++column;
        to.samples[column] = s.value;
        values.push_back(s.value);
    }
    if (!values.empty())
        to.time = stats::bootstrap_median(values);
}

void find_counters(figures& f) {
    std::set<std::string> all;
    for (auto const& c : f.run->cases)
        for (auto const& s : c.samples)
            if (c.name.foreign() && results::is_counter(s.metric))
                all.insert(s.metric);
    f.counters.assign(all.begin(), all.end());
}

cell make_cell(figures const& f, results::case_result const& c, std::vector<std::uint32_t> const& processes) {
    cell result;
    result.technique = position(f.techniques, technique_of(c.name));
    result.error = c.error;
    result.without = c.without;
    if (!c.error.empty()) {
        result.samples.assign(processes.size(), std::numeric_limits<double>::quiet_NaN());
        return result;
    }
    place_samples(result, c, processes);
    for (auto const& m : results::reported_metrics())
        if (auto const median = median_of(c, m.id); median && m.id != results::metric::time)
            result.values.emplace(m.id, *median);
    for (auto const& counter : f.counters)
        if (auto const median = median_of(c, counter))
            result.values.emplace(counter, *median);
    return result;
}

group make_group(figures const& f, group_key const& key,
                 std::vector<results::case_result const*> const& cases) {
    group g;
    std::tie(g.example, g.scenario, g.n, g.toolchain) = key;
    g.processes = process_columns(cases);
    for (auto const* c : cases) {
        g.items = std::max(g.items, c->items);
        g.cells.push_back(make_cell(f, *c, g.processes));
    }
    std::ranges::sort(g.cells, {}, &cell::technique);
    for (std::size_t j = 1; j < g.cells.size(); ++j)
        for (std::size_t i = 0; i < j; ++i)
            g.ratios.push_back(time_ratio(f, g.cells[i], g.cells[j]));
    return g;
}

} // namespace

void make_groups(figures& f) {
    find_counters(f);
    f.groups.reserve(f.examples.size());
    for (auto const& [key, cases] : cases_by_group(f))
        f.groups.push_back(make_group(f, key, cases));
}

} // namespace yieldmark::report
