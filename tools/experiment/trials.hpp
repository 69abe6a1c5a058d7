#pragma once
// The trials of the experiment: comparisons of which the truth is known.

#include "harness/duel/stages.hpp"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace yieldmark::experiment {

/// One comparison. Level 0: the same build on both sides, nothing injected. Otherwise half of the cases get
/// so many percent of real extra work, the other half none.
struct trial {
    double level = 0;
    unsigned number = 0; // which of its level, from 0
    std::set<std::string> injected;

    [[nodiscard]] std::string name() const; // "null-03", "2%-00"
};

struct measured_trial {
    trial what;
    double seconds = 0;
    double load = 0; // of the machine, over the minute before it ended
    duel::pairs_by_case pairs;
};

/// All trials, in an order that spreads every level over the whole time: nulls and levels in turn. Which half
/// is injected follows from the seed; two successive trials of a level inject the two halves. Pure.
[[nodiscard]] std::vector<trial> make_trials(std::vector<std::string> const& cases, unsigned nulls,
                                             unsigned a_level, std::vector<double> const& levels,
                                             std::uint64_t seed);

/// Writes a trial to `path`, whole or not at all. Throws std::system_error.
void write_trial(measured_trial const& one, std::filesystem::path const& path);

/// Reads what write_trial wrote. Throws std::runtime_error naming the file.
[[nodiscard]] measured_trial read_trial(std::filesystem::path const& path);

/// All trials of an experiment's folder, in the order of their names; none if it isn't there. Throws as read_trial.
[[nodiscard]] std::vector<measured_trial> read_trials(std::filesystem::path const& folder);

} // namespace yieldmark::experiment
