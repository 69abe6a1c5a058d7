#pragma once
// What the run says of one claim of the documents.

#include "harness/stats/estimate.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::claims {

enum class claim_verdict { holds, fails, depends, not_measured };

/// "holds", "fails", "depends", "not measured".
[[nodiscard]] std::string_view verdict_text(claim_verdict v);

/// The chart that a finding rests on: what the page shows of it.
struct chart {
    std::string example; // empty: the table of all examples
    std::string scenario;
    std::string metric; // an id of results::metric
};

/// One of the figures that a finding was made from.
struct support {
    std::string of; // an example, a technique of it, or a technique: an id
    std::string figure;
};

struct finding {
    std::string id;        // "faster_iterators"
    std::string claim;     // what the documents say
    std::string documents; // "001, 003"; results::titles_of names them
    claim_verdict reading = claim_verdict::not_measured;
    std::string figure;                   // as it is written; empty if not measured
    std::string meaning;                  // what the figure is
    std::optional<stats::interval> value; // the same as a number; confidence 0: no interval, a count is exact
    std::string unit;                     // of value: "ratio", "items", "bytes", "passes", "share", "ns"
    std::string
        statement; // what was found, in one sentence with subject, direction and figure; empty: not measured
    std::string sentence;           // what more there is to it, or why it was not measured
    std::string crossover;          // where the answer turns, with the interval; empty: it doesn't
    std::vector<support> rows;      // the figures that it was made from; empty: not measured
    std::vector<std::string> cases; // names of the cases that it rests on
    std::string command;            // not measured: what would measure it
    chart rests_on;
};

} // namespace yieldmark::claims
