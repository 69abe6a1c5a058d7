#pragma once
// Google Benchmark's time units. Private to harness/results.

#include "harness/results/fields.hpp"

namespace yieldmark::results {

/// Nanoseconds in the unit that the entry's "time_unit" names; 1 if it names none. Throws read_error for a
/// unit that Google Benchmark doesn't have.
[[nodiscard]] double nanoseconds_per_unit(fields const& entry);

/// The entry's "real_time" in nanoseconds.
[[nodiscard]] double real_nanoseconds(fields const& entry);

/// The entry's "cpu_time" in nanoseconds; 0 if it has none that is above 0 and finite.
[[nodiscard]] double cpu_nanoseconds(fields const& entry);

} // namespace yieldmark::results
