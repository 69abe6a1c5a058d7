#pragma once
// How often each case is repeated within a process of a turn. Pure.

#include "harness/run/foreign_journal.hpp"
#include "harness/run/steps.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// Of a case whose slice is short. The least of so many slices of a millisecond was almost surely not
/// interrupted, even where a processor is shared with two others.
inline constexpr unsigned most_slices = 8;

/// How long `one` kept its process busy or waiting: the greater of its two times, over all of its iterations; in seconds.
[[nodiscard]] double seconds_of(run::reading const& one);

/// How many slices of that length (seconds, 0 or more) a process takes of a case: most_slices, and of slow
/// ones half as many again and again, down to 1, so that they stay within 0.03 s where they can.
[[nodiscard]] unsigned slices_for(double seconds);

/// The most slices, of most_slices, half of them and so on down to 2, with which `seconds_with` (seconds for so many)
/// stays within `budget`; 2 if none does.
[[nodiscard]] unsigned slices_within(double budget, std::function<double(unsigned)> const& seconds_with);

/// Slices of one side that follow each other.
struct turn {
    std::size_t side; // 0: the base
    unsigned slices;
};

/// The order of so many slices a side: A B B A A B B A …, beginning with the base in even pairs and with the new side in
/// odd ones. Two that follow each other on one side are one turn.
[[nodiscard]] std::vector<turn> turns_of(unsigned slices, unsigned pair);

/// Number of slices -> the cases that are to have so many.
using slice_groups = std::map<unsigned, std::vector<std::string>>;

/// The cases, in their order, under the number of slices that each is to have. `seconds`: the length of one
/// slice of each, where it is known; a case without counts as short.
[[nodiscard]] slice_groups by_slices(std::vector<std::string> const& cases,
                                     std::map<std::string, double> const& seconds);

/// The timed steps of two executables in turn, with as many slices as each group has. Each group is measured
/// by processes of its own; the first pair of each comes before the second of any.
[[nodiscard]] std::vector<run::step> steps_in_turn(run::plan const& how, slice_groups const& groups,
                                                   std::uint64_t seed);

} // namespace yieldmark::compare
