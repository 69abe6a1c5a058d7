#pragma once
// The machine that a run was measured on, as /proc and /etc tell.

#include "harness/results/model.hpp"

#include <filesystem>
#include <string>

namespace yieldmark::run {

/// What is known of this machine now. A field that the system doesn't tell stays empty or 0. Throws nothing
/// of its own.
[[nodiscard]] results::machine this_machine();

/// Now, in local time with its offset: 2026-11-21T13:05:12+00:00.
[[nodiscard]] std::string now_iso8601();

/// The text of a small file (of /proc, /sys) without the newline at its end; empty if it can't be read.
[[nodiscard]] std::string small_file(std::filesystem::path const& path);

} // namespace yieldmark::run
