#include "harness/run/doctor.hpp"
#include "harness/run/machine.hpp"
#include "harness/system/child.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

// The processor and who else uses it.

namespace yieldmark::run {

namespace {

namespace fs = std::filesystem;

fs::path const cpu_folder = "/sys/devices/system/cpu";

bool cpu_flag(std::string const& flag) {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("flags"))
            return (line + " ").find(" " + flag + " ") != std::string::npos;
    return false;
}

// cgroup v2 says "max 100000" or "50000 100000"; v1 has two files. 0: no limit.
double quota_of_cgroup() {
    std::string relative;
    std::ifstream groups("/proc/self/cgroup");
    for (std::string line; std::getline(groups, line);)
        if (line.starts_with("0::"))
            relative = line.substr(3);
    for (auto const& dir : {fs::path("/sys/fs/cgroup" + relative), fs::path("/sys/fs/cgroup")}) {
        std::istringstream text(small_file(dir / "cpu.max"));
        double quota = 0;
        double period = 0;
        if (text >> quota >> period && period > 0)
            return quota / period;
    }
    auto const quota = std::atof(small_file("/sys/fs/cgroup/cpu/cpu.cfs_quota_us").c_str());
    auto const period = std::atof(small_file("/sys/fs/cgroup/cpu/cpu.cfs_period_us").c_str());
    return quota > 0 && period > 0 ? quota / period : 0;
}

} // namespace

doctor_finding look_at_cores() {
    auto const usable = system::allowed_cpus().size();
    auto const found = fmt::format("{} of {} CPUs may be used", usable, std::thread::hardware_concurrency());
    if (usable >= 2)
        return {"cores", doctor_verdict::ok, found, ""};
    return {"cores", doctor_verdict::doubtful,
            found + ", so whatever else runs takes turns with the measured process",
            "measure on a machine with two or more CPUs"};
}

doctor_finding look_at_governor() {
    auto const governor = small_file(cpu_folder / "cpu0/cpufreq/scaling_governor");
    if (governor.empty())
        return {"governor", doctor_verdict::missing, "the system doesn't show its frequency governor",
                "nothing can be done from inside; the speed readings show whether the clock changes"};
    if (governor == "performance")
        return {"governor", doctor_verdict::ok, governor, ""};
    return {"governor", doctor_verdict::doubtful,
            "the frequency governor is " + governor + ": the clock follows the load",
            "cpupower frequency-set --governor performance"};
}

doctor_finding look_at_turbo() {
    auto const no_turbo = small_file(cpu_folder / "intel_pstate/no_turbo");
    auto const boost = small_file(cpu_folder / "cpufreq/boost");
    if (no_turbo.empty() && boost.empty())
        return {"turbo", doctor_verdict::missing, "the system doesn't show whether the clock may be boosted",
                ""};
    if (no_turbo == "0" || boost == "1")
        return {"turbo", doctor_verdict::doubtful,
                "turbo is on: the clock depends on heat and on the neighbours",
                no_turbo == "0" ? "echo 1 > /sys/devices/system/cpu/intel_pstate/no_turbo"
                                : "echo 0 > /sys/devices/system/cpu/cpufreq/boost"};
    return {"turbo", doctor_verdict::ok, "turbo is off", ""};
}

doctor_finding look_at_smt() {
    auto const active = small_file(cpu_folder / "smt/active");
    if (active == "1")
        return {"smt", doctor_verdict::doubtful,
                "two threads share each core (SMT): a busy sibling slows the measured one",
                "echo off > /sys/devices/system/cpu/smt/control"};
    if (active == "0")
        return {"smt", doctor_verdict::ok, "no sibling threads are active", ""};
    return {"smt", doctor_verdict::missing, "the system doesn't show whether cores have sibling threads", ""};
}

doctor_finding look_at_virtual_machine() {
    if (!cpu_flag("hypervisor"))
        return {"virtual machine", doctor_verdict::ok, "none seen", ""};
    return {"virtual machine", doctor_verdict::doubtful,
            "this is a virtual machine: neighbours may take the processor at any moment",
            "look at the intervals; where you must be certain, measure on real hardware"};
}

doctor_finding look_at_load() {
    auto const load = this_machine().load;
    if (load.empty())
        return {"load", doctor_verdict::missing, "the system doesn't show its load", ""};
    auto const found = fmt::format("the load over the last minute was {:.2f}", load.front());
    if (load.front() <= 0.5)
        return {"load", doctor_verdict::ok, found, ""};
    return {"load", doctor_verdict::doubtful, found + ": something else is running",
            "stop it, or wait until it ends"};
}

doctor_finding look_at_cpu_quota() {
    auto const quota = quota_of_cgroup();
    if (quota <= 0)
        return {"CPU quota", doctor_verdict::ok, "none", ""};
    return {
        "CPU quota", doctor_verdict::doubtful,
        fmt::format("the control group is allowed {:.2f} CPUs: a process that uses them up is paused", quota),
        "run outside of this container, or raise its CPU limit"};
}

} // namespace yieldmark::run
