#include "cli/commands.hpp"
#include "cli/history_parts.hpp"
#include "cli/project_options.hpp"
#include "cli/terminal.hpp"
#include "harness/results/case_filter.hpp"
#include "harness/results/metrics.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"
#include "harness/text/plain_text.hpp"

#include <algorithm>
#include <fmt/ranges.h>
#include <sstream>
#include <utility>
#include <vector>

namespace yieldmark::cli {

void add_store_options(command_line app, store_options& o) {
    app.add_option(
           "--store", o.where,
           "The history: a file, or postgresql://USER@HOST/DATABASE; otherwise $YIELDMARK_STORE, what "
           "yieldmark.toml says, or .yieldmark/history.db")
        .shown_as("WHERE");
    app.add_option("--wait", o.wait, "How long to wait for another process that writes to it")
        .within(0.0, 86'400.0)
        .shown_as("SECONDS=10");
}

void add_filter_options(command_line app, store::series_filter& filter) {
    app.add_option("--metric", filter.metrics,
                   fmt::format("Only these of {}, and counters", fmt::join(results::compared_ids(), ", ")))
        .comma_separated()
        .shown_as("LIST");
    app.add_option("--machine", filter.machine, "Only machines whose fingerprint contains this")
        .shown_as("TEXT");
    app.add_option("--toolchain", filter.toolchain, "Only toolchains whose fingerprint contains this")
        .shown_as("TEXT");
    app.add_flag(
        "--join-machines,--all-machines", filter.join_machines,
        "One series of all machines, as on hosted runners: each point is a ratio that was measured on "
        "one machine");
    app.add_flag("--retired", filter.retired,
                 "Show series of earlier baselines and of a case's earlier contracts too");
}

std::string store_options::place(std::string const& repository) const {
    return where.empty() ? store_of(project_in(repository), where) : where;
}

store::history open_history(store_options const& o, store::access how, std::string const& repository) {
    auto const place = o.place(repository);
    store::history opened(place, how, o.patience());
    if (!opened.backup().empty())
        system::print_error("yieldmark: {} was of an older schema and is migrated; as it was: {}\n", place,
                            opened.backup());
    return opened;
}

store::tell said_on_standard_error() {
    return [](std::string const& said) {
        std::istringstream lines(said);
        std::string indent;
        for (std::string line; std::getline(lines, line); indent = "  ")
            system::print_error("{}{}\n", indent, text::printable(line));
    };
}

void require_metrics(store::history& in, std::vector<std::string> const& metrics, store_options const& o) {
    if (metrics.empty())
        return;
    auto known = in.metrics();
    auto const fits = [&](std::string const& metric) {
        return results::find_metric(metric) != nullptr || std::ranges::find(known, metric) != known.end();
    };
    auto const wrong = std::ranges::find_if_not(metrics, fits);
    if (wrong == metrics.end())
        return;
    for (auto const& id : results::compared_ids())
        if (std::ranges::find(known, id) == known.end())
            known.emplace_back(id);
    throw system::usage_error(
        fmt::format("--metric {}: no such metric, and {} has no counter of that name; known are {}", *wrong,
                    o.place(), fmt::join(known, ", ")));
}

void report_idle(store::history& in, std::vector<std::string> const& patterns, store_options const& o) {
    results::case_filter filter(patterns);
    for (auto const& name : in.cases())
        static_cast<void>(filter.takes(name));
    warn(filter.report_idle("case in " + o.place(), "`yieldmark history list` shows their names"));
}

subcommand add_history(command_line program, std::vector<std::string> arguments) {
    auto const app =
        program.add_subcommand("history", "Track revisions: when did a case change, and by how much");
    app.require_subcommand();
    app.footer("Each revision is kept as the ratio of its duel against a pinned baseline.\n\n"
               "Examples:\n"
               "  yieldmark history add --baseline v1.0 v1.0..main --case fibonacci\n"
               "  yieldmark history list\n"
               "  yieldmark history show fibonacci/coroutine/drain/4096\n"
               "  yieldmark history bisect fibonacci/coroutine/drain/4096 --good v1.0 --bad main\n\n"
               "Exit codes: 0 good, 2 wrong usage or no such history, 3 it can't be read or written, or a "
               "revision can't be measured, 130 interrupted.");
    std::vector const all{add_history_add(app, arguments),
                          add_history_list(app),
                          add_history_show(app),
                          add_history_export(app),
                          add_history_import(app),
                          add_history_prune(app),
                          add_history_bisect(app, std::move(arguments))};
    return {app, [all] {
                for (auto const& one : all)
                    if (one.app.given())
                        return one.run();
                return exit_code::usage;
            }};
}

} // namespace yieldmark::cli
