#include "harness/run/doctor.hpp"
#include "harness/run/machine.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/perf_event.h>
#include <sys/personality.h>
#include <sys/syscall.h>
#include <unistd.h>

// What the kernel lets a measurement do.

namespace yieldmark::run {

finding look_at_address_randomisation() {
    auto const level = small_file("/proc/sys/kernel/randomize_va_space");
    auto const off = (personality(0xffffffffUL) & ADDR_NO_RANDOMIZE) != 0;
    if (level == "0" || off)
        return {"address randomisation", verdict::doubtful,
                "addresses are not randomised: every process has the same stack and heap placement, "
                "and the spread between processes hides that luck",
                "sysctl kernel.randomize_va_space=2"};
    return {"address randomisation", verdict::ok, "on: every process is placed anew", ""};
}

finding try_counters() {
    perf_event_attr what{};
    what.type = PERF_TYPE_HARDWARE;
    what.size = sizeof what;
    what.config = PERF_COUNT_HW_INSTRUCTIONS;
    what.exclude_kernel = 1;
    what.exclude_hv = 1;
    auto const fd = static_cast<int>(syscall(SYS_perf_event_open, &what, 0, -1, -1, PERF_FLAG_FD_CLOEXEC));
    if (fd < 0) {
        auto const reason = errno;
        auto const advice = reason == EACCES || reason == EPERM ? "sysctl kernel.perf_event_paranoid=2"
                                                                : "the (virtual) processor offers none";
        return {"hardware counters", verdict::missing,
                fmt::format("perf_event_open: {}", std::strerror(reason)), advice};
    }
    std::uint64_t counted = 0;
    auto const got = read(fd, &counted, sizeof counted);
    close(fd);
    if (got != sizeof counted || counted == 0)
        return {"hardware counters", verdict::missing, "an instruction counter opens but stays at 0",
                "the (virtual) processor offers none"};
    return {"hardware counters", verdict::ok, "instructions can be counted", ""};
}

finding try_resident_reset() {
    int const fd = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    auto const good = fd >= 0 && write(fd, "5", 1) == 1;
    auto const reason = errno;
    if (fd >= 0)
        close(fd);
    if (good)
        return {"resident memory", verdict::ok, "the high-water mark can be reset (/proc/self/clear_refs)",
                ""};
    return {"resident memory", verdict::missing,
            fmt::format("/proc/self/clear_refs: {}; the growth over a fresh process is taken instead",
                        std::strerror(reason)),
            "a kernel with CONFIG_PROC_PAGE_MONITOR"};
}

} // namespace yieldmark::run
