#pragma once
// The check before timing: a case's whole sequence against what the document's own program makes in Python.

#include "harness/bench/registry.hpp"

#include <optional>
#include <string>

namespace yieldmark::bench {

/// What the oracle says of an example at one size (impls/<example>/oracle.json, written by
/// impls/support/oracle.py).
struct expected {
    sequence_outcome whole;  // all items
    std::uint64_t first = 0; // digest of the first item alone; 0 for an empty sequence
    std::uint64_t sum = 0;   // bits of the sum
};

/// The oracle's entry for a case. Throws std::runtime_error with one clear line if there is none.
[[nodiscard]] expected expected_of(bench_case const& one);

/// Items that one iteration of the case consumes. Throws as expected_of does.
[[nodiscard]] std::uint64_t items_of(bench_case const& one);

/// Runs the case once through a digesting sink (and, for `sum`, once as it will be timed) and compares.
/// Nothing if it is right, otherwise one line that says what differs. Remembers what each technique has made.
/// Never throws.
[[nodiscard]] std::optional<std::string> check(bench_case const& one);

} // namespace yieldmark::bench
