#pragma once
// The counters that a benchmark has of its own (state.counters, items_per_second): compared as its time is, over pairs
// of processes or over the processes of two files. Pure.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"
#include "harness/duel/stages.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// counter -> case -> its pairs; of each process one value.
using counter_pairs = std::map<std::string, duel::pairs_by_case>;

/// The cases of which the first stage's pairs leave it open that a counter changed by more than `threshold`.
[[nodiscard]] std::vector<std::string> with_suspicious_counters(counter_pairs const& all, double threshold);

/// Adds to each of `cases` without an error the changes of its counters, in the order of their names. A counter whose
/// values are the same in each process of a side counts as exact; another one needs values above 0. Each counter's p
/// are adjusted over the cases.
void add_counters(std::vector<case_change>& cases, counter_pairs const& all, duel::duel_rules const& rules);

/// The counters that both cases have, from their samples by process, of stored runs; of several samples of a process
/// the median. `level`: the error level that `detectable` is reported for.
[[nodiscard]] std::vector<change> counters_between(std::span<results::sample const> base,
                                                   std::span<results::sample const> now,
                                                   comparison_request const& asked, double level);

} // namespace yieldmark::compare
