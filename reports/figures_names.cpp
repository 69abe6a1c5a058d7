#include "reports/figures_parts.hpp"

#include "harness/results/techniques.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
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

// Keeps the run's order within a suite.
void sort_by_suite(std::vector<results::example_info>& examples) {
    std::map<std::pair<std::size_t, std::string>, std::vector<results::example_info>> suites;
    for (auto& e : examples)
        suites[{rank(known_suites, e.suite), e.suite}].push_back(std::move(e));
    examples.clear();
    for (auto& [suite, members] : suites)
        std::ranges::move(members, std::back_inserter(examples));
}

} // namespace

bool charted(results::case_result const& c) {
    return c.samples.empty() || std::ranges::any_of(c.samples, [](auto const& s) {
               return s.metric != results::metric::limited_memory;
           });
}

std::string technique_of(results::case_name const& name) {
    return name.foreign() ? std::string(whole_benchmark) : name.technique;
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

} // namespace yieldmark::report
