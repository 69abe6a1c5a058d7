#pragma once
// What decides which cases are measured again, and how often. Pure functions.

#include <cstddef>
#include <functional>
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

struct duel_rules {
    unsigned second_pairs =
        30; // of the second stage, for what the first one flagged, as a rule; 0: the first decides
    double threshold = 0.02;            // a change of this size matters, as |ratio - 1|
    double false_discovery_rate = 0.02; // between 0 and 1
    double most = 6;       // a noisy case takes up to so many times second_pairs, at 2 % (second_looks)
    std::size_t cases = 1; // that are judged together; at least 1
};

/// The least of some slices; 0 of none.
[[nodiscard]] double least_of(std::vector<double> const& slices);

/// ln(least slice of now / least slice of base) of each pair of that stage, in order. A pair without slices,
/// or with one that isn't above 0, is left out.
[[nodiscard]] std::vector<double> log_ratios(std::span<duel_pair const> pairs, unsigned stage);

/// After how many pairs the first stage looks, if it has `pairs` in all: about half of them, then all. Ascending, each
/// at least least_pairs.
[[nodiscard]] std::vector<unsigned> first_looks(unsigned pairs);

/// The same of the second stage: from a third of second_pairs to `most` times as many. Half the change takes four times the
/// pairs, so the last look goes with 1 / threshold^2: at least 3 (or `most`, if that is less) and at most 12 times second_pairs.
[[nodiscard]] std::vector<unsigned> second_looks(duel_rules const& rules);

/// Takes `names` through a stage: `measure(first, end, names)` measures pairs `first` up to `end` of them, up to one look after the
/// other, and `leave_out(names, end)` takes away what needs no more. Ends early if none is left, or if `measure` says
/// that it was stopped. False if it was.
[[nodiscard]] bool look_by_look(
    std::vector<unsigned> const& looks, std::vector<std::string> names,
    std::function<bool(unsigned first, unsigned end, std::vector<std::string> const& names)> const& measure,
    std::function<void(std::vector<std::string>& names, unsigned end)> const& leave_out);

/// Whether pairs of the first stage leave no doubt that the case did not change by the threshold: their 95 % interval
/// lies within half of it. False for fewer than least_pairs.
[[nodiscard]] bool is_cleared(std::span<double const> first, double threshold);

/// Whether the first stage's pairs leave it open that the case changed by the threshold: they make
/// a difference of at least half of it likely (p at most 0.2), or their 90 % interval reaches it.
/// False for fewer than least_pairs.
[[nodiscard]] bool is_suspicious(std::span<double const> first, double threshold);

/// Whether the second stage needs no more pairs of a case: their spread is so small that a change of the threshold would
/// be found with a probability of 95 %, even if it were the only one of rules.cases; or their 99 % interval lies within the
/// threshold; or their 99.9 % interval lies beyond it. False for fewer than least_pairs.
[[nodiscard]] bool is_settled(std::span<double const> second, duel_rules const& rules);

/// How many pairs the second stage takes of a case with pairs of this spread, as far as that is known beforehand: one
/// of second_looks.
[[nodiscard]] unsigned planned_pairs(std::span<double const> logs, duel_rules const& rules);

} // namespace yieldmark::duel
