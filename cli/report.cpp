#include "reports/report.hpp"
#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "cli/project_options.hpp"
#include "cli/terminal.hpp"
#include "harness/compare/json.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/results/merge_runs.hpp"
#include "harness/store/read_series.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/output_place.hpp"
#include "harness/system/streams.hpp"
#include "reports/figures.hpp"

#include <filesystem>
#include <memory>

namespace yieldmark::cli {

namespace {

// Of a history of many cases over years the page shows some points of each, so that it stays at a few megabytes.
constexpr std::size_t most_points_of_history = 200'000;

namespace fs = std::filesystem;

struct report_options {
    std::vector<std::string> files;
    std::string out;
    std::string comparison;
    std::string history;
    bool table = false;
};

fs::path folder_of(report_options const& o) {
    if (!o.out.empty())
        return o.out;
    auto const& first = !o.files.empty() ? o.files.front() : !o.comparison.empty() ? o.comparison : o.history;
    if (first.find("://") != std::string::npos) // a history on a server
        return ".";
    auto const beside = fs::path(first).parent_path();
    return beside.empty() ? fs::path(".") : beside;
}

// A link from the page to the raw results works only if they are in the same folder.
std::string linked_results(report_options const& o, fs::path const& folder) {
    std::error_code error;
    if (o.files.empty())
        return {};
    auto const file = fs::path(o.files.front());
    auto const beside = fs::equivalent(file.parent_path().empty() ? "." : file.parent_path(), folder, error);
    return o.files.size() == 1 && beside ? file.filename().string() : std::string{};
}

std::string title_of(report_options const& o) {
    if (!o.files.empty())
        return "";
    return o.history.empty()      ? "A comparison"
           : o.comparison.empty() ? "A history"
                                  : "A comparison and a history";
}

report::options beside_the_run(report_options const& o, fs::path const& folder) {
    report::options how{.title = title_of(o), .results_file = linked_results(o, folder)};
    if (!o.comparison.empty())
        how.comparison = compare::read_file(o.comparison);
    if (!o.history.empty())
        how.history = store::read_series(o.history, with_renamed_cases({}), most_points_of_history);
    return how;
}

results::run run_of(report_options const& o) {
    if (o.files.empty() && o.comparison.empty() && o.history.empty())
        throw system::usage_error(
            "there is nothing to report; give results files, --comparison FILE or --history FILE");
    std::vector<results::run> runs;
    for (auto const& file : o.files)
        runs.push_back(results::read_file(file));
    return runs.empty() ? results::run{} : results::joined(std::move(runs));
}

int make_report(report_options const& o) {
    auto const run = run_of(o);
    auto const folder = folder_of(o);
    system::require_folder(folder, "--out");
    require_own(folder / "summary.md", {"## yieldmark", "<!-- yieldmark -->"});
    require_own(folder / "report.html", {"content=\"yieldmark\""});
    auto const how = beside_the_run(o, folder);
    auto const figures = report::compute(run);
    results::write_file_atomically(folder / "summary.md", report::markdown(figures, how));
    // Before anything is printed: who reads may be gone.
    if (report::page_available())
        results::write_file_atomically(folder / "report.html", report::html(figures, how));
    system::print_coloured(report::terminal_summary(figures, look_of_output()));
    if (o.table)
        system::print_coloured(report::terminal_table(figures, look_of_output(), how) + "\n");
    if (report::page_available()) {
        system::print_output("{}\n", fs::absolute(folder / "report.html").lexically_normal().string());
    } else {
        system::print_output("{}\n", fs::absolute(folder / "summary.md").lexically_normal().string());
        system::print_error(
            "This build has no page (it was built without node and npm), so it makes Markdown only.\n");
    }
    return exit_code::good;
}

} // namespace

subcommand add_report(command_line program) {
    auto o = std::make_shared<report_options>();
    auto const app = program.add_subcommand("report", "Make report.html and summary.md from results");
    app.add_option("results", o->files,
                   "Results files, ours or any Google Benchmark JSON; none: of --comparison "
                   "or --history alone")
        .shown_as("FILE...");
    app.add_option("-o,--out", o->out, "Folder for the report; default: that of the first file")
        .shown_as("DIR");
    app.add_option("--comparison", o->comparison,
                   "Show this comparison (comparison.json of yieldmark compare) too")
        .shown_as("FILE");
    app.add_option("--history", o->history, "Show the history of this store (see yieldmark history) too")
        .shown_as("FILE");
    app.add_flag("--table", o->table, "Print the table of all examples too");
    app.footer(
        "Prints what the run found in short, and last the path of the report.\n\n"
        "Examples:\n"
        "  yieldmark report out/results.json\n"
        "  yieldmark report gcc/results.json clang/results.json -o both\n"
        "  yieldmark report --comparison compared/comparison.json\n"
        "  yieldmark report out/results.json --comparison out/comparison.json --history "
        ".yieldmark/history.db\n\n"
        "Exit codes: 0 good, 2 wrong usage or a file that can't be read, 3 the report can't be written");
    return {app, [o] { return make_report(*o); }};
}

} // namespace yieldmark::cli
