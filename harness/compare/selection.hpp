#pragma once
// Which cases are compared. Pure.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"
#include "harness/run/inventory.hpp"

#include <string>
#include <vector>

namespace yieldmark::compare {

struct selection {
    std::string plan;               // that all of `both` belong to, for the runner
    std::vector<std::string> both;  // cases that both sides can run, in the new side's order
    std::vector<std::string> base;  // chosen, but only the base has them
    std::vector<std::string> added; // chosen, but only the new side has them
    std::string words;              // which cases these are, to be shown to the user
};

/// The cases of the request (see comparison_request::filters): of the quick plan, or of the full plan where a
/// filter names none of the quick one. Throws run::usage_error naming a filter that no case of either side answers
/// to, or where nothing is left to compare.
[[nodiscard]] selection select_cases(run::inventory const& base, run::inventory const& now,
                                     comparison_request const& asked);

/// The same for whatever is known by name only. A filter is a glob over whole names, or the start of a name
/// up to a slash ("BM_Copy" for "BM_Copy/8"). No filters: all.
[[nodiscard]] selection select_names(std::vector<std::string> const& base,
                                     std::vector<std::string> const& now, comparison_request const& asked);

/// Adds the cases that one side alone has.
void add_one_sided(comparison& into, selection const& chosen);

} // namespace yieldmark::compare
