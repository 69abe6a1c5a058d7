#include "harness/results/google_benchmark.hpp"
#include "harness/results/read_run.hpp"
#include "harness/results/text_file.hpp"

namespace yieldmark::results {

run read_json(std::string_view text, std::string const& source) {
    json const document = parse_json(text, source);
    fields const root(document, "", source);
    if (!root.has("benchmarks"))
        root.fail("benchmarks", "is missing: this isn't a Google Benchmark result; write one with "
                                "--benchmark_out=FILE --benchmark_out_format=json");
    bool const own = root.has("context") && root.object("context").has("yieldmark");
    return own ? read_own(root) : read_foreign(root);
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
