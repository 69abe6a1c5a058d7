#pragma once
// What the pairs of a duel come to. Pure functions.

#include "harness/compare/duel.hpp"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// The least pairs that anything is said of.
inline constexpr std::size_t least_pairs = 5;

/// Slowdowns are found with at least this chance where `change::detectable` says so.
inline constexpr double power = 0.8;

struct duel_rules {
    unsigned second_pairs = 30; // 0: the first stage decides
    double threshold = 0.02;
    double false_discovery_rate = 0.05;
    double most = 3; // a noisy case's second stage takes up to so many times second_pairs
};

/// The part of a request that decides. Pure.
[[nodiscard]] duel_rules rules_of(duel_request const& asked);

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

/// One case_change for each of `names`, in that order, with its metric `time` if it was measured. The second
/// stage decides alone on what it measured; p are adjusted over all cases that have enough pairs, where one
/// that was not suspicious counts as 1.
[[nodiscard]] std::vector<case_change> verdicts(std::vector<std::string> const& names,
                                                std::map<std::string, std::vector<duel_pair>> const& pairs,
                                                duel_rules const& rules);

} // namespace yieldmark::compare
