#include "reports/comparison/gate.hpp"
#include "cli/commands.hpp"
#include "cli/compare_options.hpp"
#include "cli/comparison_outputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/outputs.hpp"
#include "cli/project_options.hpp"
#include "cli/terminal.hpp"
#include "harness/compare/json.hpp"
#include "harness/compare/run_comparison.hpp"
#include "harness/compare/sides.hpp"
#include "harness/gate/base.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"
#include "reports/comparison/gate_exports.hpp"
#include "reports/comparison/words.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>

namespace yieldmark::cli {

namespace {

namespace fs = std::filesystem;

constexpr char const* limits_name = ".yieldmark-limits";

struct gate_options {
    compare_options how;
    std::string base;
    std::string now; // empty: WORK
    std::vector<std::string> filters;
    std::vector<std::string> more_filters; // without sides before them
    std::string limits;
    std::string comparison;
    comparison_outputs to;
    std::string junit;
    std::string openmetrics;
    std::string badge;
    std::string base_missing = "fail";
    bool strict = false;
    bool no_recheck = false;
    bool explain = false;
    bool no_explain = false;
};

using known_project = std::optional<project::project>;

// The file .yieldmark-limits here, or beside the project file.
std::optional<fs::path> own_limits(gate_options const& o, known_project const& p) {
    std::error_code ignored;
    for (auto const& folder : {fs::path(o.how.repository), p ? p->root : fs::path(o.how.repository)})
        if (auto file = folder / limits_name; fs::exists(file, ignored))
            return file;
    return std::nullopt;
}

// The project's own hold unless others are named.
gate::limits named_limits(gate_options const& o, known_project const& p) {
    if (!o.limits.empty())
        return gate::read_limits(o.limits);
    auto const own = own_limits(o, p);
    if (own && p && p->limits)
        throw system::usage_error(
            fmt::format("{} has limits, and so has {}; keep those in {}: move over what the "
                        "other file says, and remove that",
                        p->limits->source, own->string(), project::file_name));
    if (own)
        return gate::read_limits(*own);
    return p && p->limits ? *p->limits : gate::built_in_limits();
}

gate::limits limits_of(gate_options const& o, known_project const& p) {
    auto held = named_limits(o, p);
    if (p) {
        held.ignored = p->ignored;
        if (held.source.empty() && !p->ignored.empty())
            held.source = p->file.filename().string();
    }
    return held;
}

gate::gate_request request_from(gate_options const& o, known_project const& p) {
    gate::gate_request asked{.asked = request_of(o.how), .held = limits_of(o, p), .strict = o.strict};
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
void name_base(gate_options const& o, known_project const& p, gate::gate_request& asked,
               system::progress& shown) {
    if (o.base.empty()) {
        auto const found = gate::find_base(asked.asked.repository, p ? p->main_branch : "");
        asked.asked.base = "rev:" + found.commit;
        shown.note("base: " + report::short_revision(found.commit) + ", " + found.why);
    }
    require_side(o, asked.asked);
    take_project(p, o.how, asked.asked);
}

std::vector<output_file> files_of(gate_options const& o, gate::gate_result const& done,
                                  gate::limits const& held) {
    return {
        {&o.to.markdown, "--markdown", [&] { return as_comment("gate", report::gate_markdown(done, held)); }},
        {&o.junit, "--junit", [&] { return report::gate_junit(done, held); }},
        {&o.openmetrics, "--openmetrics", [&] { return report::openmetrics(done); }},
        {&o.badge, "--badge", [&] { return report::gate_badge(done); }}};
}

// One output that fails must not take the others with it: the decision is reported before it is an error.
void write_outputs(gate_options const& o, gate::gate_result const& done, gate::limits const& held) {
    renderings const all{
        .json = [&] { return report::gate_json(done, held); },
        .terminal = [&](text::look how) { return report::gate_terminal(done, held, how, o.to.every); },
        .files = files_of(o, done, held)};
    auto const for_programs = print_one(o.to, all);
    if (std::getenv("GITHUB_ACTIONS"))
        system::print_as_it_is(for_programs ? stderr : stdout, report::gate_annotations(done, held));
    static_cast<void>(system::flush_output());
    if (!o.to.out.empty()) {
        auto const out = fs::path(o.to.out);
        results::write_file_atomically(out / "comparison.json", compare::write_json(done.first));
        if (done.second)
            results::write_file_atomically(out / "recheck.json", compare::write_json(*done.second));
        results::write_file_atomically(out / "gate.json", all.json());
    }
    write_files(all);
}

// A verdict that couldn't be written down is still the verdict.
int report_all(gate_options const& o, gate::gate_result const& done, gate::limits const& held) {
    auto const code = gate::exit_code(done.what);
    try {
        write_outputs(o, done, held);
    } catch (std::system_error const& e) {
        system::print_error("yieldmark: {}\n", e.what());
        return code == exit_code::good ? exit_code::not_measured : code;
    }
    return code;
}

int perform_gate(gate_options const& o) {
    if (!o.comparison.empty() && !o.base.empty())
        throw system::usage_error("--comparison already names both sides; leave out BASE and NEW");
    if (!o.comparison.empty() && !o.more_filters.empty())
        throw system::usage_error("--comparison decides about all that it holds; leave out --only");
    prepare_outputs(o.to, files_of(o, {}, {}));
    auto shown = progress_on_stderr(o.to.quiet);
    auto const project = project_in(o.how.repository);
    auto asked = request_from(o, project);
    if (!o.comparison.empty())
        return report_all(o, gate::judge(compare::read_file(o.comparison), asked), asked.held);
    try {
        name_base(o, project, asked, shown);
    } catch (system::usage_error const& e) {
        if (o.base_missing != "warn")
            throw;
        return report_all(o, gate::without_base(e.what()), asked.held);
    }
    auto const& stop = catch_signals();
    auto const take = [&](compare::comparison_request const& what) {
        if (!what.cases.empty())
            shown.note(fmt::format("{} cases are worse than allowed; they are measured again on fresh data",
                                   what.cases.size()));
        return compare::run_comparison(what, shown, stop);
    };
    try {
        return report_all(o, gate::run_gate(asked, take), asked.held);
    } catch (compare::base_unusable const& e) {
        if (o.base_missing == "warn")
            return report_all(o, gate::without_base(e.what()), asked.held);
        throw system::run_error(std::string("the base can't be measured: ") + e.what() +
                                "\nName another BASE, or let such a change pass: --base-missing=warn");
    }
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
    "  yieldmark gate --comparison compared/comparison.json\n\n"
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
    app.add_option("--limits", o->limits, "What may change; default: .yieldmark-limits, if it exists")
        .shown_as("FILE");
    app.add_flag("--strict", o->strict,
                 "Count a case that the new side lacks as a regression, not a warning");
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
    add_output_options(
        app, o->to,
        {.json = "Print the decision as JSON",
         .out = "Write comparison.json, gate.json and, after a second measurement, recheck.json there",
         .every = "Print what is within its limit too"});
    app.add_option("--junit", o->junit, "Write it as JUnit XML, for GitLab and Jenkins").shown_as("FILE");
    app.add_option("--openmetrics", o->openmetrics, "Write the figures as OpenMetrics, for Prometheus")
        .shown_as("FILE");
    app.add_option("--badge", o->badge, "Write it as a badge's endpoint for shields.io").shown_as("FILE");
    app.footer(gate_footer);
    return {app, [o] { return perform_gate(*o); }};
}

} // namespace yieldmark::cli
