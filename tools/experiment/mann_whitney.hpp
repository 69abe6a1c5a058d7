#pragma once
// The Mann-Whitney U test, as Google Benchmark's compare.py uses it through SciPy: kept to show what it comes
// to on the same measurements, not to decide anything. H. B. Mann, D. R. Whitney: On a test of whether one of
// two random variables is stochastically larger than the other. Ann. Math. Stat. 18 (1947) 50-60. Pure
// functions.

#include <span>

namespace yieldmark::stats {

struct mann_whitney_result {
    double u = 0; // of the first sample: pairs in which its value is the greater one, ties counted half
    double p = 1; // two-sided
    bool exact = false;
};

/// As scipy.stats.mannwhitneyu(a, b, alternative="two-sided") has it: exact if the smaller sample has at most
/// 8 values and there is no tie, else the normal approximation with corrections for ties and continuity.
/// Throws std::invalid_argument if a sample is empty or a value isn't finite.
[[nodiscard]] mann_whitney_result mann_whitney(std::span<double const> a, std::span<double const> b);

} // namespace yieldmark::stats
