#pragma once
// Why cases may have changed: the functions that differ, and the cases that share them.

#include "harness/compare/comparison.hpp"

#include <string>
#include <vector>

namespace yieldmark::report {

/// "changed: f(...) and 2 more": the functions that differ in their code; empty if they aren't known.
[[nodiscard]] std::string changed_code_text(compare::case_change const& one);

/// Cases whose changed functions are the same, and known: two at least.
struct shared_cause {
    std::vector<std::string> functions; // those nearest to the cases first
    std::vector<std::string> cases;
};

/// Of the cases of these names, those that share a cause; the cause of most cases first.
[[nodiscard]] std::vector<shared_cause> shared_causes(compare::comparison const& c,
                                                      std::vector<std::string> const& names);

/// One sentence for each: "3 cases differ in the same code (f(...), g(...)): a, b, c".
[[nodiscard]] std::vector<std::string> cause_sentences(std::vector<shared_cause> const& causes);

} // namespace yieldmark::report
