#pragma once
// Ctrl-C and its kin, as what a measurement looks at between two steps.

#include <atomic>

namespace yieldmark::cli {

/// From now on SIGINT, SIGTERM and SIGHUP only set the number that this refers to (0 until then), and a
/// closed pipe or a file grown too large is an error that can be told.
[[nodiscard]] std::atomic<int> const& catch_signals();

} // namespace yieldmark::cli
