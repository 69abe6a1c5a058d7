#pragma once
// What decides which cases are measured again, and how often. Pure functions.

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace yieldmark::duel {

/// duel_pair::stage where the base meets a second layout of itself.
inline constexpr unsigned self_stage = 0;

/// What one process measured of one case: ns for one iteration, slice by slice.
struct duel_pair {
    unsigned stage = 1;  // 1, 2 or self_stage
    unsigned number = 0; // which process of its stage, from 0
    std::vector<double> base;
    std::vector<double> now;
};

/// case -> what was measured
using pairs_by_case = std::map<std::string, std::vector<duel_pair>>;

/// The least number of pairs for a verdict.
inline constexpr std::size_t least_pairs = 5;

/// A difference that is due to chance with at most this probability makes a case suspicious.
inline constexpr double lenient_level = 0.2;

struct duel_rules {
    unsigned second_pairs = 30; // of the second stage, for what the first one flagged; 0: the first decides
    double threshold = 0.02;    // least |ratio - 1| that counts as changed
    double false_discovery_rate = 0.05;
    double most = 3; // a noisy case's second stage takes up to so many times second_pairs
};

/// The least of some slices; 0 of none.
[[nodiscard]] double least_of(std::vector<double> const& slices);

/// ln(least slice of now / least slice of base) of each pair of that stage, in order. A pair without slices,
/// or with one that isn't above 0, is left out.
[[nodiscard]] std::vector<double> log_ratios(std::span<duel_pair const> pairs, unsigned stage);

/// Whether the first stage's pairs leave it open that the case changed by more than the threshold: they make
/// a difference of at least half of it likely (p at most 0.2), or their 80 % interval reaches beyond it.
/// False for fewer than least_pairs.
[[nodiscard]] bool is_suspicious(std::span<double const> first, double threshold);

/// How many pairs the second stage takes in all for a case with pairs of this spread: rules.second_pairs, and
/// for a noisy one up to rules.most times as many, so that the standard error is a fifth of the threshold.
/// Asked after the second stage's usual pairs; of the first stage's it foretells what that would take. Their
/// spread decides and not their mean: the values of equal sides are as likely above zero as below, so that no
/// difference is favoured by it.
[[nodiscard]] unsigned planned_pairs(std::span<double const> logs, duel_rules const& rules);

} // namespace yieldmark::duel
