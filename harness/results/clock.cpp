#include "harness/results/clock.hpp"

#include <algorithm>
#include <stdexcept>

namespace yieldmark::results {

std::vector<std::string> clock_names() {
    return {"own", "cpu", "real"};
}

clock clock_named(std::string const& name) {
    for (auto const one : {clock::own, clock::cpu, clock::real})
        if (to_string(one) == name)
            return one;
    throw std::invalid_argument("there is no clock '" + name + "'; the clocks are own, cpu and real");
}

std::string to_string(clock one) {
    switch (one) {
    case clock::own:
        return "own";
    case clock::cpu:
        return "cpu";
    case clock::real:
        return "real";
    }
    return "";
}

clock counted_by(std::string_view benchmark) {
    while (!benchmark.empty()) {
        auto const end = std::min(benchmark.find('/'), benchmark.size());
        auto const part = benchmark.substr(0, end);
        if (part == "real_time" || part == "manual_time")
            return clock::real;
        benchmark.remove_prefix(std::min(end + 1, benchmark.size()));
    }
    return clock::cpu;
}

bool have_both_times(std::span<sample const> times) {
    return std::ranges::all_of(times, [](sample const& s) { return s.real_time > 0 && s.cpu_time > 0; });
}

void count_by(clock by, std::span<sample> times) {
    for (auto& s : times)
        if (s.real_time > 0 && s.cpu_time > 0)
            s.value = by == clock::cpu ? s.cpu_time : s.real_time;
}

clock clock_of(std::span<sample const> times) {
    auto const by_cpu =
        std::ranges::all_of(times, [](sample const& s) { return s.cpu_time > 0 && s.value == s.cpu_time; });
    return by_cpu && !times.empty() ? clock::cpu : clock::real;
}

} // namespace yieldmark::results
