#include "harness/run/machine.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string_view>
#include <sys/utsname.h>
#include <thread>
#include <unistd.h>

namespace yieldmark::run {

namespace {

// The value of the first line "key : value" or KEY=value.
std::string value_of(std::filesystem::path const& path, std::string_view key, char separator) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with(key))
            continue;
        auto const at = line.find(separator);
        auto const start = line.find_first_not_of(" \t\"", at == std::string::npos ? at : at + 1);
        if (start != std::string::npos)
            return line.substr(start, line.find_last_not_of(" \t\"") - start + 1);
    }
    return {};
}

std::string system_name() {
    utsname kernel{};
    uname(&kernel);
    auto const distribution = value_of("/etc/os-release", "PRETTY_NAME", '=');
    return fmt::format("{}{}{} {}", distribution, distribution.empty() ? "" : ", ", kernel.sysname,
                       kernel.release);
}

} // namespace

std::string small_file(std::filesystem::path const& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    auto all = text.str();
    while (!all.empty() && (all.back() == '\n' || all.back() == '\0'))
        all.pop_back();
    return all;
}

results::machine this_machine() {
    results::machine m;
    utsname kernel{};
    uname(&kernel);
    m.host = kernel.nodename;
    m.cpu = value_of("/proc/cpuinfo", "model name", ':');
    m.cores = std::thread::hardware_concurrency();
    m.mhz = std::atof(value_of("/proc/cpuinfo", "cpu MHz", ':').c_str());
    m.memory_bytes = 1024 * std::strtoull(value_of("/proc/meminfo", "MemTotal", ':').c_str(), nullptr, 10);
    m.system = system_name();
    double load[3];
    if (int const got = getloadavg(load, 3); got > 0)
        m.load.assign(load, load + got);
    return m;
}

std::string now_iso8601() {
    auto const now = std::time(nullptr);
    auto const text = fmt::format("{:%Y-%m-%dT%H:%M:%S%z}", fmt::localtime(now));
    return text.substr(0, text.size() - 2) + ":" + text.substr(text.size() - 2);
}

} // namespace yieldmark::run
