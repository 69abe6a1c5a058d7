#pragma once
// Every figure that a report shows, computed once from a run: medians, ratios, geometric means, and why a
// cell is empty. The page, the Markdown and the terminal table only lay these out.

#include "harness/results/model.hpp"
#include "harness/stats/estimate.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yieldmark::report {

/// One case of a group, with the medians over its processes.
struct cell {
    std::size_t technique = 0;           // index into figures::techniques
    std::optional<stats::interval> time; // ns for one iteration
    std::map<std::string, double, std::less<>>
        values;                  // of the other metrics that reports list, and of counters, by id
    std::vector<double> samples; // time of group::processes[i] in ns; NaN where that process has none
    std::map<std::string, std::string> without; // metric -> why this case has none of it, where others have
    std::string error;                          // not empty: the case failed and carries no figures

    /// Of any metric, by its id; of the time the estimate.
    [[nodiscard]] std::optional<double> value(std::string_view metric) const;
};

/// The techniques that were measured side by side: one example, scenario, n and toolchain.
struct group {
    std::size_t example = 0;
    std::size_t scenario = 0;
    std::uint64_t n = 0;
    std::size_t toolchain = 0;
    std::uint64_t items = 0; // items that one iteration consumes; 0 if not known
    std::vector<std::uint32_t> processes;
    std::vector<cell> cells; // by technique
    /// cells[i].time / cells[j].time at pair_index(i, j), i < j; empty where either has no time, they share
    /// no process, or the ratio or its inverse is beyond what a double holds.
    std::vector<std::optional<stats::interval>> ratios;
    /// Parallel to cells: its time over the same case's on the first toolchain. Empty on the first itself; no
    /// value where it has no such case.
    std::vector<std::optional<stats::interval>> over_first;

    [[nodiscard]] cell const* find(std::size_t technique) const;
    /// Ratio of two techniques' times, either way round. 1 exactly for a technique against itself.
    [[nodiscard]] std::optional<stats::interval> ratio(std::size_t technique, std::size_t to) const;
    /// The cell of the least median time; null if none has one.
    [[nodiscard]] cell const* best() const;
};

/// Where cells i < j stand in group::ratios: (0,1), (0,2), (1,2), (0,3) ...
[[nodiscard]] constexpr std::size_t pair_index(std::size_t i, std::size_t j) {
    return j * (j - 1) / 2 + i;
}

/// Geometric mean of time ratios over examples.
struct mean_ratio {
    double value = 0;
    std::size_t count = 0; // examples that it covers; 0: no value
};

/// One table of examples: suites that share techniques, so that its columns are of use to all its rows.
struct sheet {
    std::string title;                   // the suite's name; empty for the first
    std::vector<std::size_t> techniques; // ascending; what its examples have, or say why they haven't
    std::vector<std::size_t> examples;   // ascending
};

/// One footer of a sheet: a toolchain, a scenario and a choice of n.
struct footer {
    std::size_t sheet = 0;
    std::size_t toolchain = 0;
    std::size_t scenario = 0;
    std::optional<std::uint64_t> n;  // empty: each example's largest
    std::vector<mean_ratio> pairs;   // the sheet's technique i against its j at pair_index(i, j)
    std::vector<mean_ratio> to_best; // each of the sheet's techniques against the best of its row
};

struct figures {
    results::run const* run = nullptr; // what it was computed from; must outlive this
    std::vector<std::string> techniques;
    std::vector<std::string> scenarios;
    std::vector<results::example_info> examples; // by suite, then as the run lists them
    std::vector<std::uint64_t> sizes;            // all n of all groups, ascending
    std::vector<std::string> counters;           // that benchmarks of other programs have, by name
    std::vector<group> groups;
    std::vector<sheet> sheets; // at least one; each example is in one of them
    std::vector<footer> footers;
    std::unordered_map<std::string, std::size_t> example_at; // by name: what example() says
    std::vector<std::size_t> first_scenarios;                // by example: what first_scenario says
    std::size_t time_samples = 0;
    double noise = 0; // median over cases of half the relative width of the time interval; 0 if none has one

    /// Where an example stands in `examples`; its size if it isn't there.
    [[nodiscard]] std::size_t example(std::string const& name) const;
    [[nodiscard]] group const* find(std::size_t example, std::size_t scenario, std::uint64_t n,
                                    std::size_t toolchain) const;
    /// The group of the largest n; null if the example has none there.
    [[nodiscard]] group const* largest(std::size_t example, std::size_t scenario,
                                       std::size_t toolchain) const;
    /// The first scenario that the example was measured in, on whatever toolchain; 0 if in none.
    [[nodiscard]] std::size_t first_scenario(std::size_t example) const;
    /// Why `technique` has no time in `where` (null: no case of the example was measured there). One line.
    [[nodiscard]] std::string why_missing(std::size_t example, std::size_t technique,
                                          group const* where) const;
};

/// Why most examples have no time in a technique that was only written for some: nothing to dwell on.
inline constexpr std::string_view extra_form = "an extra form, which only some examples have";

/// Technique that stands for a benchmark of no technique: one of another project's executable.
inline constexpr std::string_view whole_benchmark = "benchmark";

/// Computes all figures. Never throws on odd values: a sample that is not finite and positive is left out.
[[nodiscard]] figures compute(results::run const& run);

/// Position of an id in a list, or its size if it isn't there.
[[nodiscard]] std::size_t position(std::vector<std::string> const& ids, std::string_view id);

} // namespace yieldmark::report
