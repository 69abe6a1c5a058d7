#pragma once
// The exact bootstrap distribution of a median, in terms of ranks. Private to harness/stats, but for
// the page, which computes the same intervals for its chooser.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace yieldmark::stats {

/// Probability that the middle two values of a resample are those of rank `lower` and `upper` (from 0) of the
/// data. For an odd count both are the one middle value.
struct rank_weight {
    std::uint32_t lower = 0;
    std::uint32_t upper = 0;
    double weight = 0;
};

/// Above this count exact_rank_weights isn't offered; outer_ranks is.
inline constexpr std::size_t exact_limit = 400;

/// All pairs of ranks with more than a negligible weight (those left out sum to less than 1e-9), for 1 to
/// exact_limit values. Computed once for each count; safe to call from several threads.
/// For an odd count they come in the order of their ranks.
[[nodiscard]] std::vector<rank_weight> const& exact_rank_weights(std::size_t count);

/// The ranks (from 0) between which the bootstrap distribution has all but `tail` on either side: lowest rank
/// whose cumulated probability as the resample's lower middle value reaches `tail`, and the mirrored one of
/// the upper middle. Exact for an odd count; for an even count it can be wider than the exact interval by the
/// gap between neighbouring ranks, never narrower.
[[nodiscard]] std::pair<std::size_t, std::size_t> outer_ranks(std::size_t count, double tail);

} // namespace yieldmark::stats
