#pragma once
// The cases of a run by name, for one toolchain: what the claims and the cost models are computed from.

#include "harness/results/model.hpp"
#include "harness/stats/estimate.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::claims {

/// Who plays which part in a claim, as suites/techniques.json says. Python's own forms take the same parts as those of
/// C++.
struct roles {
    std::string eager;                  // the list
    std::string generator;              // what the documents call a generator
    std::string iterator;               // an iterator written by hand; empty: none
    std::string thread;                 // a thread of the operating system; empty: none
    std::vector<std::string> views;     // generator expressions
    std::vector<std::string> suspended; // those with a body that is suspended at each yield
    std::vector<std::string> lazy;      // all that make an item when it is asked for
};

[[nodiscard]] roles cpp_roles();

/// Those of the references in CPython: a list and a generator, nothing else.
[[nodiscard]] roles python_roles();

/// Whether a technique makes the whole sequence before it hands out any of it.
[[nodiscard]] bool is_list(std::string_view technique);

/// Two sizes are far enough apart to tell what follows n from what doesn't if one is that many times the
/// other.
inline constexpr std::uint64_t far_apart = 16;

class evidence {
public:
    /// `run` must outlive this. Cases that failed are not evidence, nor is a figure that no machine gives:
    /// a time below 1e-6 ns, and any figure below 0 or above 1e18.
    evidence(results::run const& run, std::uint32_t toolchain);

    [[nodiscard]] results::run const& run() const { return *run_; }
    [[nodiscard]] std::uint32_t toolchain() const { return toolchain_; }

    /// The techniques that an example has cases of in a scenario, in alphabetical order; failed ones too.
    [[nodiscard]] std::vector<std::string> techniques(std::string const& example,
                                                      std::string const& scenario) const;

    /// The examples of the documents that the run has cases of, in alphabetical order.
    [[nodiscard]] std::vector<std::string> const& examples() const { return examples_; }

    /// Those of examples() whose contract sets `flag`, as &results::example_info::endless.
    [[nodiscard]] std::vector<std::string> examples(bool results::example_info::*flag) const;

    /// The example that has a role (an id of results::role), whether or not it is of the documents; empty if the run has
    /// none.
    [[nodiscard]] std::string playing(std::string_view role) const;

    /// The first example that reads files of 256 MiB (see results/limited.hpp); empty if the run has none.
    [[nodiscard]] std::string large_file() const;

    /// The suite of an example; empty if the run doesn't say.
    [[nodiscard]] std::string suite(std::string const& example) const;

    /// Null if it was not measured, or failed.
    [[nodiscard]] results::case_result const* find(std::string const& example, std::string const& technique,
                                                   std::string const& scenario, std::uint64_t n) const;

    /// The error of a case that failed; empty if there is none.
    [[nodiscard]] std::string error(std::string const& example, std::string const& technique,
                                    std::string const& scenario, std::uint64_t n) const;

    /// All n with that metric, ascending.
    [[nodiscard]] std::vector<std::uint64_t> sizes(std::string const& example, std::string const& technique,
                                                   std::string const& scenario,
                                                   std::string_view metric) const;

    /// All n with that metric for both techniques, ascending.
    [[nodiscard]] std::vector<std::uint64_t> common_sizes(std::string const& example, std::string const& a,
                                                          std::string const& b, std::string const& scenario,
                                                          std::string_view metric) const;

private:
    [[nodiscard]] results::example_info const* about(std::string const& example) const;

    results::run const* run_;
    std::uint32_t toolchain_;
    std::map<std::string_view, results::example_info const*> about_;
    std::vector<std::string> examples_;
    std::map<results::case_name, results::case_result const*> cases_;
};

/// Time of each process in ns. The least, if a process has several.
[[nodiscard]] std::map<std::uint32_t, double> times(results::case_result const& c);

/// The same by position: the time of process i at [i], NaN where that process has none. At least `processes`
/// long.
[[nodiscard]] std::vector<double> times_by_process(results::case_result const& c, std::size_t processes);

/// Median of a metric; empty if it has none.
[[nodiscard]] std::optional<double> value_of(results::case_result const& c, std::string_view metric);

/// a/b over the processes that have both; empty if there is none, and for cases of two machines.
[[nodiscard]] std::optional<stats::interval> time_ratio(results::case_result const& a,
                                                        results::case_result const& b);

} // namespace yieldmark::claims
