#pragma once
// A case's history: what the store gives to the terminal and to the page.

#include "harness/stats/estimate.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace yieldmark::store {

/// One revision of a series.
struct point {
    std::string revision;  // commit
    std::string date;      // of the commit; ISO 8601
    std::string subject;   // the commit message's first line; hostile text
    stats::interval ratio; // against the series' baseline
    double raw = 0;        // the figure itself, in the metric's unit
    std::string machine{}; // its fingerprint, where the series is of several machines; otherwise empty
};

/// Where the level of a series changed for good.
struct change_point {
    std::size_t at = 0;      // index of the first point of the new level
    std::string after;       // last revision of the old level: the change lies in (after, revision of `at`]
    double before_level = 0; // median ratio of the level before
    double after_level = 0;  // and after
    double p = 1;            // see stats::find_change_points; 0 for an exact metric
    bool gradual = false;    // a drift around `at`, and not one revision's step
};

/// One metric of one case on one machine with one toolchain, against one baseline, of one source digest.
struct series {
    std::string case_name;
    std::string metric;
    std::string machine;   // fingerprint, readable; of a series of several theirs, with "; " between them
    std::string toolchain; // fingerprint, readable
    std::string baseline;  // revision that all ratios are against
    std::string digest;    // of the case's sources
    std::vector<point> points;
    std::vector<change_point> changes;
    std::size_t all_points = 0; // where `points` are some of more: how many there are; otherwise 0
};

} // namespace yieldmark::store
