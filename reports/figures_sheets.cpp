#include "reports/figures_parts.hpp"

#include "harness/results/techniques.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace yieldmark::report {
namespace {

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

} // namespace

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

} // namespace yieldmark::report
