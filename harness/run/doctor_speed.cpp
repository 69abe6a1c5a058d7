#include "harness/run/doctor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

// How evenly the machine runs: a short loop of fixed cycles, read over and over.

namespace yieldmark::run {

namespace {

using clock = std::chrono::steady_clock;

// ns for one step of a chain of dependent additions, over some 20 µs.
double reading_of_speed() {
    constexpr unsigned steps = 50'000;
    std::uint64_t value = 1;
    auto const start = clock::now();
    for (unsigned i = 0; i < steps; ++i) {
        value += i;
        asm volatile("" : "+r"(value)); // each step waits for the one before, and none is folded away
    }
    return std::chrono::duration<double, std::nano>(clock::now() - start).count() / steps;
}

} // namespace

doctor_finding read_speed(double seconds) {
    std::vector<double> readings;
    auto const end = clock::now() + std::chrono::duration<double>(seconds);
    while (readings.size() < 10 || clock::now() < end)
        readings.push_back(reading_of_speed());
    std::ranges::sort(readings);
    auto const at = [&](double share) {
        return readings[static_cast<std::size_t>(share * static_cast<double>(readings.size() - 1))];
    };
    auto const spread = (at(0.9) - at(0.1)) / at(0.1);
    auto const found =
        fmt::format("{} readings of {:.3f} ns a step (10th percentile) to {:.3f} ns (90th): {:.0f} % apart",
                    readings.size(), at(0.1), at(0.9), 100 * spread);
    if (spread <= 0.05)
        return {"speed", doctor_verdict::ok, found, ""};
    return {"speed", doctor_verdict::doubtful, found, "stop what else runs, or expect wide intervals"};
}

} // namespace yieldmark::run
