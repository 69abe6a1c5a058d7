#pragma once
// What a process has measured, written down as it goes: one JSON object a line, each with a checksum and flushed, so
// that a crash loses only the case at hand and names it.

#include <benchmark/benchmark.h>
#include <cstdint>
#include <fstream>
#include <string>

namespace yieldmark::bench {

/// Exact heap figures of one iteration, from the probe.
struct heap_figures {
    std::uint64_t peak_bytes = 0;
    std::uint64_t allocations = 0;
    std::uint64_t total_bytes = 0;
};

/// With which a repetition is skipped (State::SkipWithError) that need not be measured. Nothing is written of it, and
/// the case has not failed.
inline constexpr char const* not_repeated = "not repeated: the slice before took long enough";

class journal {
public:
    /// Appends to `path`; an empty path makes a journal that writes nothing.
    /// Throws std::runtime_error if the file can't be opened.
    explicit journal(std::string const& path);

    void begin(std::string const& name);
    void heap(std::string const& name, heap_figures const& figures);
    void result(benchmark::BenchmarkReporter::Run const& run);
    /// What was measured of a case without Google Benchmark: one value of one call.
    void counted(std::string const& name, char const* metric, std::uint64_t value);
    /// A case that has no `metric`, which isn't a failure, and why.
    void without(std::string const& name, char const* metric, std::string const& why);
    /// A case that failed, and why.
    void failure(std::string const& name, std::string const& why);
    void end();

    /// Cases that ended with an error so far.
    [[nodiscard]] int failed() const { return failed_; }

private:
    void line(std::string const& text);

    std::ofstream file_;
    std::string begun_;
    std::string heap_of_;
    heap_figures heap_;
    int failed_ = 0;
};

/// A display reporter that writes every finished run to `into` and shows it as Google Benchmark's own would.
class journal_reporter : public benchmark::BenchmarkReporter {
public:
    explicit journal_reporter(journal& into);

    bool ReportContext(Context const& context) override;
    void ReportRuns(std::vector<Run> const& report) override;
    void Finalize() override;

private:
    journal& into_;
    benchmark::BenchmarkReporter* shown_; // Google Benchmark's own, which it keeps for good
};

} // namespace yieldmark::bench
