#include "harness/cli/outputs.hpp"

#include "harness/results/google_benchmark.hpp"
#include "harness/run/errors.hpp"
#include "harness/run/workspace.hpp"

namespace yieldmark::cli {

namespace fs = std::filesystem;

void prepare_outputs(bool as_json, std::string const& markdown, std::string const& out) {
    if (as_json && markdown == "-")
        throw run::usage_error("--json and --markdown - both write to the standard output; give one a file");
    std::error_code error;
    if (!out.empty() && !fs::create_directories(out, error) && !fs::is_directory(out))
        throw run::usage_error(out + " can't be made" + (error ? ": " + error.message() : std::string{}) +
                               "; give another folder with --out");
    auto const folder = fs::path(markdown).parent_path();
    if (fs::is_directory(markdown) || (!folder.empty() && !fs::is_directory(folder)))
        throw run::usage_error(markdown + " can't be written; give another file with --markdown");
}

results::run own_run(fs::path const& file) {
    auto run = results::read_file(file);
    if (run.plan.empty())
        throw run::usage_error(file.string() +
                               " was not measured by yieldmark; give a file of `yieldmark run` with --into");
    return run;
}

void put_into(fs::path const& file, std::function<void(results::run&)> const& change) {
    auto const folder = file.parent_path();
    run::workspace const lock(folder.empty() ? fs::path(".") : folder);
    auto run = own_run(file);
    change(run);
    results::write_file_atomically(file, results::write_json(run));
}

} // namespace yieldmark::cli
