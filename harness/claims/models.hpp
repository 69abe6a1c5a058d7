#pragma once
// The cost lines of a run: time and peak heap over n in scenario `drain`, and how well they predict what they
// were not fitted to.

#include "harness/claims/evidence.hpp"
#include "harness/stats/chooser.hpp"
#include "harness/stats/cost_model.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yieldmark::claims {

/// Time in ns; lines of process i stand at the same index for all techniques of the toolchain, so that they
/// can be compared. Empty without two sizes.
[[nodiscard]] std::optional<stats::cost_line> time_model(evidence const& from, std::string const& example,
                                                         std::string const& technique);

/// Peak heap in bytes; exact, so without intervals.
[[nodiscard]] std::optional<stats::cost_line> memory_model(evidence const& from, std::string const& example,
                                                           std::string const& technique);

/// A technique of an example with its lines.
struct technique_model {
    std::string example;
    std::string technique;
    stats::manner how = stats::manner::lazy;
    stats::cost_line time;
    std::optional<stats::cost_line> memory;
    stats::size_curve curve; // of the time: what the chooser ranks by
};

/// ns for reading an item of a kept list again, in each process: the slope of multi_pass's list over passes,
/// at the largest n. Empty if it was not measured. The same for all examples: an assumption.
[[nodiscard]] std::vector<std::optional<double>> reread_cost(evidence const& from, roles const& who);

/// How far a prediction was from what was measured.
struct check {
    std::string name; // of the case
    double error = 0; // stats::relative_error
};

struct check_summary {
    std::size_t count = 0;
    double median_error = 0;
    double worst_error = 0;
    std::string worst; // the case
};

/// How much an interpolated time may miss what would have been measured: stats::spread_of, of curves through lines that
/// fit and of the others. Empty where nothing could be left out.
struct spreads {
    std::optional<double> straight;
    std::optional<double> bent;

    [[nodiscard]] std::optional<double> of(stats::size_curve const& curve) const {
        return curve.straight ? straight : bent;
    }
};

/// Measured sizes that lie within the interval which the other sizes predict. The spread in it comes from the other
/// examples alone, so that no example judges itself.
struct coverage {
    std::size_t inside = 0;
    std::size_t count = 0;
};

struct models {
    std::vector<technique_model> techniques; // by example and technique
    std::vector<std::optional<double>> reread;
    std::vector<check> left_out; // each size of each line, predicted from the other sizes
    std::vector<check> uses; // early_exit in part and multi_pass in several passes, predicted from `drain`,
                             // that the chooser answers
    spreads spread;
    coverage interpolated;
};

/// The technique as the chooser ranks it; `id` is the caller's. `t` must outlive it.
[[nodiscard]] stats::contender contender_of(technique_model const& t, models const& all, std::size_t id);

[[nodiscard]] models model_all(evidence const& from, roles const& who);

[[nodiscard]] check_summary summary_of(std::vector<check> const& checks);

} // namespace yieldmark::claims
