#pragma once
// One comparison from request to result: `yieldmark compare` without its command line.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"
#include "harness/system/progress.hpp"

#include <atomic>

namespace yieldmark::compare {

/// Builds what must be built, measures what can be measured, and says what differs. `stop` ends it cleanly
/// once it isn't 0: what was measured by then is in the result, whose `complete` is false. A case that could
/// not be measured has its `error`, or stands in `failures`; the rest goes on. Throws system::usage_error (a
/// side that isn't there, two that can't be compared, a filter without a case: nothing was measured),
/// results::read_error (a results file), system::run_error (a revision that doesn't build, an executable that
/// won't run; or nothing could be measured at all); base_unusable (sides.hpp), which is a run_error, where
/// the base is the one.
[[nodiscard]] comparison run_comparison(comparison_request const& asked, system::progress& shown,
                                        std::atomic<int> const& stop);

} // namespace yieldmark::compare
