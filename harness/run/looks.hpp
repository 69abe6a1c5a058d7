#pragma once
// Which cases get more timed processes than the least, by what was measured of them so far: what is known narrowly
// enough is done, and the time goes to the rest. docs/statistics.md says what that does to the intervals. Pure.

#include <set>
#include <span>
#include <string>
#include <vector>

namespace yieldmark::run {

/// What was measured of one case.
struct timed_case {
    std::string group;           // what is compared with each other has the same processes
    std::vector<double> times{}; // one of each process, in ns
    double seconds = 0;          // that it takes in one process
};

/// What a look found.
struct look_result {
    std::set<std::string> groups{}; // that get further processes
    std::size_t narrow = 0;         // groups whose intervals are narrow enough
    std::size_t left_out = 0;       // groups that would need more, but there is no time for them
    double widest_left_out = 0; // half the width of the widest interval among those, as a share of its median
};

/// Half the width of the 95 % interval of the median of `times`, as a share of that median; infinite for fewer than three
/// values. Throws std::invalid_argument as stats::bootstrap_median does.
[[nodiscard]] double half_width(std::span<double const> times);

/// The groups that have a case with half_width() above `wanted`. The widest come first, and each is left out that would
/// take more, in `processes` further processes, than is left of `seconds` then.
[[nodiscard]] look_result look(std::span<timed_case const> cases, double wanted, unsigned processes,
                               double seconds);

/// The group of a case: example, scenario and n, over all techniques; of a program that isn't ours (`foreign`) its family.
[[nodiscard]] std::string compared_group(std::string const& name, bool foreign);

} // namespace yieldmark::run
