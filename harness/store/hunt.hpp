#pragma once
// `history bisect`: which commit brought a change, found by duels against the good side.

#include "harness/store/track.hpp"

#include <string>
#include <vector>

namespace yieldmark::store {

struct hunt_request {
    std::string case_name;
    std::string metric; // id
    std::string good;
    std::string bad;
    unsigned rounds = 3; // an answer that doesn't decide is asked again with twice the pairs, up to so often
    compare::comparison_request how; // sides, cases and metrics are filled in
};

/// One revision that was measured.
struct hunt_step {
    std::size_t at = 0; // index into hunt_result::commits
    bisect_answer answer = bisect_answer::skip;
    stats::interval ratio; // against the good side, of the last round
    unsigned rounds = 0;
    std::string note; // why it was skipped, or what makes it doubtful
};

struct hunt_result {
    std::vector<revision> commits; // good, …, bad; only names but for those that matter
    stats::interval whole;         // bad against good
    std::vector<hunt_step> steps;
    bisection found;
};

/// Whether a ratio lies nearer to 1 than to `whole` on a logarithmic scale: wholly (its interval), or it is
/// exact. `unrest` (|ratio - 1| of the case against itself) widens the interval.
[[nodiscard]] bisect_answer judge(stats::interval const& ratio, double whole, double unrest);

/// Finds it. Throws system::usage_error (good isn't an ancestor of bad, no such case) and system::run_error (good
/// and bad don't differ in that metric, or can't be measured).
[[nodiscard]] hunt_result hunt(hunt_request const& what, measure const& measured, tell const& say,
                               std::function<bool()> const& stop);

} // namespace yieldmark::store
