#pragma once
// What a report says in words: what was measured, what makes it doubtful, and how it was measured.

#include "harness/text/words.hpp"
#include "reports/figures.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::report {

struct fact {
    std::string label;
    std::string text;
};

/// What a report is of, where nobody gave it a title.
[[nodiscard]] std::string_view default_title(results::run const& run);

/// Machine, system, toolchains, revision, date and extent of the run; what the run doesn't know is left out.
[[nodiscard]] std::vector<fact> what_was_measured(figures const& f);

/// What would make the numbers doubtful, one line each: the run's own doubts, then what its samples show.
[[nodiscard]] std::vector<std::string> doubts(figures const& f);

/// How sure the times are, in one line; empty where nothing was timed.
[[nodiscard]] std::string noise_text(figures const& f);

/// How it was measured, in plain words, one subject each.
[[nodiscard]] std::vector<fact> how_it_was_measured(figures const& f);

/// What a scenario asks, in a few words: "drain" -> "every item goes through a sink the optimiser can't see
/// into".
[[nodiscard]] std::string_view scenario_meaning(std::string_view scenario);

} // namespace yieldmark::report
