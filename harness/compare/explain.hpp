#pragma once
// Which functions make the difference: cases that changed run once more on both sides, under Callgrind.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"
#include "harness/run/bench.hpp"
#include "harness/system/progress.hpp"

#include <atomic>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::compare {

struct explain_request {
    run::bench const& base;
    run::bench const& now;
    std::map<std::string, std::string> const& old_names; // of cases that the base calls otherwise
    explained_cases which = explained_cases::none;
};

/// A metric's values of both sides.
struct two_values {
    double base = 0;
    double now = 0;
};

struct explain_result {
    std::map<std::string, two_values>
        instructions{};              // of an iteration of what was explained of other projects' programs
    std::vector<std::string> doubts; // what it needs and isn't there; how many cases were left out
    bool complete = true;            // false: stopped before its end
};

/// The cases that are explained, those first that changed most: whose time or instructions changed in a direction
/// that is asked for.
[[nodiscard]] std::vector<std::string> to_explain(std::vector<case_change> const& cases,
                                                  explained_cases which);

/// Gives each case whose time or instructions changed, in the directions that are asked for, its explanation (`why`);
/// at most 10, those first that changed most. What can't be counted says so there.
[[nodiscard]] explain_result explain(std::vector<case_change>& cases, explain_request const& what,
                                     system::progress& shown, std::atomic<int> const& stop);

} // namespace yieldmark::compare
