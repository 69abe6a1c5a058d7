#pragma once
// The one rule by which run, compare and gate divide their cases among machines (--shard K/N). It looks at nothing but
// the cases' names and, where they are given, the times of an earlier results file, so that every machine divides alike
// without hearing of the others.
//
// - A part holds whole units: an example with all of its techniques and sizes, or a family of another program's
//   benchmarks. What is compared with each other is measured in one process then.
// - The heaviest unit comes first, of equal ones the first by name, and each goes to the part that has least so far, of
//   equal ones the first (Graham 1969: the longest part takes at most 4/3 of what the best division would). A unit's
//   weight is its count of cases, or the seconds that they took.

#include "harness/results/model.hpp"
#include "harness/results/part.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::run {

/// "--shard 2/8", and the earlier results by which the parts are to be equal in time (--balance).
struct shard_request {
    unsigned number = 1; // from 1 to `of`
    unsigned of = 1;
    std::filesystem::path balance{}; // empty: by the count of cases
};

/// "2/8". Throws system::usage_error for anything else.
[[nodiscard]] shard_request parse_shard(std::string_view text);

/// A case, and the unit that it can't be parted from.
struct case_of_unit {
    std::string name;
    std::string unit;
};

/// The unit of a case: its name up to the first slash behind `prefix`, which is a program's ("parser/") or empty.
[[nodiscard]] std::string unit_of(std::string_view name, std::string_view prefix = {});

/// What each case took, and a name for all of that.
struct case_seconds {
    std::map<std::string, double> of;
    std::string digest; // empty: nothing is known
};

/// Seconds that each case took in a run: of all its time samples the slices, and a millisecond for each process that it
/// had a sample from, which it takes beside them. Pure.
[[nodiscard]] std::map<std::string, double> seconds_of(results::run const& measured);

/// The same of a results file; nothing of no file. Throws results::read_error; system::usage_error if no case has a time.
[[nodiscard]] case_seconds read_seconds(std::filesystem::path const& file);

/// Part `asked.number` of the whole, whose cases all have different names. A case whose seconds are not known counts as
/// the median one that is. A part may be empty. Pure.
[[nodiscard]] results::part divide(shard_request const& asked, std::vector<case_of_unit> const& whole,
                                   case_seconds const& seconds);

/// Those of `names` that the part has, in their order.
[[nodiscard]] std::vector<std::string> cases_within(results::part const& part,
                                                    std::vector<std::string> const& names);

/// A seed that all parts come to by themselves: from what was asked for (results::part::asked, the revision among it) and
/// from the names of the units. Pure.
[[nodiscard]] std::uint64_t shared_seed(results::part const& part);

/// "part 2 of 8: 120 of 960 cases, 5 of 40 examples or families".
[[nodiscard]] std::string part_text(results::part const& part);

} // namespace yieldmark::run
