// A Google Benchmark program of another project that does most of what such programs do beside measuring well-behaved
// benchmarks: it prints, goes to another folder, runs its benchmarks twice, and some of them end badly.

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <unistd.h>

namespace {

void work(benchmark::State& state) {
    for (auto _ : state)
        for (int i = 0; i < 1000; ++i)
            benchmark::DoNotOptimize(i);
}
BENCHMARK(work);
BENCHMARK(work)->Name("threads")->Threads(2)->UseRealTime();
BENCHMARK(work)->Name("once")->Iterations(1);
BENCHMARK(work)->Name("repeated")->Repetitions(3);

void pauses(benchmark::State& state) {
    for (auto _ : state) {
        state.PauseTiming();
        state.ResumeTiming();
        for (int i = 0; i < 1000; ++i)
            benchmark::DoNotOptimize(i);
    }
}
BENCHMARK(pauses);

void by_hand(benchmark::State& state) {
    for (auto _ : state)
        state.SetIterationTime(1e-5);
}
BENCHMARK(by_hand)->UseManualTime();

void skips(benchmark::State& state) {
    state.SkipWithError("there is no data");
    for (auto _ : state) {
    }
}
BENCHMARK(skips);

void leaves(benchmark::State& state) {
    for (auto _ : state)
        std::exit(0);
}
BENCHMARK(leaves);

void throws(benchmark::State& state) {
    for (auto _ : state)
        throw std::runtime_error("out of a benchmark");
}
BENCHMARK(throws);

void hangs(benchmark::State& state) {
    for (auto _ : state)
        pause();
}

} // namespace

int main(int argc, char** argv) {
    std::puts("work\nthe line above is a benchmark's name, this one is none");
    if (chdir("/") != 0)
        return 1;
    if (argc > 1 && std::string_view(argv[1]) == "--hang")
        benchmark::RegisterBenchmark("hangs", hangs);
    benchmark::Initialize(&argc, argv);
    benchmark::ConsoleReporter display;
    benchmark::RunSpecifiedBenchmarks(&display);
    benchmark::RunSpecifiedBenchmarks(&display);
    benchmark::Shutdown();
}
