#pragma once
// What another project's program printed.

#include <string>

namespace yieldmark::run {

/// The last lines that it printed itself, at most five of them: without Google Benchmark's banner (date, processor,
/// caches, load, its warnings) and without its table. Empty if it printed nothing else. Pure.
[[nodiscard]] std::string own_words(std::string const& output);

} // namespace yieldmark::run
