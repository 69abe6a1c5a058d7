// A Google Benchmark program of another project, of whose benchmarks it is known what an iteration allocates and executes.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <random>
#include <vector>

namespace {

void block(std::size_t bytes) {
    void* made = std::malloc(bytes);
    benchmark::DoNotOptimize(made);
    std::free(made);
}

void three_blocks(benchmark::State& state) {
    for (auto _ : state) {
        void* all[3];
        for (auto& one : all)
            benchmark::DoNotOptimize(one = std::malloc(100));
        for (auto* one : all)
            std::free(one);
    }
}
BENCHMARK(three_blocks);
BENCHMARK(three_blocks)->Name("four_times")->Iterations(4);
BENCHMARK(three_blocks)->Name("repeated")->Repetitions(5);
BENCHMARK(three_blocks)->Name("summed_up")->Repetitions(5)->ReportAggregatesOnly();

void in_a_pause(benchmark::State& state) {
    for (auto _ : state) {
        state.PauseTiming();
        auto input = std::make_unique<std::vector<char>>(1000);
        benchmark::DoNotOptimize(input->data());
        state.ResumeTiming();
        block(10);
        state.PauseTiming();
        input.reset();
        state.ResumeTiming();
    }
}
BENCHMARK(in_a_pause);

void threads(benchmark::State& state) {
    for (auto _ : state)
        block(50);
}
BENCHMARK(threads)->Threads(2)->UseRealTime();

class with_input : public benchmark::Fixture {
public:
    void SetUp(benchmark::State const&) override { input_.assign(5000, 'x'); }

protected:
    std::vector<char> input_;
};
BENCHMARK_F(with_input, reads)(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(input_[0]);
}

template <int N> void nops(benchmark::State& state) {
    for (auto _ : state)
        asm volatile(".rept %c0\n nop\n .endr" : : "i"(N));
    state.counters["nops"] = N;
}
BENCHMARK_TEMPLATE(nops, 1000);
BENCHMARK_TEMPLATE(nops, 3000);
BENCHMARK_TEMPLATE(nops, 1000)->Name("nops_again")->Repetitions(5);
BENCHMARK_TEMPLATE(nops, 1000)->Name("nops_summed")->Repetitions(5)->ReportAggregatesOnly();

// What it executes depends on where the heap's blocks lie, and on how often it ran.
void sorts_addresses(benchmark::State& state) {
    std::vector<std::unique_ptr<int>> kept;
    for (auto _ : state) {
        std::vector<std::unique_ptr<int>> some;
        for (int i = 0; i < 500; ++i) {
            some.push_back(std::make_unique<int>(i));
            if (i % 7 == 0)
                kept.push_back(std::make_unique<int>(i));
        }
        std::sort(some.begin(), some.end());
        benchmark::DoNotOptimize(some.data());
    }
}
BENCHMARK(sorts_addresses);
BENCHMARK(sorts_addresses)->Name("sorts/with")->UseRealTime()->Threads(1);
BENCHMARK(sorts_addresses)->Name("sorts_for")->MinTime(0.002);

// A seed of chance, as a hash may have.
void by_chance(benchmark::State& state) {
    static unsigned const rounds = 1000 + std::random_device{}() % 500;
    for (auto _ : state)
        for (unsigned i = 0; i < rounds; ++i)
            benchmark::DoNotOptimize(i);
}
BENCHMARK(by_chance);

void skips(benchmark::State& state) {
    state.SkipWithError("no \"data\"");
    for (auto _ : state) {
    }
}
BENCHMARK(skips);

} // namespace

BENCHMARK_MAIN();
