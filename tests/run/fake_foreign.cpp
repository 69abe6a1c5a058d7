// A Google Benchmark program that knows nothing of yieldmark. What it shall do wrong stands in FAKE_FOREIGN:
// crash, hang, fail, leave (ends the program well in the middle), early (leaves before its first benchmark),
// late (a bad exit code after the last), never (doesn't hand its flags on), shrink (lists what it then
// doesn't have), json (lists its names as JSON unless the console's format is asked for), folder (goes to
// another folder first), names (has names that can't be shown), slow (has slow benchmarks), gone (has many that end the
// program for one reason).

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <limits>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

bool shall(std::string_view what) {
    auto const* said = std::getenv("FAKE_FOREIGN");
    return said && what == said;
}

template <class A, class B> void pair_of(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(A{});
    state.SetLabel("a label");
    state.counters["time"] = 3;
    state.counters["rate"] = benchmark::Counter(1, benchmark::Counter::kIsRate);
    state.counters["broken"] = std::numeric_limits<double>::quiet_NaN();
}

void steps(benchmark::State& state) {
    for (auto _ : state)
        for (std::int64_t i = 0; i < state.range(0); ++i)
            benchmark::DoNotOptimize(i);
    state.SetComplexityN(state.range(0));
}

void quiet(benchmark::State& state) {
    for (auto _ : state)
        benchmark::ClobberMemory();
}

void wrong(benchmark::State& state) {
    if (shall("fail"))
        state.SkipWithError("no \"data\"\nhere\x1b[31m");
    for (auto _ : state) {
        if (shall("crash")) {
            std::cerr << "about to go down\n";
            std::abort();
        }
        if (shall("leave"))
            std::exit(0);
        while (shall("hang"))
            sleep(1);
    }
}

void slow(benchmark::State& state) {
    for (auto _ : state)
        usleep(100'000);
}

void gone(benchmark::State&) {
    std::cerr << "data/html: No such file\n";
    std::exit(1);
}

BENCHMARK_TEMPLATE(pair_of, int, char)->Threads(2)->UseRealTime();
BENCHMARK(steps)->RangeMultiplier(4)->Range(1, 16)->Complexity(benchmark::oN);
BENCHMARK(quiet)->Repetitions(3)->ReportAggregatesOnly();
BENCHMARK(wrong);

} // namespace

int main(int argc, char** argv) {
    if (shall("folder") && chdir("/") != 0)
        return 6;
    auto const console = [&] {
        for (int i = 1; i < argc; ++i)
            if (std::string_view(argv[i]) == "--benchmark_format=console")
                return true;
        return false;
    };
    if (shall("json") && std::string_view(argv[argc - 1]).starts_with("--benchmark_list_tests") &&
        !console()) {
        std::cout << "{\"benchmarks\": []}\n";
        return 0;
    }
    std::cout << "A line that no one asked for, by " << getpid() << "\nAnd another\nwrong\n";
    if (shall("never"))
        return 0;
    std::string_view const last = argv[argc - 1];
    auto const listing = last.starts_with("--benchmark_list_tests");
    if (shall("early") && !listing) {
        std::cerr << "the data file isn't there\n";
        return 5;
    }
    benchmark::RegisterBenchmark("a \"b\", (c|d)+$", quiet);
    if (!shall("shrink") || listing)
        benchmark::RegisterBenchmark("sometimes", quiet);
    benchmark::RegisterBenchmark("twice", quiet);
    benchmark::RegisterBenchmark("twice", quiet);
    if (shall("names"))
        for (auto const* name : {"gr\xf6\xdf/8", "\x1b[1mbold/16"})
            benchmark::RegisterBenchmark(name, quiet);
    if (shall("gone"))
        for (int i = 0; i < 12; ++i)
            benchmark::RegisterBenchmark(("gone/" + std::to_string(i)).c_str(), gone);
    if (shall("slow"))
        for (auto const* name :
             {"slow/1", "slow/2", "slow/3", "slow/4", "slow/5", "slow/6", "slow/7", "slow/8"})
            benchmark::RegisterBenchmark(name, slow)->Iterations(1);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    return shall("late") && !listing ? 4 : 0;
}
