#include "harness/run/time_choice.hpp"

#include "harness/results/clock.hpp"
#include "harness/results/lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace yieldmark::run {

namespace {

// By the wall clock at least that many times what it is by the processor's, even at its best.
constexpr double waits = 2;

constexpr std::size_t most_named = 3;

} // namespace

double time_by(results::clock by, reading const& one) {
    return by == results::clock::cpu ? one.cpu_time : one.real_time;
}

reading const& least_reading(std::span<reading const> readings, results::clock by) {
    return *std::ranges::min_element(readings, {}, [by](reading const& one) { return time_by(by, one); });
}

void time_choice::note(std::string const& name, bool foreign, std::span<reading const> readings) {
    auto const [at, fresh] = cases_.try_emplace(name);
    auto& one = at->second;
    if (fresh)
        one.least_share = std::numeric_limits<double>::infinity();
    one.foreign = foreign;
    for (auto const& r : readings) {
        one.both = one.both && r.cpu_time > 0;
        if (r.cpu_time > 0)
            one.least_share = std::min(one.least_share, r.real_time / r.cpu_time);
    }
}

bool time_choice::wants_cpu(std::string const& name, seen const& one) const {
    if (asked_ == results::clock::own)
        return one.foreign && results::counted_by(name) == results::clock::cpu;
    return asked_ == results::clock::cpu;
}

results::clock time_choice::clock_of(std::string const& name) const {
    auto const found = cases_.find(name);
    if (found == cases_.end())
        return results::clock::real;
    return found->second.both && wants_cpu(name, found->second) ? results::clock::cpu : results::clock::real;
}

double time_choice::time_of(std::string const& name, reading const& one) const {
    return time_by(clock_of(name), one);
}

std::vector<std::string> time_choice::doubts() const {
    std::vector<std::string> waiting;
    std::vector<std::string> without;
    for (auto const& [name, one] : cases_) {
        if (!wants_cpu(name, one))
            continue;
        if (!one.both)
            without.push_back(name);
        else if (one.least_share >= waits)
            waiting.push_back(name);
    }
    std::vector<std::string> lines;
    if (!waiting.empty())
        lines.push_back(results::some_of(waiting, most_named) +
                        ": the wall-clock time is at least twice the processor's, so either "
                        "they wait, which their time (cpu_time) leaves out, or the machine was very busy; "
                        "--clock real measures the wall clock");
    if (!without.empty())
        lines.push_back(
            results::some_of(without, most_named) +
            ": the processor's time (cpu_time) isn't known, so the wall clock's (real_time) is used");
    return lines;
}

} // namespace yieldmark::run
