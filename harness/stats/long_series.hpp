#pragma once
// Changes of level in a series that grows: what lies long behind isn't looked at again. Pure functions.

#include "harness/stats/change_points.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace yieldmark::stats {

/// So many values are settled at a time, once as many again have come after them.
inline constexpr std::size_t settling_step = 128;

/// So many values at most stand for the level that lasts where the settled beginning ends.
inline constexpr std::size_t longest_memory = 64;

/// The beginning of a series whose changes are final, as far as what follows needs it.
struct settled_beginning {
    std::size_t points = 0;       // values in it; a multiple of settling_step
    std::size_t level_at = 0;     // index of the first value of the level that lasts at its end
    std::size_t stride = 1;       // of memory; a power of two
    std::vector<double> memory{}; // the values at level_at, level_at + stride, … before `points`
};

/// Finds the changes of a short series.
using change_finder = std::function<std::vector<level_change>(std::span<double const>)>;

struct continued_changes {
    settled_beginning beginning;       // as it is now
    std::vector<level_change> settled; // changes that became final, in order
    std::vector<level_change> open;    // those that what follows may still move or take back
};

/// The changes of a series whose beginning is `from` and whose values after it are `rest`. `find` sees at most
/// longest_memory + 2 * settling_step values at once: those of `memory`, so that a drift is seen against the whole of its
/// level however long that lasts, and then those not settled yet. A change is final if it lies before the next
/// settling_step values and as many have followed. The answer is the same whether values come one by one or all at once,
/// and that of `find` itself for less than 2 * settling_step values. Linear in the number of values. `at` counts from the
/// series' first value. Throws what `find` throws.
[[nodiscard]] continued_changes continue_changes(settled_beginning from, std::span<double const> rest,
                                                 change_finder const& find);

} // namespace yieldmark::stats
