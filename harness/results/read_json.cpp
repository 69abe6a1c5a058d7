#include "harness/results/documents.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/results/merge_runs.hpp"
#include "harness/results/read_run.hpp"
#include "harness/results/text_file.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace yieldmark::results {

namespace {

bool is_own(fields const& root) {
    if (!root.has("context"))
        return false;
    auto const context = root.object("context").value().find("yieldmark");
    return context != root.object("context").value().end() && context->is_object();
}

run read_document(json const& document, std::string const& source) {
    fields const root(document, "", source);
    if (!root.has("benchmarks"))
        root.fail("benchmarks", "is missing: this isn't a Google Benchmark result; write one with "
                                "--benchmark_out=FILE --benchmark_out_format=json");
    return is_own(root) ? read_own(root) : read_foreign(root);
}

} // namespace

run read_json(std::string_view text, std::string const& source) {
    auto const found = documents_in(text, source);
    std::vector<run> runs;
    for (auto const& document : found.all)
        runs.push_back(read_document(document, source));
    auto r = runs.size() == 1 ? std::move(runs.front()) : joined(std::move(runs));
    if (found.lines_skipped > 0)
        r.doubts.push_back(fmt::format("{}: {} lines around the JSON, as of a log, were skipped", source,
                                       found.lines_skipped));
    return r;
}

run read_file(std::filesystem::path const& path) {
    return read_json(read_text(path, "give a results file that can be read"), path.string());
}

void read_context(fields const& context, run& r) {
    r.date = context.text("date", "");
    r.benchmark_version = context.text("library_version", "");
    r.library_build = context.text("library_build_type", "");
    r.where.host = context.text("host_name", "");
    r.where.cores = context.count<unsigned>("num_cpus", 0);
    r.where.mhz = context.number("mhz_per_cpu", 0);
    r.where.load = context.numbers("load_avg");
    r.where.cpu_scaling = context.flag("cpu_scaling_enabled", false);
}

} // namespace yieldmark::results
