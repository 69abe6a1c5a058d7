#include "harness/agent/extra_work.hpp"

#include <cstdint>
#include <ctime>

namespace yieldmark::agent {

namespace {

double share = 0; // of the region's own time

thread_local double spent = 0; // nanoseconds of this region, before `since`
thread_local double since = 0; // when it was entered last; 0: it pauses

double processor_nanoseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e9 * static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec);
}

// A chain that no processor can shorten.
void work() {
    std::uint64_t x = 1;
    for (int i = 0; i < 100; ++i) {
        x = x * 6364136223846793005ULL + 1442695040888963407ULL;
        asm volatile("" : "+r"(x));
    }
}

} // namespace

void set_extra_work(double percent) {
    share = percent / 100;
}

void extra_work_region_begins() {
    spent = 0;
    extra_work_region_resumes();
}

void extra_work_region_pauses() {
    if (share == 0 || since == 0)
        return;
    spent += processor_nanoseconds() - since;
    since = 0;
}

void extra_work_region_resumes() {
    if (share != 0)
        since = processor_nanoseconds();
}

void do_extra_work() {
    extra_work_region_pauses();
    if (share == 0)
        return;
    for (auto const end = processor_nanoseconds() + share * spent; processor_nanoseconds() < end;)
        work();
}

} // namespace yieldmark::agent
