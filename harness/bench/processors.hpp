#pragma once
// Which processors a case may use.

#include <sched.h>

namespace yieldmark::bench {

/// While it lives, this thread and those it starts may run on every processor that the machine lets the
/// process have, even if the process was bound to one. Does nothing where the kernel does not allow it.
class all_processors {
public:
    all_processors();
    ~all_processors();
    all_processors(all_processors const&) = delete;
    all_processors& operator=(all_processors const&) = delete;

private:
    cpu_set_t before_{};
    bool widened_ = false;
};

} // namespace yieldmark::bench
