#pragma once
// A benchmark measured in a copy of the process, so that it finds the heap as the program left it, whatever was measured
// before: where its blocks lie decides what it executes.

#include <functional>

namespace yieldmark::agent {

/// Whether this process can be copied whole: a copy has only the thread that asks for it.
[[nodiscard]] bool has_one_thread();

/// Calls `work` in a copy of this process, which ends then. How the copy ends badly, this process ends too, so that who
/// started it sees the same. What `work` said; where no copy can be made it is called here.
[[nodiscard]] bool in_a_copy(std::function<bool()> const& work);

} // namespace yieldmark::agent
