#include "harness/bench/journal.hpp"

#include "harness/bench/library_versions.hpp"
#include "harness/results/metrics.hpp"
#include "harness/seal/line.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace yieldmark::bench {

namespace {

bool is_left_out(benchmark::BenchmarkReporter::Run const& run) {
    return error_of(run) == not_repeated;
}

} // namespace

journal::journal(std::string const& path) {
    if (path.empty())
        return;
    file_.open(path, std::ios::app);
    if (!file_)
        throw std::runtime_error{path + ": the journal can't be opened for writing"};
}

void journal::line(std::string const& text) {
    if (!file_.is_open())
        return;
    file_ << seal::with_checksum(text) << '\n' << std::flush;
    if (!file_)
        throw std::runtime_error{"the journal can't be written (disk full?)"};
}

void journal::begin(std::string const& name) {
    if (begun_ == name)
        return; // Google Benchmark enters a body several times while it looks for the number of iterations
    begun_ = name;
    line(nlohmann::json{{"begin", name}}.dump());
}

void journal::heap(std::string const& name, heap_figures const& figures) {
    heap_of_ = name;
    heap_ = figures;
}

void journal::result(benchmark::BenchmarkReporter::Run const& run) {
    if (run.run_type != benchmark::BenchmarkReporter::Run::RT_Iteration)
        return;
    nlohmann::json made{{"name", run.benchmark_name()}};
    if (auto const error = error_of(run))
        return failure(run.benchmark_name(), *error);
    auto const iterations = static_cast<double>(run.iterations);
    made["iterations"] = run.iterations;
    made["real_time"] = run.real_accumulated_time * 1e9 / iterations;
    made["cpu_time"] = run.cpu_accumulated_time * 1e9 / iterations;
    made["repetition"] = run.repetition_index;
    for (auto const& [name, counter] : run.counters)
        made["counters"][name] = counter.value;
    if (run.memory_result != nullptr && heap_of_ == run.benchmark_name()) {
        made[results::metric::peak_bytes] = heap_.peak_bytes;
        made[results::metric::allocations] = heap_.allocations;
        made[results::metric::total_bytes] = heap_.total_bytes;
    }
    line(made.dump());
}

void journal::counted(std::string const& name, char const* metric, std::uint64_t value) {
    line(nlohmann::json{{"name", name}, {"iterations", 1}, {"counters", {{metric, value}}}}.dump());
}

void journal::without(std::string const& name, char const* metric, std::string const& why) {
    line(nlohmann::json{{"name", name}, {"without", {{metric, why}}}}.dump());
}

void journal::failure(std::string const& name, std::string const& why) {
    ++failed_;
    line(nlohmann::json{{"name", name}, {"error", why}}.dump());
}

void journal::end() {
    line(nlohmann::json{{"end", true}}.dump());
}

journal_reporter::journal_reporter(journal& into)
    : into_{into}, shown_{benchmark::CreateDefaultDisplayReporter()} {}

bool journal_reporter::ReportContext(Context const& context) {
    shown_->SetOutputStream(&GetOutputStream());
    shown_->SetErrorStream(&GetErrorStream());
    return shown_->ReportContext(context);
}

void journal_reporter::ReportRuns(std::vector<Run> const& report) {
    auto measured = report;
    std::erase_if(measured, is_left_out);
    for (Run const& run : measured)
        into_.result(run);
    shown_->ReportRuns(measured);
}

void journal_reporter::Finalize() {
    shown_->Finalize();
}

} // namespace yieldmark::bench
