#pragma once
// What the history keeps of one comparison: a revision's figures against the baseline.

#include "harness/compare/comparison.hpp"
#include "harness/stats/estimate.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace yieldmark::store {

/// A commit, as the history orders it.
struct revision {
    std::string name;        // full commit id
    std::string date;        // of the commit, UTC: 2026-11-21T13:05:12Z
    std::string subject;     // hostile text
    std::uint64_t place = 0; // how many commits it has behind it, and itself; 0: not known
};

/// One metric of one case.
struct figure {
    std::string case_name;
    std::string metric;
    std::string digest;      // of the case's contract
    stats::interval ratio;   // against the baseline
    double raw = 0;          // the revision's figure, in the metric's unit
    double base_raw = 0;     // the baseline's, measured beside it
    std::uint32_t pairs = 0; // that the ratio rests on
};

/// All that one comparison says of one revision.
struct measurement {
    revision of;
    std::string baseline; // full commit id
    std::string machine;  // fingerprints
    std::string toolchain;
    std::string date;   // when it was measured; ISO 8601
    std::string method; // "duel", "lock_step", "processes", "runs"
    std::string asked;  // which cases were asked for, in words; to tell whether it was measured already
    std::vector<figure> figures;
    std::string key; // what the store calls it; empty: content_key(*this), once it is added
};

/// What tells machines apart whose ratios may differ: processor, count of cores, distribution. Not the host's
/// name, the clock or the kernel's release, which differ between one CI runner and the next. "unknown" if
/// none is known.
[[nodiscard]] std::string fingerprint(results::machine const& m);

/// Compiler and flags; "unknown" if neither is known.
[[nodiscard]] std::string fingerprint(results::toolchain const& t);

/// The figures of `c`, whose new side is `of`, and into `notes` what was left out and why: cases without a
/// result, ratios that can't be told or against 0, times of two stored runs (which vary by more than what
/// the history looks for). Throws system::usage_error if nothing is left.
[[nodiscard]] measurement measurement_of(compare::comparison const& c, revision of, std::string baseline,
                                         std::string asked, std::vector<std::string>& notes);

/// A name made from all of its content but the key (a version 5 UUID): the same measurement has the same key
/// anywhere.
[[nodiscard]] std::string content_key(measurement const& m);

} // namespace yieldmark::store
