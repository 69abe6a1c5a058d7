#include "cli/commands.hpp"
#include "cli/compare_options.hpp"
#include "cli/comparison_outputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/outputs.hpp"
#include "cli/project_options.hpp"
#include "cli/shard_options.hpp"
#include "cli/terminal.hpp"
#include "harness/compare/json.hpp"
#include "harness/compare/run_comparison.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/streams.hpp"
#include "reports/comparison/gate_exports.hpp"
#include "reports/comparison/markdown.hpp"
#include "reports/comparison/terminal.hpp"

#include <filesystem>
#include <memory>

namespace yieldmark::cli {

namespace {

namespace fs = std::filesystem;

struct compare_command {
    compare_options how;
    std::string base;
    std::string now;
    std::vector<std::string> filters;
    comparison_outputs to;
    std::string openmetrics;
    shard_options shard;
    bool explain = false;
};

std::vector<output_file> files_of(compare_command const& o, compare::comparison const& c) {
    return {
        {&o.to.markdown, "--markdown", [&] { return as_comment("compare", report::comparison_markdown(c)); }},
        {&o.openmetrics, "--openmetrics", [&] { return report::openmetrics(c); }}};
}

// One output that fails must not take the others with it: what was measured is reported before it is an
// error.
void write_outputs(compare_command const& o, compare::comparison const& c) {
    renderings const all{
        .json = [&] { return compare::write_json(c); },
        .terminal = [&](text::look how) { return report::comparison_terminal(c, how, o.to.every); },
        .files = files_of(o, c)};
    print_one(o.to, all);
    static_cast<void>(system::flush_output());
    if (!o.to.out.empty())
        results::write_file_atomically(fs::path(o.to.out) / "comparison.json", all.json());
    write_files(all);
}

int perform_compare(compare_command const& o) {
    compare::comparison c;
    prepare_outputs(o.to, files_of(o, c), files_of_sides(o.base, o.now));
    auto asked = request_of(o.how);
    asked.shard = shard_of(o.shard);
    if (asked.shard)
        require_part_folder(o.to, "comparison.json", "\"yieldmark_comparison\"");
    asked.base = o.base;
    asked.now = o.now;
    asked.filters = o.filters;
    if (o.explain)
        asked.explain = compare::explained_cases::changed;
    take_project(project_in(o.how.repository), o.how, asked);
    auto const& stop = catch_signals();
    {
        auto shown = progress_on_stderr(o.to.quiet);
        c = compare::run_comparison(asked, shown, stop);
    }
    write_outputs(o, c);
    if (!c.complete) {
        system::print_error(
            "yieldmark: stopped before the end; what was measured so far is reported above{}\n",
            o.to.out.empty() ? "" : " and in " + (fs::path(o.to.out) / "comparison.json").string());
        return exit_code::interrupted;
    }
    return c.failures.empty() ? exit_code::good : exit_code::not_measured;
}

constexpr char const* compare_footer =
    "A side is a git revision (built once, in a cache), a build folder, an executable of any Google "
    "Benchmark\n"
    "project, a results file of yieldmark run or of Google Benchmark, or WORK: what is checked out, built "
    "in\n"
    "place by --build or yieldmark.toml's command, or the build that this program belongs to. rev:NAME is\n"
    "always a revision, ./NAME always a file. Several results files of one side are a pattern in quotes or a "
    "folder.\n"
    "What follows -- is given to the executables of both sides, where these are of other projects.\n"
    "Without filters, of yieldmark's own builds each example's drain at its largest quick size is compared, "
    "in every\n"
    "technique; otherwise all cases.\n"
    "In the table, = stands for the same, and ≈ for a difference that may as well be none.\n\n"
    "Examples:\n"
    "  yieldmark compare main WORK\n"
    "  yieldmark compare HEAD~1 HEAD fibonacci '*/coroutine/*' --out compared\n"
    "  yieldmark compare ./old/bench ./new/bench --markdown comment.md\n"
    "  yieldmark compare ./old/bench ./new/bench -- --data=data.txt\n"
    "  yieldmark compare before.json after.json\n"
    "  yieldmark compare 'before-*.json' 'after-*.json'\n"
    "  yieldmark compare v1.2 HEAD --build 'make bench' --executable bench\n"
    "  yieldmark compare v1.2 HEAD --shard 2/8 --out part-2\n\n"
    "Exit codes: 0 compared (whether or not something changed), 2 wrong usage, 3 something could not be "
    "built "
    "or measured,\n130 interrupted.";

} // namespace

subcommand add_compare(command_line program, std::vector<std::string> arguments) {
    auto o = std::make_shared<compare_command>();
    o->how.asked.arguments = std::move(arguments);
    auto const app = program.add_subcommand("compare", "Compare two revisions, builds, executables or runs");
    app.add_option("base", o->base, "What it was before").required().shown_as(" ");
    app.add_option("new", o->now, "What it is now").required().shown_as(" ");
    app.add_option("filter", o->filters, "Globs over case names, or names of examples or suites")
        .shown_as(" ");
    add_compare_options(app, o->how);
    app.add_flag("--explain", o->explain,
                 "Name the functions that make time or instructions differ (needs valgrind)");
    add_shard_options(app, o->shard);
    add_output_options(app, o->to,
                       {.json = "Print the comparison as JSON",
                        .out = "Write comparison.json there, for report, gate and history",
                        .every = "Print the cases without a difference too"});
    app.add_option("--openmetrics", o->openmetrics, "Write the figures as OpenMetrics, for Prometheus")
        .shown_as("FILE");
    app.footer(compare_footer);
    return {app, [o] { return perform_compare(*o); }};
}

} // namespace yieldmark::cli
