#include "harness/bench/processors.hpp"

#include <cstddef>
#include <gtest/gtest.h>
#include <sched.h>

namespace yieldmark::bench {
namespace {

cpu_set_t allowed() {
    cpu_set_t set{};
    sched_getaffinity(0, sizeof set, &set);
    return set;
}

TEST(all_processors, widens_a_bound_thread_and_binds_it_again) {
    cpu_set_t const all = allowed();
    std::size_t first = 0;
    while (!CPU_ISSET(first, &all))
        ++first;
    cpu_set_t one{};
    CPU_SET(first, &one);
    ASSERT_EQ(sched_setaffinity(0, sizeof one, &one), 0);
    {
        all_processors const wide;
        cpu_set_t const now = allowed();
        EXPECT_GE(CPU_COUNT(&now), CPU_COUNT(&all));
    }
    cpu_set_t const after = allowed();
    EXPECT_TRUE(CPU_EQUAL(&after, &one));
    sched_setaffinity(0, sizeof all, &all);
}

} // namespace
} // namespace yieldmark::bench
