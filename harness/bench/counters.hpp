#pragma once
// Hardware counters of the processor, through perf_event_open. Inline: the measured executable counts with
// them, and the runner asks beforehand which of them this machine has.

#include "harness/results/metrics.hpp"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <linux/perf_event.h>
#include <optional>
#include <string>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace yieldmark::bench {

/// What can be counted, and under which metric it is reported.
struct counted_event {
    char const* metric;
    std::uint32_t type;
    std::uint64_t config;
};

inline constexpr std::array<counted_event, 4> hardware_events{{
    {results::metric::hardware_instructions, PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS},
    {results::metric::cycles, PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES},
    {results::metric::branch_misses, PERF_TYPE_HARDWARE, PERF_COUNT_HW_BRANCH_MISSES},
    {results::metric::cache_misses, PERF_TYPE_HARDWARE, PERF_COUNT_HW_CACHE_MISSES},
}};

/// Why perf_event_open fails with `error`, and what can be done about it, in one line. `paranoid`: the text
/// of /proc/sys/kernel/perf_event_paranoid, empty if it can't be read.
[[nodiscard]] inline std::string why_no_counter(int error, std::string const& paranoid) {
    std::string const said = std::string{"perf_event_open: "} + std::strerror(error);
    switch (error) {
    case ENOENT:
    case EOPNOTSUPP:
    case ENODEV:
        return said + ": the (virtual) processor offers no such counter";
    case EACCES:
    case EPERM:
        if (paranoid.empty() || paranoid == "2" || paranoid == "1" || paranoid == "0" || paranoid == "-1")
            return said + ": a container or security policy forbids it (seccomp, CAP_PERFMON)";
        return said + ": kernel.perf_event_paranoid is " + paranoid +
               "; sysctl kernel.perf_event_paranoid=2 allows it";
    case ENOSYS:
        return said + ": the kernel was built without performance events, or a sandbox hides them";
    case EMFILE:
        return said + ": too many files are open; raise ulimit -n";
    default:
        return said;
    }
}

/// One event, counted for the calling thread and those that it starts, in user space alone.
class counter {
public:
    /// Opens it, stopped at 0. Where that fails, error() says why.
    explicit counter(counted_event const& what) {
        perf_event_attr attributes{};
        attributes.size = sizeof attributes;
        attributes.type = what.type;
        attributes.config = what.config;
        attributes.disabled = 1;
        attributes.inherit = 1;
        attributes.exclude_kernel = what.type == PERF_TYPE_HARDWARE ? 1 : 0;
        attributes.exclude_hv = 1;
        attributes.read_format = PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING;
        fd_ = static_cast<int>(syscall(SYS_perf_event_open, &attributes, 0, -1, -1, PERF_FLAG_FD_CLOEXEC));
        error_ = fd_ < 0 ? errno : 0;
    }
    ~counter() {
        if (fd_ >= 0)
            close(fd_);
    }
    counter(counter&& other) noexcept : fd_{std::exchange(other.fd_, -1)}, error_{other.error_} {}
    counter(counter const&) = delete;
    counter& operator=(counter const&) = delete;

    /// The errno of the failed opening; 0 if it is open.
    [[nodiscard]] int error() const { return error_; }

    void start() {
        if (fd_ < 0)
            return;
        ioctl(fd_, PERF_EVENT_IOC_RESET, 0);
        ioctl(fd_, PERF_EVENT_IOC_ENABLE, 0);
    }
    void stop() {
        if (fd_ >= 0)
            ioctl(fd_, PERF_EVENT_IOC_DISABLE, 0);
    }

    /// The count from start() to stop(). Where the processor had to share its counters among more events than
    /// it has, the count is scaled up to the whole time; nothing if it never counted.
    [[nodiscard]] std::optional<double> value() const {
        std::array<std::uint64_t, 3> read_back{};
        if (fd_ < 0 || read(fd_, read_back.data(), sizeof read_back) != sizeof read_back)
            return std::nullopt;
        return scaled(read_back[0], read_back[1], read_back[2]);
    }

    /// A count of an event that was enabled for `enabled` ns and really counted for `running` ns of them.
    [[nodiscard]] static std::optional<double> scaled(std::uint64_t count, std::uint64_t enabled,
                                                      std::uint64_t running) {
        if (running == 0)
            return std::nullopt;
        return static_cast<double>(count) * static_cast<double>(enabled) / static_cast<double>(running);
    }

private:
    int fd_ = -1;
    int error_ = 0;
};

} // namespace yieldmark::bench
