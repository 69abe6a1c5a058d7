#include "harness/bench/counters.hpp"
#include "harness/run/counters.hpp"
#include "harness/run/doctor.hpp"
#include "harness/run/machine.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/personality.h>
#include <unistd.h>

// What the kernel lets a measurement do.

namespace yieldmark::run {

namespace hardware = ::yieldmark::bench;

doctor_finding look_at_address_randomisation() {
    auto const level = small_file("/proc/sys/kernel/randomize_va_space");
    auto const off = (personality(0xffffffffUL) & ADDR_NO_RANDOMIZE) != 0;
    if (level == "0" || off)
        return {"address randomisation", doctor_verdict::doubtful,
                "addresses are not randomised: every process has the same stack and heap placement, "
                "and the spread between processes hides that luck",
                "sysctl kernel.randomize_va_space=2"};
    return {"address randomisation", doctor_verdict::ok, "on: every process has new addresses", ""};
}

doctor_finding try_counters() {
    std::string lacking;
    for (auto const& event : hardware::hardware_events)
        if (auto const why = why_no_counter(event.metric); !why.empty())
            lacking += (lacking.empty() ? "" : ", ") + std::string(event.metric);
    hardware::counter one(hardware::hardware_events.front());
    if (one.error() != 0)
        return {"hardware counters", doctor_verdict::missing,
                why_no_counter(hardware::hardware_events.front().metric),
                "instructions can be counted by Callgrind all the same (--metrics instructions)"};
    one.start();
    one.stop();
    if (one.value().value_or(0) == 0)
        return {"hardware counters", doctor_verdict::missing, "an instruction counter opens but stays at 0",
                "the (virtual) processor offers none"};
    if (!lacking.empty())
        return {"hardware counters", doctor_verdict::doubtful, "some can't be counted: " + lacking, ""};
    return {"hardware counters", doctor_verdict::ok, "they can be counted", ""};
}

doctor_finding try_resident_reset() {
    int const fd = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    auto const good = fd >= 0 && write(fd, "5", 1) == 1;
    auto const reason = errno;
    if (fd >= 0)
        close(fd);
    if (good)
        return {"resident memory", doctor_verdict::ok,
                "the high-water mark can be reset (/proc/self/clear_refs)", ""};
    return {"resident memory", doctor_verdict::missing,
            fmt::format("/proc/self/clear_refs: {}; the growth over a fresh process is used instead",
                        std::strerror(reason)),
            "a kernel with CONFIG_PROC_PAGE_MONITOR"};
}

} // namespace yieldmark::run
