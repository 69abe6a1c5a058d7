#pragma once
// What another toolchain of the run makes of each technique: its time over the first toolchain's.

#include "harness/text/table.hpp"
#include "reports/figures.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yieldmark::report {

/// One technique on one of the other toolchains, over the catalogue's examples that have it on both, each at its largest
/// n in drain.
struct technique_over_first {
    /// Geometric mean over the examples, taken of each pair of processes that ran in turn; the interval is over these
    /// pairs.
    stats::interval mean;
    std::size_t examples = 0;
    stats::interval least; // of the example that gained most, with its own interval
    stats::interval most;
    std::size_t least_example = 0; // index into figures::examples
    std::size_t most_example = 0;
};

/// Empty where no example has the technique on both, and for the first toolchain itself.
[[nodiscard]] std::optional<technique_over_first> over_first(figures const& f, std::size_t technique,
                                                             std::size_t toolchain);

/// A row for each technique, a column for each toolchain but the first: the mean and its interval, and in Markdown the
/// examples that gained and lost most. Empty, no rows, where the run has one toolchain.
[[nodiscard]] text::table table_over_first(figures const& f, bool with_examples);

/// Above that table: what it shows.
[[nodiscard]] std::string words_over_first(figures const& f);

} // namespace yieldmark::report
