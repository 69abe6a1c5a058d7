#pragma once
// What `perf script -F ip,sym,dso --no-demangle` prints. Pure.

#include "harness/profile/fold.hpp"

#include <string_view>
#include <vector>

namespace yieldmark::profile {

/// The stacks, one for each sample. Lines that aren't a frame are ignored.
[[nodiscard]] std::vector<raw_stack> parse_perf_script(std::string_view text);

} // namespace yieldmark::profile
