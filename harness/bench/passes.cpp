#include "harness/bench/passes.hpp"

#include "harness/bench/counters.hpp"
#include "harness/bench/fresh_thread.hpp"
#include "harness/bench/inject.hpp"
#include "harness/bench/library_versions.hpp"
#include "harness/bench/long_slices.hpp"
#include "harness/bench/oracle.hpp"
#include "harness/bench/processors.hpp"
#include "harness/bench/resident.hpp"
#include "harness/bench/speed.hpp"
#include "harness/probe/client.hpp"
#include "harness/results/metrics.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <ctime>
#include <exception>
#include <optional>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace yieldmark::bench {
namespace {

// Google Benchmark runs a case twice when a manager is there: once timed, once between Start and Stop. Only
// the second is measured, and of it only the region: Google Benchmark allocates between Start and Stop too.
class heap_manager : public one_stop<benchmark::MemoryManager> {
public:
    using one_stop::Stop;
    void Start() override { armed_ = true; }
    void Stop(Result& result) override {
        armed_ = false;
        result.num_allocs = static_cast<std::int64_t>(figures_.allocations);
        result.max_bytes_used = static_cast<std::int64_t>(figures_.peak_bytes);
        result.total_allocated_bytes = static_cast<std::int64_t>(figures_.total_bytes);
    }

    [[nodiscard]] bool armed() const { return armed_; }

    heap_figures measure(bench_case const& one) {
        auto const input = input_of(one);
        in_fresh_thread([&] {
            probe::probe_begin();
            one.runs->once(input.get(), one.size.n);
            auto const end = probe::probe_end();
            figures_ = {end.peak_bytes, end.allocations, end.total_bytes};
        });
        return figures_;
    }

private:
    bool armed_ = false;
    heap_figures figures_;
};

heap_manager& manager() {
    static heap_manager one;
    return one;
}

bool skip_if_wrong(benchmark::State& state, std::optional<std::string> const& wrong) {
    if (wrong)
        state.SkipWithError(wrong->c_str());
    return wrong.has_value();
}

void time_case(benchmark::State& state, bench_case const& one, long_slices& slices) {
    if (slices.are_enough(static_cast<std::uint64_t>(state.max_iterations)))
        return state.SkipWithError(not_repeated);
    if (skip_if_wrong(state, check(one)))
        return;
    auto const input = input_of(one);
    measured_call const call{one, input.get()};
    auto const once = call.once();
    auto const* const argument = call.argument();
    std::size_t const n = one.size.n;
    std::optional<all_processors> wide;
    if (one.of->parallel)
        wide.emplace();
    double const before = speed_reading();
    auto const begin = std::clock();
    for (auto iteration : state) {
        static_cast<void>(iteration);
        once(argument, n);
    }
    slices.took(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    state.counters["speed_before"] = before;
    state.counters["speed_after"] = speed_reading();
    state.counters["items"] = static_cast<double>(items_of(one));
}

void heap_case(benchmark::State& state, bench_case const& one, journal& into) {
    if (skip_if_wrong(state, check(one)))
        return;
    for (auto iteration : state) {
        static_cast<void>(iteration);
        if (manager().armed())
            into.heap(one.name(), manager().measure(one));
    }
}

// The check's own memory must not count, and freed memory often stays resident: so a child does the check.
std::optional<std::string> check_in_child(bench_case const& one) {
    auto const input = input_of(one);
    pid_t const child = fork();
    if (child == 0)
        _exit(check(one) ? 1 : 0);
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child)
        return "check failed: no child process could be started for it";
    if (status != 0)
        return "check failed: run the time pass on this case to see what differs";
    return std::nullopt;
}

// Of this process so far, with all its threads; minor and major ones.
std::uint64_t page_faults() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<std::uint64_t>(used.ru_minflt) + static_cast<std::uint64_t>(used.ru_majflt);
}

void resident_case(benchmark::State& state, bench_case const& one) {
    if (skip_if_wrong(state, check_in_child(one)))
        return;
    auto const input = input_of(one);
    std::uint64_t growth = 0;
    std::uint64_t faults = 0;
    try {
        for (auto iteration : state) {
            static_cast<void>(iteration);
            growth = resident_growth([&] {
                auto const before = page_faults();
                one.runs->once(input.get(), one.size.n);
                faults = page_faults() - before;
            });
        }
    } catch (resident_error const& error) {
        state.SkipWithError(error.what());
    }
    state.counters[results::metric::resident_bytes] = static_cast<double>(growth);
    state.counters[results::metric::page_faults] = static_cast<double>(faults);
}

void counters_case(benchmark::State& state, bench_case const& one) {
    if (skip_if_wrong(state, check(one)))
        return;
    auto const input = input_of(one);
    auto const once = one.runs->once;
    std::size_t const n = one.size.n;
    std::vector<counter> counters(hardware_events.begin(), hardware_events.end());
    std::ranges::for_each(counters, &counter::start);
    for (auto iteration : state) {
        static_cast<void>(iteration);
        once(input.get(), n);
    }
    std::ranges::for_each(counters, &counter::stop);
    for (std::size_t i = 0; i < counters.size(); ++i)
        if (auto const counted = counters[i].value())
            state.counters[hardware_events[i].metric] = *counted / static_cast<double>(state.iterations());
}

void body(benchmark::State& state, bench_case const& one, pass what, journal& into, long_slices& slices) {
    into.begin(one.name());
    try {
        if (what == pass::heap)
            heap_case(state, one, into);
        else if (what == pass::resident)
            resident_case(state, one);
        else if (what == pass::counters)
            counters_case(state, one);
        else
            time_case(state, one, slices);
    } catch (std::exception const& error) {
        state.SkipWithError(error.what());
    }
}

void require_any_counter() {
    std::string why;
    for (auto const& event : hardware_events) {
        counter const tried{event};
        if (tried.error() == 0)
            return;
        if (why.empty())
            why = why_no_counter(tried.error(), "");
    }
    throw std::runtime_error{"the counters pass: " + why};
}

} // namespace

void register_cases(std::vector<bench_case> const& cases, flags const& asked, journal& into) {
    auto const what = asked.what;
    if (what == pass::heap) {
        if (!probe::probe_loaded())
            throw std::runtime_error{
                "the heap pass needs the probe: start with LD_PRELOAD=…/lib/libyieldmark-probe.so"};
        benchmark::RegisterMemoryManager(&manager());
    } else if (what == pass::counters) {
        require_any_counter();
    }
    for (bench_case const& one : cases)
        benchmark::RegisterBenchmark(
            one.name().c_str(),
            [one, what, &into, slices = long_slices(asked.long_slice)](benchmark::State& state) mutable {
                body(state, one, what, into, slices);
            });
}

int check_cases(std::vector<bench_case> const& cases) {
    int wrong = 0;
    for (bench_case const& one : cases) {
        if (auto const text = check(one)) {
            std::fprintf(stderr, "%s: %s\n", one.name().c_str(), text->c_str());
            ++wrong;
        }
    }
    std::printf("%zu cases checked against the oracle, %d wrong\n", cases.size(), wrong);
    return wrong;
}

} // namespace yieldmark::bench
