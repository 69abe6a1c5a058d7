// A Google Benchmark program in four versions: `old`; `new`, in which one benchmark does twice the work;
// `renamed`, in which that one has another name besides; `crash`, which is the old one but for one benchmark
// that takes it down. With made_program_more.cpp.

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

void work(benchmark::State& state, std::uint64_t steps) {
    std::uint64_t x = 1;
    for (auto _ : state)
        for (std::uint64_t i = 0; i < steps; ++i) {
            x = x * 6364136223846793005ULL + 1442695040888963407ULL;
            benchmark::DoNotOptimize(x);
        }
}

void same(benchmark::State& state) {
    work(state, static_cast<std::uint64_t>(state.range(0)));
}
BENCHMARK(same)->Name("BM_Same<a, \"b|c\">")->Arg(1000);

void changed(benchmark::State& state) {
#if defined VERSION_new || defined VERSION_renamed
    work(state, 2000);
#elif defined VERSION_crash
    static_cast<void>(state);
    std::abort();
#else
    work(state, 1000);
#endif
}
#ifdef VERSION_renamed
BENCHMARK(changed)->Name("BM_Latter");
#else
BENCHMARK(changed)->Name("BM_Changed");
#endif

} // namespace

int main(int argc, char** argv) {
    std::puts("a program that greets before it measures");
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
}
