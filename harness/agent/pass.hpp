#pragma once

namespace yieldmark::agent {

/// Measures the pass that the environment names (protocol.hpp) of each benchmark that it lists, into its journal. False, at
/// once, if it names none. A later call of the same process measures nothing, and returns true.
bool measure_pass();

} // namespace yieldmark::agent
