#pragma once
// How much a run measures: one struct of numbers per named plan.

#include "harness/results/model.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::run {

struct plan {
    std::string name;
    unsigned processes =
        1; // timed processes for each executable, at most; odd, so that a median is one of the samples
    std::vector<unsigned>
        looks{}; // after so many processes, groups whose intervals are narrow enough are done;
                 // ascending; empty: all groups have all processes
    unsigned huge_processes =
        0;                 // timed processes of a huge case (listed_case::huge), at most; 0: as of any other
    double wanted = 0;     // half an interval's width at most, as a share of the median
    double long_slice = 0; // seconds; a slice that takes the processor so long isn't repeated; 0: each is
    unsigned slices = 1;   // repetitions of a case within one timed process, at most
    double slice_seconds = 0;  // least length of a slice (Google Benchmark's min_time)
    double slice_cost = 0;     // seconds that a slice takes all in all, as first guess
    double budget_seconds = 0; // what the timed processes may take, see fitted() and rounds.hpp; 0: any time
    bool relink = false;       // each timed process on a fresh random layout
    std::string time_pass{};   // the pass of timed processes: "time" or "once"
    std::size_t heap_chunk = 64;         // cases in one heap process
    std::size_t instructions_chunk = 96; // cases in one process under Callgrind, at most
    unsigned instructions_processes = 1; // that count the same cases; what they execute may depend on chance
    unsigned counters_processes = 3;     // processes that read hardware counters, at most
    results::clock clock = results::clock::own; // which of its two times is a case's time
};

/// The plan of that name: quick, full or smoke. Throws usage_error for any other.
[[nodiscard]] plan plan_named(std::string const& name);

/// The names that plan_named knows, in the order they are shown.
[[nodiscard]] std::vector<std::string> plan_names();

/// `p` with as many slices (at least 1) as its budget leaves room for when `cases` cases are timed, counted
/// over all executables. Where some groups get more processes than others, those that all get may take two thirds of
/// the budget. Throws nothing.
[[nodiscard]] plan fitted(plan p, std::size_t cases);

/// `p` with `processes` timed processes for every case, whatever their intervals are.
[[nodiscard]] plan with_processes(plan p, unsigned processes);

/// Timed processes that every case gets.
[[nodiscard]] unsigned least_processes(plan const& p);

/// Seconds that one case (a huge one: listed_case::huge) takes in one process of a pass (its id), as far as that is
/// known beforehand.
[[nodiscard]] double guessed_seconds(plan const& p, std::string_view pass, bool huge = false);

} // namespace yieldmark::run
