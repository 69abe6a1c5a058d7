#include "harness/run/counters.hpp"

#include "harness/bench/counters.hpp"
#include "harness/run/machine.hpp"

#include <algorithm>

namespace yieldmark::run {

namespace hardware = ::yieldmark::bench;

std::string why_no_counter(std::string const& metric) {
    for (auto const& event : hardware::hardware_events) {
        if (event.metric != metric)
            continue;
        hardware::counter const tried{event};
        return tried.error() == 0 ? ""
                                  : hardware::why_no_counter(
                                        tried.error(), small_file("/proc/sys/kernel/perf_event_paranoid"));
    }
    return "there is no such counter";
}

void leave_out_counters(std::set<std::string>& passes, std::vector<bench> const& benches,
                        results::run& into) {
    std::string common;
    if (!passes.contains("counters"))
        common = "it wasn't asked for (--metrics)";
    else if (std::ranges::any_of(benches, &bench::is_foreign))
        common = "another project's program doesn't say where its measured region begins";
    bool any = false;
    for (auto const& event : hardware::hardware_events) {
        auto const why = common.empty() ? why_no_counter(event.metric) : common;
        if (!why.empty())
            into.absent[event.metric] = why;
        any |= why.empty();
    }
    if (!any)
        passes.erase("counters");
}

} // namespace yieldmark::run
