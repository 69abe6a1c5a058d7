#pragma once
// Two sides against each other over many rows: time of a case against time of another, for each row.

#include "harness/claims/evidence.hpp"
#include "harness/claims/finding.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace yieldmark::claims {

/// One row: the case whose time is divided and the one it is divided by. Neither is null.
struct pairing {
    std::string row; // as it is named in sentences
    results::case_result const* of = nullptr;
    results::case_result const* against = nullptr;
};

/// The examples' largest common n in `drain`, `of` against `against`.
[[nodiscard]] std::vector<pairing> drain_pairings(evidence const& from, std::string const& of,
                                                  std::string const& against);

struct contest_result {
    stats::interval mean; // geometric mean over the rows, with the interval of its median over processes
    std::vector<std::string> faster; // rows whose interval lies below 1
    std::vector<std::string> slower;
    std::vector<std::string> alike; // rows whose interval contains 1
    std::vector<support> each;      // the ratio of each row
    std::vector<std::string> cases;

    [[nodiscard]] std::size_t rows() const { return faster.size() + slower.size() + alike.size(); }
};

/// Rows without a common process are left out. A process that lacks a row takes the row's median for it.
[[nodiscard]] contest_result contest(std::vector<pairing> const& pairings);

/// Whether "faster" is true of it: holds if the mean's interval is below 1 and at most a tenth of the rows is
/// slower, fails if it is above 1 and at most a tenth is faster, depends otherwise. Not measured without an
/// interval.
[[nodiscard]] claim_verdict who_leads(contest_result const& c);

/// "slower in 36 rows, faster in 1 (primes), indistinguishable in 3". The shorter lists are named.
[[nodiscard]] std::string rows_each_way(contest_result const& c);

} // namespace yieldmark::claims
