#pragma once
// What the trials come to: false alarms, what was found, and what compare.py says of the same slices. Pure.

#include "harness/duel/stages.hpp"
#include "tools/experiment/trials.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace yieldmark::experiment {

/// How one way to decide did on one trial.
struct score {
    std::set<std::string> found;  // cases that it calls slower, injected or not
    std::set<std::string> faster; // calls faster
};

/// What the duel decides; an unstable case is neither slower nor faster.
[[nodiscard]] score by_duel(measured_trial const& one, duel::duel_rules const& rules);

/// The same, with each case held to the level that it would be held to if it were the only one that changed.
[[nodiscard]] score by_duel_alone(measured_trial const& one, duel::duel_rules const& rules);

/// compare.py's test at its alpha of 0.05: on the slices of the first pair, or of all pairs of the first
/// stage.
[[nodiscard]] score by_u_test(measured_trial const& one, bool pooled);

/// One row of the table: a way to decide, over all trials of a level.
struct row {
    unsigned trials = 0;
    unsigned false_suites = 0; // with an alarm for a case that wasn't injected
    unsigned false_alarms = 0; // cases
    unsigned clean = 0;        // cases that weren't injected, over all trials
    unsigned found = 0;        // injected cases called slower
    unsigned injected = 0;
    std::map<std::string, std::pair<unsigned, unsigned>> by_case; // found, injected
    std::vector<double> seconds;                                  // of each trial
    std::vector<double> loads;

    /// Of the injected cases, how many were found in at least 95 % of their trials.
    [[nodiscard]] unsigned reliable() const;
};

/// `decide` gives the score of a trial.
[[nodiscard]] row tally(std::vector<measured_trial> const& trials, double level,
                        std::function<score(measured_trial const&)> const& decide);

/// The whole table as Markdown, with what it was made of.
[[nodiscard]] std::string table(std::vector<measured_trial> const& trials, duel::duel_rules const& rules);

/// Each case's shift between the sides where nothing was injected: mean of ln(now/base) over all pairs of the
/// first stage, its standard error, and their ratio, in Markdown, the largest first.
[[nodiscard]] std::string shifts(std::vector<measured_trial> const& trials);

} // namespace yieldmark::experiment
