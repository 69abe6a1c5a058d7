#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "cli/terminal.hpp"
#include "harness/results/lists.hpp"
#include "harness/run/bench.hpp"
#include "harness/run/foreign.hpp"
#include "harness/run/plan.hpp"
#include "harness/system/characters.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"
#include "harness/text/table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

namespace yieldmark::cli {

namespace {

using json = nlohmann::json;

struct list_options {
    std::vector<std::string> command; // another project's program with its flags; empty: one of ours
    std::vector<std::string> filters;
    std::string plan = "full";
    std::string bench = default_bench().string();
    bool as_json = false;
    bool matrix = false;
};

// The examples with only the cases that were asked for; examples that have none are left out.
std::vector<run::listed_example> chosen(list_options const& o, run::inventory const& all) {
    results::case_filter filter(o.filters);
    auto const names = run::matching(all, o.plan, filter);
    warn(run::report_idle(filter, o.plan, o.command));
    std::set<std::string> const wanted(names.begin(), names.end());
    std::vector<run::listed_example> kept;
    for (auto example : all.examples) {
        std::erase_if(example.cases, [&](auto const& one) { return !wanted.contains(one.name); });
        if (!example.cases.empty())
            kept.push_back(std::move(example));
    }
    return kept;
}

json to_json(std::vector<run::listed_example> const& examples) {
    json all = json::array();
    for (auto const& example : examples) {
        json cases = json::array();
        for (auto const& one : example.cases)
            cases.push_back({{"name", one.name},
                             {"scenario", one.scenario},
                             {"n", one.n},
                             {"items", one.items},
                             {"plans", one.plans}});
        all.push_back({{"name", example.info.name},
                       {"suite", example.info.suite},
                       {"documents", example.info.documents},
                       {"asks", example.info.asks},
                       {"techniques", example.techniques},
                       {"unable", example.info.unable},
                       {"cases", cases}});
    }
    return all;
}

std::vector<std::string> all_techniques(std::vector<run::listed_example> const& examples) {
    std::vector<std::string> all;
    for (auto const& example : examples) {
        results::append_new(all, example.techniques);
        for (auto const& [technique, why] : example.info.unable)
            results::append_new(all, technique);
    }
    return all;
}

void print_matrix(std::vector<run::listed_example> const& examples) {
    auto const techniques = all_techniques(examples);
    std::vector<text::column> columns{{"example"}};
    for (auto const& technique : techniques)
        columns.push_back({technique, text::column_kind::word});
    text::table lines(std::move(columns));
    std::vector<std::string> reasons;
    for (auto const& example : examples) {
        std::vector<text::cell> row{example.info.name};
        for (auto const& technique : techniques) {
            std::string mark = std::ranges::count(example.techniques, technique) > 0 ? "x" : "-";
            if (auto const why = example.info.unable.find(technique); why != example.info.unable.end()) {
                reasons.push_back(fmt::format("{}, {}: {}", example.info.name, technique, why->second));
                mark = fmt::format("({})", reasons.size());
            }
            row.emplace_back(mark);
        }
        lines.add(std::move(row));
    }
    system::print_coloured(lines.terminal(look_of_output()));
    for (std::size_t i = 0; i < reasons.size(); ++i)
        system::print_output("{}({}) {}\n", i == 0 ? "\n" : "", i + 1, reasons[i]);
}

int list(list_options const& o) {
    static_cast<void>(run::plan_named(o.plan));
    auto const bench = o.command.empty() ? run::open_bench(o.bench) : run::open_foreign(o.command, 60);
    auto const examples = chosen(o, bench.can_run);
    if (o.as_json)
        print_as_json(to_json(examples));
    else if (o.matrix)
        print_matrix(examples);
    else
        for (auto const& example : examples)
            for (auto const& one : example.cases)
                system::print_output("{}\n", system::printable(one.name));
    return exit_code::good;
}

} // namespace

subcommand add_list(command_line program, std::vector<std::string> command) {
    auto o = std::make_shared<list_options>();
    o->command = std::move(command);
    auto const app = program.add_subcommand("list", "Show the cases that can be measured");
    app.add_option("filter", o->filters, "Globs over case names, or names of examples or suites")
        .shown_as(" ");
    app.add_option("--plan", o->plan, "Only the cases of this plan: quick, full or smoke")
        .shown_as("NAME=full");
    app.add_option("--bench", o->bench, "The measured executable").shown_as("PATH");
    app.add_flag("--json", o->as_json, "Print JSON");
    app.add_flag("--matrix", o->matrix, "Print examples against techniques");
    app.footer("After --, name any Google Benchmark program with its flags, to list its benchmarks.\n\n"
               "Examples:\n"
               "  yieldmark list 'fibonacci/*/drain/*'\n"
               "  yieldmark list sequences --plan quick\n"
               "  yieldmark list --matrix\n"
               "  yieldmark list -- ./their_benchmark\n\n"
               "Exit codes: 0 good, 2 wrong usage, 3 the executable can't be asked.");
    return {app, [o] { return list(*o); }};
}

} // namespace yieldmark::cli
