#pragma once
// A heap timeline cut to what a chart can show. Pure; for the measured executable and for the agent (harness/agent).

#include "harness/results/model.hpp"

#include <cstddef>
#include <vector>

namespace yieldmark::bench {

/// At most `most` (16 or more) of the steps: of each of equally long stretches of time the least, the most
/// and the last, so that the envelope stands and the peak is among them. Fewer steps are left as they are.
/// Pure.
[[nodiscard]] std::vector<results::heap_timeline::step>
thinned(std::vector<results::heap_timeline::step> const& steps, std::size_t most);

/// Steps that a chart can show.
inline constexpr std::size_t shown_steps = 600;

/// [at, live, at, live, …], as timelines stand in JSON.
[[nodiscard]] std::vector<double> flat(std::vector<results::heap_timeline::step> const& steps);

} // namespace yieldmark::bench
