#include "harness/run/doctor.hpp"
#include "harness/stats/estimate.hpp"

#include <fmt/format.h>

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
    auto const low = stats::quantile(readings, 0.1);
    auto const high = stats::quantile(readings, 0.9);
    auto const spread = (high - low) / low;
    auto const found =
        fmt::format("{} readings of {:.3f} ns a step (10th percentile) to {:.3f} ns (90th): {:.0f} % apart",
                    readings.size(), low, high, 100 * spread);
    if (spread <= 0.05)
        return {"speed", doctor_verdict::ok, found, ""};
    return {"speed", doctor_verdict::doubtful, found, "stop other programs, or expect wide intervals"};
}

} // namespace yieldmark::run
