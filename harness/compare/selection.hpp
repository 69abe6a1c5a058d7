#pragma once
// Which cases are compared. Pure.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"
#include "harness/run/inventory.hpp"

#include <map>
#include <string>
#include <vector>

namespace yieldmark::compare {

struct selection {
    std::string plan;               // that all of `both` belong to, for the runner
    std::vector<std::string> both;  // cases that both sides can run, in the new side's order
    std::vector<std::string> base;  // chosen, but only the base has them
    std::vector<std::string> added; // chosen, but only the new side has them
    std::string described;          // which cases these are, to be shown to the user
    std::string idle;               // one line about filters that name no case; empty: each names one
};

/// The cases of the request (see comparison_request::filters): of the quick plan, or of the full plan where a
/// filter names cases of that one only. Throws system::usage_error where no filter names a case of either side, or
/// nothing is left to compare.
[[nodiscard]] selection select_cases(run::inventory const& base, run::inventory const& now,
                                     comparison_request const& asked);

/// The same for whatever is known by name, and by suite as far as `suites` (case name -> suite) goes. No filters: all.
[[nodiscard]] selection select_names(std::vector<std::string> const& base,
                                     std::vector<std::string> const& now, comparison_request const& asked,
                                     std::map<std::string, std::string> const& suites = {});

/// Adds the cases that one side alone has.
void add_one_sided(comparison& into, selection const& chosen);

/// Gives each case the suite that its example belongs to, as the new side says it, or else the base.
void add_suites(comparison& into, run::inventory const& base, run::inventory const& now);

} // namespace yieldmark::compare
