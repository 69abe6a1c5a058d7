#pragma once
// The pass that counts instructions: one call of each case, each in a process of its own.

#include "harness/bench/flags.hpp"
#include "harness/bench/registry.hpp"

#include <functional>
#include <vector>

namespace yieldmark::bench {

/// Counts one call of each case that `choose` names, after its check and one call that isn't counted, into
/// the journal that `asked` names. Each case, and `choose` itself, runs in a child forked from a process that
/// has done nothing else: what a case is counted with depends on the executable alone, not on which cases
/// were chosen or came before (the allocator's lists would carry that over, for up to 0.8 %). False if a case
/// failed. Throws instructions_error outside of Callgrind, and what `choose` throws (as usage_error or
/// std::runtime_error). A child that crashes takes this process with it, so that the case is named.
[[nodiscard]] bool count_each(flags const& asked, std::function<std::vector<bench_case>()> const& choose);

} // namespace yieldmark::bench
