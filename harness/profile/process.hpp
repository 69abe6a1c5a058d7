#pragma once
// One child process that can be stopped, and what it wrote. Private to harness/profile.

#include "harness/system/child.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>

namespace yieldmark::profile {

/// As system::run_to_end; ended with its children when `*stop` is no longer 0, by throwing `stopped`.
[[nodiscard]] system::completed run_stoppable(system::command const& what, std::chrono::milliseconds limit,
                                              std::atomic<int> const* stop);

/// What went wrong in one line: how it ended, and the last line that it printed as an error.
[[nodiscard]] std::string describe(system::completed const& process);

/// A file's text. Throws system::run_error if it can't be read.
[[nodiscard]] std::string text_of(std::filesystem::path const& path);

} // namespace yieldmark::profile
