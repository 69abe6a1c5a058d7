// An object of its own: linked in another order, the program registers its benchmarks in another order.

#include <benchmark/benchmark.h>

namespace {

void in_one_version(benchmark::State& state) {
    for (auto _ : state)
        for (int i = 0; i < 10; ++i)
            benchmark::DoNotOptimize(i);
}
#ifdef VERSION_new
BENCHMARK(in_one_version)->Name("BM_Added");
#else
BENCHMARK(in_one_version)->Name("BM_Removed");
#endif

} // namespace
