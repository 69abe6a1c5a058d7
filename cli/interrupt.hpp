#pragma once
// Ctrl-C and similar signals, as a number that a measurement checks between two steps.

#include <atomic>

namespace yieldmark::cli {

/// From now on SIGINT, SIGTERM and SIGHUP only set the number that this refers to (0 until then). One that
/// was ignored when the program began (by nohup, or a shell that starts it with &) stays ignored.
[[nodiscard]] std::atomic<int> const& catch_signals();

/// Whether catch_signals was called: then the command measures something.
[[nodiscard]] bool catches_signals();

} // namespace yieldmark::cli
