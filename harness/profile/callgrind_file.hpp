#pragma once
// Callgrind's file, written with --separate-callers: each function is listed once for each way that it was
// called, by a name that contains its callers. Pure.

#include "harness/profile/fold.hpp"

#include <string_view>
#include <vector>

namespace yieldmark::profile {

/// The options that make Callgrind write what parse_callgrind reads.
[[nodiscard]] std::vector<std::string> stack_options();

/// The stacks, each with the instructions of its innermost function itself.
[[nodiscard]] std::vector<raw_stack> parse_callgrind(std::string_view text);

} // namespace yieldmark::profile
