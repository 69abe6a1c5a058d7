#include "harness/bench/processors.hpp"

#include <cstddef>
#include <unistd.h>

namespace yieldmark::bench {

all_processors::all_processors() {
    if (sched_getaffinity(0, sizeof before_, &before_) != 0)
        return;
    // The kernel keeps of these what the container or cpuset allows.
    cpu_set_t all{};
    long const configured = sysconf(_SC_NPROCESSORS_CONF);
    for (long i = 0; i < configured && i < CPU_SETSIZE; ++i)
        CPU_SET(static_cast<std::size_t>(i), &all);
    widened_ = sched_setaffinity(0, sizeof all, &all) == 0;
}

all_processors::~all_processors() {
    if (widened_)
        sched_setaffinity(0, sizeof before_, &before_);
}

} // namespace yieldmark::bench
