#pragma once
// Pairs of a duel as a process could have measured them.

#include "harness/duel/stages.hpp"

#include <cmath>
#include <cstdint>
#include <random>
#include <string>

namespace made {

/// `count` pairs with noise of that standard deviation around exp(shift), as made by a process whose slices
/// only get slower.
inline void add(yieldmark::duel::pairs_by_case& into, std::string const& of, unsigned stage, unsigned count,
                double shift, double noise, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    std::normal_distribution<double> around{shift, noise};
    for (unsigned k = 0; k < count; ++k)
        into[of].push_back({.stage = stage,
                            .number = k,
                            .base = {120, 100, 130},
                            .now = {100 * std::exp(around(random)) + 0.0, 190, 150}});
}

} // namespace made
