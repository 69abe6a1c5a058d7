#pragma once
// What a comparison says, in order and in words: the page, Markdown and the terminal lay this out.

#include "harness/compare/comparison.hpp"
#include "reports/sentences.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace yieldmark::report {

/// The outcome of one case, the most serious first.
/// `unchanged`: its machine code is the same on both sides, so that it wasn't measured.
/// `counters`: only counters of the benchmark's own changed, of which nobody says what is worse.
enum class case_outcome {
    worse,
    better,
    failed,
    counters,
    unstable,
    cannot_tell,
    same,
    unchanged,
    skipped,
    only_new,
    only_base
};

/// "changed for the worse", "only in the base" …: as the count of cases is headed.
[[nodiscard]] std::string to_string(case_outcome outcome);

struct comparison_row {
    compare::case_change const* of = nullptr;
    case_outcome outcome = case_outcome::same;
    std::string says; // "slower, more instructions"; "no difference found, would have seen 1.8 %"
};

/// All cases: the gravest outcome first, then the most significant change, then the largest.
/// Points into `c`, which must outlive it.
[[nodiscard]] std::vector<comparison_row> by_significance(compare::comparison const& c);

/// The two sides, how and where the times were taken, what counts as a change.
[[nodiscard]] std::vector<fact> comparison_facts(compare::comparison const& c);

/// The outcomes, one sentence for each that some case has.
[[nodiscard]] std::vector<std::string> comparison_sentences(compare::comparison const& c);

/// What makes it doubtful and what is missing, one line each.
[[nodiscard]] std::vector<std::string> comparison_doubts(compare::comparison const& c);

} // namespace yieldmark::report
