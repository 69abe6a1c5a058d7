#pragma once
// The options of how processes are measured, which every subcommand that starts some takes.

#include "cli/command_line.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace yieldmark::cli {

/// --clock, --seed and --time-limit.
void add_measuring_options(command_line app, std::string& clock, std::optional<std::uint64_t>& seed,
                           double& stall_limit);

} // namespace yieldmark::cli
