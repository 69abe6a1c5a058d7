#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/outputs.hpp"
#include "cli/terminal.hpp"
#include "harness/build_cost/measure.hpp"
#include "harness/build_cost/table.hpp"
#include "harness/system/scratch.hpp"
#include "harness/system/streams.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace yieldmark::cli {

namespace {

struct build_cost_options {
    std::vector<std::string> filters;
    std::string bench = default_bench().string();
    std::string into;
    unsigned rounds = 5;
    bool as_json = false;
    bool as_markdown = false;
    bool quiet = false;
};

void print_json(std::vector<results::build_cost> const& costs, bool complete) {
    auto all = nlohmann::json::array();
    for (auto const& one : costs)
        all.push_back({{"example", one.example},
                       {"technique", one.technique},
                       {"seconds", build_cost::median_seconds(one)},
                       {"compile_seconds", one.compile_seconds},
                       {"preprocessed_lines", one.preprocessed_lines},
                       {"text_bytes", one.text_bytes},
                       {"code_lines", one.code_lines},
                       {"error", one.error}});
    print_as_json({{"builds", all}, {"complete", complete}});
}

void print(build_cost_options const& o, std::vector<results::build_cost> const& costs, bool complete) {
    if (o.as_json)
        return print_json(costs, complete);
    for (auto const& one : costs)
        if (!one.error.empty())
            system::print_error("failed: {}/{}: {}\n", one.example, one.technique, one.error);
    if (o.quiet)
        return;
    system::print_coloured(o.as_markdown ? build_cost::markdown_table(costs)
                                         : build_cost::table(costs, look_of_output()));
    if (!o.into.empty())
        system::print_output("{}; `yieldmark report {}` shows them\n", o.into, o.into);
}

int perform_build_cost(build_cost_options const& o) {
    auto const measured = run::open_bench(o.bench);
    if (!o.into.empty()) { // before hours are spent on it
        auto tried = own_run(o.into);
        build_cost::merge(tried, {}, measured.can_run.toolchain);
    }
    results::case_filter filter(o.filters);
    auto units = build_cost::units_of(measured, filter);
    warn(build_cost::report_idle(filter));
    system::scratch const folder;
    build_cost::build_cost_request const asked{
        .measured = measured, .units = std::move(units), .rounds = o.rounds, .scratch = folder.path()};
    auto const& stop = catch_signals();
    std::vector<results::build_cost> costs;
    {
        auto shown = progress_on_stderr(o.quiet);
        costs = build_cost::measure(asked, shown, stop);
    }
    auto const stopped = stop.load() != 0;
    if (stopped)
        std::erase_if(costs,
                      [](auto const& one) { return one.compile_seconds.empty() && one.error.empty(); });
    if (!o.into.empty())
        put_into(o.into,
                 [&](results::run& run) { build_cost::merge(run, costs, measured.can_run.toolchain); });
    print(o, costs, !stopped);
    if (stopped)
        return exit_code::interrupted;
    return std::ranges::any_of(costs, [](auto const& one) { return !one.error.empty(); })
               ? exit_code::not_measured
               : exit_code::good;
}

} // namespace

subcommand add_build_cost(command_line program) {
    auto o = std::make_shared<build_cost_options>();
    auto const app =
        program.add_subcommand("build-cost", "Compile each technique alone and report what that costs");
    app.add_option("filter", o->filters, "Examples, suites, techniques, or globs over example/technique")
        .shown_as(" ");
    app.add_option("--rounds", o->rounds, "How often each is compiled; the median is reported")
        .within(1U, 1000U)
        .shown_as("N=5");
    app.add_option("--bench", o->bench, "The measured executable, in its build folder").shown_as("PATH");
    app.add_option("--into", o->into, "Results file to add the costs to, for the report").shown_as("FILE");
    app.add_flag("--markdown", o->as_markdown, "Print a Markdown table");
    app.add_flag("--json", o->as_json, "Print JSON");
    app.add_flag("--quiet", o->quiet, "Print failures only");
    app.footer("Each technique takes about a second per round, so everything takes most of an hour.\n"
               "Ctrl-C stops cleanly and keeps the complete rounds.\n\n"
               "Examples:\n"
               "  yieldmark build-cost fibonacci\n"
               "  yieldmark build-cost coroutine --rounds 3\n"
               "  yieldmark build-cost fibonacci 'tree_walk/*' --into out/results.json\n\n"
               "Exit codes: 0 good, 2 wrong usage, 3 something could not be built, 130 interrupted.");
    return {app, [o] { return perform_build_cost(*o); }};
}

} // namespace yieldmark::cli
