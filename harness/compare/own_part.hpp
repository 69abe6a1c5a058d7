#pragma once
// What a comparison that is one part of a larger one (--shard) measures, and what it records of that. Pure but for reading
// the earlier results that --balance names.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"
#include "harness/compare/selection.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// What all parts of one comparison have to agree in, in words: both sides, filters, metrics, pairs, thresholds … The
/// sides of `c` are known.
[[nodiscard]] std::map<std::string, std::string> asked_in_words(comparison const& c,
                                                                comparison_request const& asked);

/// Takes out of `chosen` what belongs to other parts, and says which part is left. `prefix_of`: the program's before a
/// case's name, or nothing. Throws as run::read_seconds does.
[[nodiscard]] results::part keep_part(selection& chosen, run::shard_request const& shard,
                                      std::function<std::string(std::string const&)> const& prefix_of,
                                      std::map<std::string, std::string> asked);

/// The request's injections; of a part, or of a second look at some cases, those that mean one of `cases`: the others are
/// for cases that are measured elsewhere, or not again.
[[nodiscard]] std::vector<duel::injection> own_injections(comparison_request const& asked,
                                                          std::vector<std::string> const& cases);

} // namespace yieldmark::compare
