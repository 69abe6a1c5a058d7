#include "reports/figures.hpp"

#include "harness/results/techniques.hpp"
#include "harness/text/format.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>
#include <tuple>
#include <unordered_set>

namespace yieldmark::report {
namespace {

constexpr std::array<std::string_view, 3> known_scenarios{"drain", "sum", "first"};
constexpr std::array<std::string_view, 6> known_suites{"sequences", "pipelines",   "protocol",
                                                       "files",     "concurrency", "algorithms"};

template <std::size_t N> std::size_t rank(std::array<std::string_view, N> const& known, std::string_view id) {
    return static_cast<std::size_t>(std::ranges::find(known, id) - known.begin());
}

template <std::size_t N>
std::vector<std::string> ordered(std::set<std::string> const& ids,
                                 std::array<std::string_view, N> const& known) {
    std::vector<std::string> result(ids.begin(), ids.end());
    std::ranges::sort(result, {}, [&](std::string const& id) { return std::pair(rank(known, id), id); });
    return result;
}

std::string technique_of(results::case_name const& name) {
    return name.foreign() ? std::string(whole_benchmark) : name.technique;
}

// Keeps the run's order within a suite.
void sort_by_suite(std::vector<results::example_info>& examples) {
    std::map<std::pair<std::size_t, std::string>, std::vector<results::example_info>> suites;
    for (auto& e : examples)
        suites[{rank(known_suites, e.suite), e.suite}].push_back(std::move(e));
    examples.clear();
    for (auto& [suite, members] : suites)
        std::ranges::move(members, std::back_inserter(examples));
}

// A case of which only its end in little memory is known has nothing to draw.
bool charted(results::case_result const& c) {
    return c.samples.empty() || std::ranges::any_of(c.samples, [](auto const& s) {
               return s.metric != results::metric::limited_memory;
           });
}

void name_everything(figures& f) {
    std::set<std::string> techniques;
    std::set<std::string> scenarios;
    std::set<std::uint64_t> sizes;
    std::unordered_set<std::string_view> described;
    f.examples = f.run->examples;
    for (auto const& e : f.run->examples) {
        described.insert(e.name);
        for (auto const& [technique, why] : e.unable)
            techniques.insert(technique);
    }
    for (auto const& c : f.run->cases) {
        if (!charted(c))
            continue;
        techniques.insert(technique_of(c.name));
        scenarios.insert(c.name.scenario);
        sizes.insert(c.name.n);
        if (described.insert(c.name.example).second)
            f.examples.push_back({.name = c.name.example,
                                  .suite = "",
                                  .documents = "",
                                  .asks = "",
                                  .sources = {},
                                  .unable = {}});
    }
    f.techniques.assign(techniques.begin(), techniques.end());
    std::ranges::sort(f.techniques, {},
                      [](auto const& id) { return std::pair(results::traits_of(id).rank, id); });
    f.scenarios = ordered(scenarios, known_scenarios);
    f.sizes.assign(sizes.begin(), sizes.end());
    sort_by_suite(f.examples);
    for (std::size_t i = 0; i < f.examples.size(); ++i)
        f.example_at.emplace(f.examples[i].name, i);
}

using index_set = std::set<std::size_t>;

// Half of the smaller set: one technique that two kinds of example happen to share doesn't join their tables.
bool belong_together(index_set const& a, index_set const& b) {
    auto const shared =
        std::ranges::count_if(a, [&](std::size_t technique) { return b.contains(technique); });
    return 2 * static_cast<std::size_t>(shared) >= std::min(a.size(), b.size());
}

struct suite_columns {
    std::string suite;
    bool foreign; // benchmarks of other programs, which have no suite
    index_set techniques;
    std::vector<std::size_t> examples;
};

// Each example's techniques besides the loop, which every example has.
std::vector<index_set> techniques_of_examples(figures const& f) {
    std::vector<index_set> techniques(f.examples.size());
    auto const add = [&](std::size_t example, std::string const& technique) {
        if (technique != results::reference_technique())
            techniques[example].insert(position(f.techniques, technique));
    };
    for (std::size_t e = 0; e < f.examples.size(); ++e)
        for (auto const& [technique, why] : f.examples[e].unable)
            add(e, technique);
    for (auto const& c : f.run->cases)
        if (charted(c))
            add(f.example(c.name.example), technique_of(c.name));
    return techniques;
}

std::vector<suite_columns> columns_of_suites(figures const& f) {
    auto const techniques = techniques_of_examples(f);
    index_set const others{position(f.techniques, whole_benchmark)};
    std::vector<suite_columns> suites;
    for (std::size_t e = 0; e < f.examples.size(); ++e) {
        auto const& suite = f.examples[e].suite;
        bool const foreign = techniques[e] == others;
        if (suites.empty() || suites.back().suite != suite || suites.back().foreign != foreign)
            suites.push_back({.suite = suite, .foreign = foreign, .techniques = {}, .examples = {}});
        suites.back().examples.push_back(e);
        suites.back().techniques.insert(techniques[e].begin(), techniques[e].end());
    }
    return suites;
}

void make_sheets(figures& f) {
    std::vector<suite_columns> joined;
    for (auto& s : columns_of_suites(f)) {
        auto const home = std::ranges::find_if(joined, [&](suite_columns const& other) {
            return s.foreign == other.foreign && belong_together(s.techniques, other.techniques);
        });
        if (home == joined.end()) {
            joined.push_back(std::move(s));
            continue;
        }
        home->techniques.merge(s.techniques);
        std::ranges::copy(s.examples, std::back_inserter(home->examples));
    }
    auto const loop = position(f.techniques, results::reference_technique());
    for (auto& s : joined) {
        if (loop < f.techniques.size() && !s.foreign)
            s.techniques.insert(loop);
        f.sheets.push_back({.title = f.sheets.empty() ? std::string()
                                     : s.foreign      ? "other programs"
                                                      : s.suite,
                            .techniques = {s.techniques.begin(), s.techniques.end()},
                            .examples = std::move(s.examples)});
    }
    if (f.sheets.empty())
        f.sheets.emplace_back();
}

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

// Two times may be so far apart that a double holds neither their ratio nor its inverse.
std::optional<stats::interval> ratio_of(std::vector<double> const& a, std::vector<double> const& b) {
    if (a.empty())
        return std::nullopt;
    auto const ratio = stats::paired_ratio(a, b);
    auto const holds =
        ratio.estimate > 0 && std::isfinite(ratio.estimate) && std::isfinite(1 / ratio.estimate);
    return holds ? std::optional(ratio) : std::nullopt;
}

// CPython runs in processes of its own, in turn with the others: each is held against the one that ran
// nearest to it.
std::optional<stats::interval> compare_neighbours(cell const& python, cell const& other, bool inverse) {
    std::vector<double> left;
    std::vector<double> right;
    for (std::size_t i = 0; i < python.samples.size(); ++i) {
        std::optional<std::size_t> nearest;
        auto const apart = [&](std::size_t j) { return j < i ? i - j : j - i; };
        for (std::size_t j = 0; j < other.samples.size(); ++j)
            if (std::isfinite(other.samples[j]) && (!nearest || apart(j) < apart(*nearest)))
                nearest = j;
        if (std::isfinite(python.samples[i]) && nearest) {
            left.push_back(python.samples[i]);
            right.push_back(other.samples[*nearest]);
        }
    }
    return inverse ? ratio_of(right, left) : ratio_of(left, right);
}

std::optional<stats::interval> compare(figures const& f, cell const& a, cell const& b) {
    auto const python = [&](cell const& c) { return f.techniques[c.technique].starts_with("cpython_"); };
    if (python(a) != python(b))
        return python(a) ? compare_neighbours(a, b, false) : compare_neighbours(b, a, true);
    std::vector<double> left;
    std::vector<double> right;
    for (std::size_t i = 0; i < a.samples.size(); ++i) {
        if (std::isfinite(a.samples[i]) && std::isfinite(b.samples[i])) {
            left.push_back(a.samples[i]);
            right.push_back(b.samples[i]);
        }
    }
    return ratio_of(left, right);
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
            g.ratios.push_back(compare(f, g.cells[i], g.cells[j]));
    return g;
}

std::vector<double> finite_only(std::vector<double> const& values) {
    std::vector<double> result;
    std::ranges::copy_if(values, std::back_inserter(result), [](double v) { return std::isfinite(v); });
    return result;
}

// The processes of two toolchains take turns, so each is held against the one that ran next to it.
std::optional<stats::interval> compare_in_turn(cell const& now, cell const& first) {
    auto left = finite_only(now.samples);
    auto right = finite_only(first.samples);
    auto const pairs = std::min(left.size(), right.size());
    left.resize(pairs);
    right.resize(pairs);
    return ratio_of(left, right);
}

void find_first_scenarios(figures& f) {
    f.first_scenarios.assign(f.examples.size(), f.scenarios.size());
    for (auto const& g : f.groups)
        f.first_scenarios[g.example] = std::min(f.first_scenarios[g.example], g.scenario);
    std::ranges::replace(f.first_scenarios, f.scenarios.size(), 0U);
}

void compare_toolchains(figures& f) {
    for (auto& g : f.groups) {
        auto const* first = g.toolchain == 0 ? nullptr : f.find(g.example, g.scenario, g.n, 0);
        for (auto const& c : g.cells) {
            if (g.toolchain == 0)
                break;
            auto const* same = first ? first->find(c.technique) : nullptr;
            g.over_first.push_back(same ? compare_in_turn(c, *same) : std::nullopt);
        }
    }
}

mean_ratio mean_of(std::vector<double> const& ratios) {
    return ratios.empty() ? mean_ratio{} : mean_ratio{stats::geometric_mean(ratios), ratios.size()};
}

footer make_footer(sheet const& table, std::vector<group const*> const& rows) {
    footer result;
    auto const& techniques = table.techniques;
    auto const gather = [&](std::size_t technique, auto const& reference_of) {
        std::vector<double> ratios;
        for (auto const* g : rows)
            if (auto const ratio = g->ratio(technique, reference_of(*g)))
                ratios.push_back(ratio->estimate);
        return mean_of(ratios);
    };
    for (std::size_t j = 1; j < techniques.size(); ++j)
        for (std::size_t i = 0; i < j; ++i)
            result.pairs.push_back(gather(techniques[i], [&](group const&) { return techniques[j]; }));
    for (auto const technique : techniques)
        result.to_best.push_back(gather(technique, [&](group const& g) {
            auto const* best = g.best();
            return best ? best->technique : std::numeric_limits<std::size_t>::max();
        }));
    return result;
}

void make_footers(figures& f) {
    using key = std::tuple<std::size_t, std::size_t, std::size_t, std::optional<std::uint64_t>>;
    std::vector<std::size_t> sheet_of(f.examples.size());
    for (std::size_t s = 0; s < f.sheets.size(); ++s)
        for (auto const example : f.sheets[s].examples)
            sheet_of[example] = s;
    std::map<key, std::vector<group const*>> rows;
    for (auto const& g : f.groups) {
        auto const sheet = sheet_of.at(g.example);
        rows[{sheet, g.toolchain, g.scenario, g.n}].push_back(&g);
        if (f.largest(g.example, g.scenario, g.toolchain) == &g)
            rows[{sheet, g.toolchain, g.scenario, std::nullopt}].push_back(&g);
    }
    for (auto const& [where, groups] : rows) {
        auto made = make_footer(f.sheets[std::get<0>(where)], groups);
        std::tie(made.sheet, made.toolchain, made.scenario, made.n) = where;
        f.footers.push_back(std::move(made));
    }
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

stats::interval inverse(stats::interval const& r) {
    return {.low = 1 / r.high, .estimate = 1 / r.estimate, .high = 1 / r.low, .confidence = r.confidence};
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
    return other ? std::optional(inverse(*other)) : std::nullopt;
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
    find_counters(f);
    f.groups.reserve(f.examples.size());
    for (auto const& [key, cases] : cases_by_group(f))
        f.groups.push_back(make_group(f, key, cases));
    find_first_scenarios(f);
    compare_toolchains(f);
    make_sheets(f);
    make_footers(f);
    count_samples(f);
    return f;
}

} // namespace yieldmark::report
