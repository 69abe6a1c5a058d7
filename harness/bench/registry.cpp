#include "harness/bench/registry.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace yieldmark::bench {

std::string bench_case::name() const {
    return of->name + "/" + runs->technique + "/" + std::string{scenario.name} + "/" + std::to_string(size.n);
}

std::string bench_case::oracle_key() const {
    std::string const n = std::to_string(size.n);
    return scenario.parameter == 0 ? n : std::to_string(scenario.parameter) + "/" + n;
}

std::vector<example>& examples() {
    static std::vector<example> all;
    return all;
}

namespace {

// Registration runs in link order, which the runner shuffles; the catalogue's order must not follow it.
std::vector<example const*> sorted_examples() {
    std::vector<example const*> sorted;
    for (example const& one : examples())
        sorted.push_back(&one);
    std::ranges::sort(sorted, {}, [](example const* e) { return std::tie(e->suite, e->name); });
    return sorted;
}

} // namespace

std::vector<bench_case> all_cases() {
    std::vector<bench_case> cases;
    for (example const* of : sorted_examples())
        for (suites::scenario const& scenario : of->scenarios)
            for (suites::size const& size : of->sizes)
                for (program const& runs : of->programs)
                    if (runs.how == scenario.how && size.n <= runs.most)
                        cases.push_back({of, &runs, scenario, size});
    return cases;
}

std::shared_ptr<void const> input_of(bench_case const& one) {
    using key = std::tuple<example const*, std::size_t, std::uint64_t>;
    static std::map<key, std::shared_ptr<void const>> made;
    auto& input = made[key{one.of, one.size.n, one.scenario.parameter}];
    if (!input)
        input = one.of->make_input(one.size.n, one.scenario.parameter);
    return input;
}

} // namespace yieldmark::bench
