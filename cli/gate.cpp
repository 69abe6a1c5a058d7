#include "cli/commands.hpp"
#include "cli/compare_options.hpp"
#include "cli/gate_outputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/project_options.hpp"
#include "cli/shard_options.hpp"
#include "cli/terminal.hpp"
#include "harness/compare/json.hpp"
#include "harness/compare/run_comparison.hpp"
#include "harness/compare/sides.hpp"
#include "harness/gate/base.hpp"
#include "harness/gate/part_json.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"
#include "harness/text/words.hpp"
#include "reports/comparison/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>

namespace yieldmark::cli {

namespace {

namespace fs = std::filesystem;

struct gate_options {
    compare_options how;
    std::string base;
    std::string now; // empty: WORK
    std::vector<std::string> filters;
    std::vector<std::string> more_filters; // without sides before them
    std::string limits;
    std::string comparison;
    shard_options shard;
    gate_outputs to;
    std::string base_missing = "fail";
    bool strict = false;
    bool no_recheck = false;
    bool explain = false;
    bool no_explain = false;
};

gate::gate_request request_from(gate_options const& o, std::optional<project::project> const& p) {
    gate::gate_request asked{
        .asked = request_of(o.how), .held = limits_of(o.limits, o.how.repository, p), .strict = o.strict};
    asked.asked.shard = shard_of(o.shard);
    asked.recheck = !o.no_recheck;
    using compare::explained_cases;
    asked.asked.explain = o.no_explain ? explained_cases::none
                          : o.explain  ? explained_cases::changed
                                       : explained_cases::worse;
    asked.asked.filters = o.filters;
    asked.asked.filters.insert(asked.asked.filters.end(), o.more_filters.begin(), o.more_filters.end());
    asked.asked.base = o.base;
    asked.asked.now = o.now.empty() ? "WORK" : o.now;
    return asked;
}

// What isn't a side may have been meant for a filter.
void require_side(gate_options const& o, compare::comparison_request const& asked) {
    try {
        static_cast<void>(compare::name_side(asked.base, asked));
    } catch (system::usage_error const& e) {
        if (o.base.empty() || !o.now.empty())
            throw;
        throw system::usage_error(fmt::format("{}; a filter without sides is --only '{}'", e.what(), o.base));
    }
}

// Throws system::usage_error where there is none.
void name_base(gate_options const& o, std::optional<project::project> const& p, gate::gate_request& asked,
               system::progress& shown) {
    if (o.base.empty()) {
        auto const found = gate::find_base(asked.asked.repository, p ? p->main_branch : "");
        asked.asked.base = "rev:" + found.commit;
        shown.note("base: " + report::short_revision(found.commit) + ", " + found.why);
    }
    require_side(o, asked.asked);
    take_project(p, o.how, asked.asked);
}

int keep_part(gate_options const& o, gate::gate_part const& part) {
    auto const file = fs::path(o.to.to.out) / gate_part_name;
    results::write_file_atomically(file, gate::write_json(part));
    if (!o.to.to.quiet) {
        system::print_output(
            "{}; {}\n",
            part.first.part ? run::part_text(*part.first.part) : "there is no base: " + part.no_base,
            part.second ? fmt::format("{} of its cases may be worse than allowed, and were measured "
                                      "twice",
                                      part.second->cases.size())
                        : "none of its cases is worse than allowed");
        system::print_output("{}: 'yieldmark merge' decides about all parts\n", file.string());
    }
    if (!part.first.complete)
        return exit_code::interrupted;
    return part.first.failures.empty() && part.unchecked.empty() ? exit_code::good : exit_code::not_measured;
}

// What comes out where there is no base, or one that won't do, and that shall pass.
int pass_without(gate_options const& o, gate::gate_request const& asked, std::string const& why) {
    auto const none = gate::without_base(why);
    if (asked.asked.shard)
        return keep_part(o,
                         {.first = {}, .second = {}, .recheck = asked.recheck, .no_base = none.what.no_base});
    return report_all(o.to, none, asked.held);
}

int with_base(gate_options const& o, std::optional<project::project> const& p, gate::gate_request& asked,
              system::progress& shown, std::function<int()> const& measure) {
    bool const may_pass = o.base_missing == "warn";
    try {
        name_base(o, p, asked, shown);
    } catch (system::usage_error const& e) {
        if (!may_pass)
            throw;
        return pass_without(o, asked, e.what());
    }
    try {
        return measure();
    } catch (compare::base_unusable const& e) {
        if (may_pass)
            return pass_without(o, asked, e.what());
        throw system::run_error(std::string("the base can't be measured: ") + e.what() +
                                "\nName another BASE, or let such a change pass: --base-missing=warn");
    }
}

std::vector<named_file> inputs_of(gate_options const& o) {
    auto all = files_of_sides(o.base, o.now);
    if (!o.comparison.empty())
        all.push_back({o.comparison, "--comparison"});
    std::ranges::move(files_of_limits(o.limits, o.how.repository), std::back_inserter(all));
    return all;
}

compare::comparison whole_comparison(std::string const& file) {
    auto stored = compare::read_file(file);
    if (stored.part)
        throw system::usage_error(fmt::format("{}: {}, which decides nothing; join the parts with 'yieldmark "
                                              "merge', and give the comparison that it writes",
                                              file, run::part_text(*stored.part)));
    return stored;
}

int perform_gate(gate_options const& o) {
    if (!o.comparison.empty() && !o.base.empty())
        throw system::usage_error("--comparison already names both sides; leave out BASE and NEW");
    if (!o.comparison.empty() && !o.more_filters.empty())
        throw system::usage_error("--comparison decides about all that it holds; leave out --only");
    if (!o.comparison.empty() && !o.shard.shard.empty())
        throw system::usage_error("--comparison is measured already; leave --shard out");
    if (!o.shard.shard.empty())
        prepare_part(o.to);
    else
        prepare(o.to, inputs_of(o));
    auto shown = progress_on_stderr(o.to.to.quiet);
    auto const project = project_in(o.how.repository);
    auto asked = request_from(o, project);
    if (!o.comparison.empty())
        return report_all(o.to, gate::judge(whole_comparison(o.comparison), asked), asked.held);
    auto const& stop = catch_signals();
    auto const take = [&](compare::comparison_request const& what) {
        if (!what.cases.empty())
            shown.note(fmt::format("{} worse than allowed: measured again on fresh data",
                                   text::counted(what.cases.size(), "case")));
        return compare::run_comparison(what, shown, stop);
    };
    return with_base(o, project, asked, shown, [&] {
        if (asked.asked.shard)
            return keep_part(o, gate::measure_part(asked, take));
        return report_all(o.to, gate::run_gate(asked, take), asked.held);
    });
}

constexpr char const* gate_footer =
    "BASE is, without being given, the commit at which this branch left the main branch (on the main branch: "
    "the\ncommit before); NEW is WORK: what is checked out, built in place by --build or yieldmark.toml's "
    "command, or the\nbuild that this program belongs to. Both may be whatever 'yieldmark compare' takes.\n"
    "An alarm is measured a second time before it counts; two results files can't be, and are seen once. "
    "Limits and\naccepted changes stand in the file .yieldmark-limits (docs/gate.md).\n\n"
    "Examples:\n"
    "  yieldmark gate\n"
    "  yieldmark gate --only 'BM_Sort<*>'\n"
    "  yieldmark gate main WORK fibonacci --limits strict.limits --markdown comment.md\n"
    "  yieldmark gate ./old/bench ./new/bench --metrics time\n"
    "  yieldmark gate ./old/bench ./new/bench -- --data=data.txt\n"
    "  yieldmark gate --comparison compared/comparison.json\n"
    "  yieldmark gate --shard 2/8 --out part-2\n\n"
    "Exit codes: 0 good, 1 a regression, 2 wrong usage, 3 something could not be measured, 130 interrupted.";

} // namespace

subcommand add_gate(command_line program, std::vector<std::string> arguments) {
    auto o = std::make_shared<gate_options>();
    o->how.asked.arguments = std::move(arguments);
    auto const app =
        program.add_subcommand("gate", "Fail if something became slower or larger than its limit allows");
    app.add_option("base", o->base, "What it was before").shown_as(" ");
    app.add_option("new", o->now, "What it is now").shown_as(" ");
    app.add_option("filter", o->filters, "Globs over case names, or names of examples or suites")
        .shown_as(" ");
    app.add_option("--only", o->more_filters, "A filter where no sides are given")
        .one_each_time()
        .shown_as("CASE");
    add_limit_options(app, o->limits, o->strict);
    app.add_option("--base-missing", o->base_missing,
                   "Without a base, or with one that can't be built: fail, or warn and exit with 0")
        .one_of({"fail", "warn"})
        .shown_as("WHAT=fail");
    app.add_flag("--no-recheck", o->no_recheck, "Let an alarm count without a second measurement");
    auto const explain = app.add_flag(
        "--explain", o->explain,
        "Name the functions that make the difference, which is done for what alarmed,\nfor all that changed");
    app.add_flag("--no-explain", o->no_explain, "Don't look for them").excludes(explain);
    app.add_option("--comparison", o->comparison, "Decide about this comparison.json; measure nothing")
        .shown_as("FILE");
    add_compare_options(app, o->how);
    add_shard_options(app, o->shard);
    add_gate_outputs(app, o->to,
                     "Write comparison.json, gate.json and, after a second measurement, recheck.json there");
    app.footer(gate_footer);
    return {app, [o] { return perform_gate(*o); }};
}

} // namespace yieldmark::cli
