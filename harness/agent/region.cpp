#include "harness/agent/region.hpp"

#include "harness/agent/extra_work.hpp"
#include "harness/agent/google_benchmark.hpp"
#include "harness/agent/next_function.hpp"
#include "harness/probe/probe.hpp"

#include <atomic>
#include <dlfcn.h>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#define YIELDMARK_HAS_CALLGRIND 1
#else
#define YIELDMARK_HAS_CALLGRIND 0
#endif

namespace yieldmark::agent {

namespace {

struct probe_functions {
    template <class Function> static Function found(char const* name) {
        return reinterpret_cast<Function>(dlsym(RTLD_DEFAULT, name));
    }
    decltype(&yieldmark_probe_begin) begin = found<decltype(begin)>("yieldmark_probe_begin");
    decltype(&yieldmark_probe_begin_recorded) begin_recorded =
        found<decltype(begin_recorded)>("yieldmark_probe_begin_recorded");
    decltype(&yieldmark_probe_recorded) recorded = found<decltype(recorded)>("yieldmark_probe_recorded");
    decltype(&yieldmark_probe_end) end = found<decltype(end)>("yieldmark_probe_end");
    decltype(&yieldmark_probe_pause) pause = found<decltype(pause)>("yieldmark_probe_pause");
};

probe_functions const& probe() {
    static probe_functions const all;
    return all;
}

region_pass measured = region_pass::none;
region_heap last_heap;
std::atomic<int> threads_running = 0; // between the region's ends
std::atomic<int> threads_inside = 0;  // of these, without those that pause
thread_local bool inside = false;

void toggle_collection() {
#if YIELDMARK_HAS_CALLGRIND
    CALLGRIND_TOGGLE_COLLECT;
#endif
}

bool by_probe() {
    return measured == region_pass::heap || measured == region_pass::timeline;
}

void enter() {
    if (measured == region_pass::none || inside)
        return;
    inside = true;
    if (threads_inside.fetch_add(1) != 0)
        return;
    if (by_probe())
        static_cast<void>(probe().pause(0));
    else
        toggle_collection();
}

void leave() {
    if (!inside)
        return;
    inside = false;
    if (threads_inside.fetch_sub(1) != 1)
        return;
    if (by_probe())
        static_cast<void>(probe().pause(1));
    else
        toggle_collection();
}

void begin_region() {
    if (measured == region_pass::none || threads_running.fetch_add(1) != 0)
        return;
    if (by_probe()) {
        static_cast<void>(measured == region_pass::timeline ? probe().begin_recorded() : probe().begin());
        static_cast<void>(probe().pause(1)); // until all threads have started
    }
#if YIELDMARK_HAS_CALLGRIND
    if (measured == region_pass::instructions)
        CALLGRIND_ZERO_STATS;
#endif
}

void end_region() {
    if (measured == region_pass::none || threads_running.fetch_sub(1) != 1 || !by_probe())
        return;
    yieldmark_probe_figures figures{};
    auto const good = probe().end(&figures) == yieldmark_probe_good;
    last_heap = {good, figures.peak_bytes, figures.allocations, figures.total_bytes};
}

} // namespace

void measure_regions(region_pass what) {
    measured = what;
    last_heap = {};
}

region_heap heap_of_region() {
    return last_heap;
}

yieldmark_probe_recording recording_of_region() {
    yieldmark_probe_recording recorded{};
    return probe().recorded(&recorded) == yieldmark_probe_good ? recorded : yieldmark_probe_recording{};
}

bool probe_is_loaded() {
    auto const& all = probe();
    return all.begin != nullptr && all.begin_recorded != nullptr && all.recorded != nullptr &&
           all.end != nullptr && all.pause != nullptr;
}

bool under_callgrind() {
#if YIELDMARK_HAS_CALLGRIND
    return RUNNING_ON_VALGRIND != 0;
#else
    return false;
#endif
}

void dump_region() {
#if YIELDMARK_HAS_CALLGRIND
    CALLGRIND_DUMP_STATS;
#endif
}

} // namespace yieldmark::agent

// The library starts its clock within StartKeepRunning by its own ResumeTiming, and stops it likewise; which of these comes
// here too depends on how it was linked. Entering twice is entering once.
namespace benchmark {

using state_function = void (*)(State*);

void State::StartKeepRunning() {
    static auto const start =
        yieldmark::agent::next_function<state_function>("_ZN9benchmark5State16StartKeepRunningEv");
    yieldmark::agent::begin_region();
    start(this);
    yieldmark::agent::enter();
    yieldmark::agent::extra_work_region_begins();
}

void State::FinishKeepRunning() {
    static auto const finish =
        yieldmark::agent::next_function<state_function>("_ZN9benchmark5State17FinishKeepRunningEv");
    yieldmark::agent::do_extra_work();
    yieldmark::agent::leave();
    finish(this);
    yieldmark::agent::end_region();
}

void State::PauseTiming() {
    static auto const pause =
        yieldmark::agent::next_function<state_function>("_ZN9benchmark5State11PauseTimingEv");
    yieldmark::agent::extra_work_region_pauses();
    yieldmark::agent::leave();
    pause(this);
}

void State::ResumeTiming() {
    static auto const resume =
        yieldmark::agent::next_function<state_function>("_ZN9benchmark5State12ResumeTimingEv");
    resume(this);
    yieldmark::agent::enter();
    yieldmark::agent::extra_work_region_resumes();
}

} // namespace benchmark
