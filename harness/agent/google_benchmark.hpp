#pragma once
// The functions of Google Benchmark that a program calls through the dynamic linker, as the agent replaces
// them. Declared here and not by <benchmark/benchmark.h>: that header has an initialiser that would make the
// library a part of every process, and differs from version to version where these don't.

#include <cstddef>
#include <cstdint>
#include <string>

namespace benchmark {

class BenchmarkReporter;

[[gnu::visibility("default")]] std::size_t RunSpecifiedBenchmarks();
[[gnu::visibility("default")]] std::size_t RunSpecifiedBenchmarks(std::string filter);
[[gnu::visibility("default")]] std::size_t RunSpecifiedBenchmarks(BenchmarkReporter* display);
[[gnu::visibility("default")]] std::size_t RunSpecifiedBenchmarks(BenchmarkReporter* display,
                                                                  std::string filter);
[[gnu::visibility("default")]] std::size_t RunSpecifiedBenchmarks(BenchmarkReporter* display,
                                                                  BenchmarkReporter* file);
[[gnu::visibility("default")]] std::size_t
RunSpecifiedBenchmarks(BenchmarkReporter* display, BenchmarkReporter* file, std::string filter);

/// The two ends of the measured region, and those of a pause in it.
class State {
public:
    [[gnu::visibility("default")]] void StartKeepRunning();
    [[gnu::visibility("default")]] void FinishKeepRunning();
    [[gnu::visibility("default")]] void PauseTiming();
    [[gnu::visibility("default")]] void ResumeTiming();
};

[[gnu::visibility("default")]] void ClearRegisteredBenchmarks();

namespace internal {

/// A family of benchmarks, as BENCHMARK registers it.
class Benchmark {
public:
    [[gnu::visibility("default")]] Benchmark* Iterations(std::int64_t count);
    [[gnu::visibility("default")]] Benchmark* MinTime(double seconds);
    [[gnu::visibility("default")]] Benchmark* MinWarmUpTime(double seconds);
};

[[gnu::visibility("default")]] Benchmark* RegisterBenchmarkInternal(Benchmark* made);

} // namespace internal

} // namespace benchmark

namespace yieldmark::agent {

/// Runs the benchmarks that fit `filter` (a regular expression) by the library's own function, with these flags
/// ("--benchmark_…=…"). What they measured goes where --benchmark_out says. False if the program's library lacks a
/// function that it takes.
bool run_benchmarks(std::string const& filter, std::string const* flags, std::size_t count);

} // namespace yieldmark::agent
