#include "reports/comparison/gate.hpp"
#include "cli/commands.hpp"
#include "cli/compare_options.hpp"
#include "cli/comparison_outputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"
#include "harness/compare/json.hpp"
#include "harness/compare/run_comparison.hpp"
#include "harness/gate/base.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"
#include "reports/comparison/words.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <memory>

namespace yieldmark::cli {

namespace {

namespace fs = std::filesystem;

constexpr char const* limits_name = ".yieldmark-limits";

struct gate_options {
    compare_options how;
    std::string base;
    std::string now; // empty: what stands in its place (now_of)
    std::vector<std::string> filters;
    std::string limits;
    std::string comparison;
    comparison_outputs to;
    bool strict = false;
    bool no_recheck = false;
};

// The project's own file holds unless another one is named.
gate::limits limits_of(gate_options const& o) {
    if (!o.limits.empty())
        return gate::read_limits(o.limits);
    auto const own = fs::path(o.how.repository) / limits_name;
    std::error_code ignored;
    return fs::exists(own, ignored) ? gate::read_limits(own) : gate::built_in_limits();
}

// WORK is yieldmark's own build; another project's is built from what is checked out.
std::string now_of(gate_options const& o) {
    if (!o.now.empty())
        return o.now;
    return o.how.asked.build_command.empty() ? "WORK" : "rev:HEAD";
}

gate::gate_request request_from(gate_options const& o, run::progress& shown) {
    gate::gate_request asked{.asked = request_of(o.how), .held = limits_of(o), .strict = o.strict};
    asked.recheck = !o.no_recheck;
    asked.asked.filters = o.filters;
    asked.asked.base = o.base;
    asked.asked.now = now_of(o);
    if (asked.asked.now != "WORK" && o.now.empty() && o.comparison.empty())
        shown.note("new: HEAD, what is checked out, without what isn't committed");
    if (o.base.empty() && o.comparison.empty()) {
        auto const found = gate::find_base(asked.asked.repository);
        asked.asked.base = "rev:" + found.commit;
        shown.note("base: " + report::short_revision(found.commit) + ", " + found.why);
    }
    return asked;
}

// One output that fails must not take the others with it: the decision is reported before it is an error.
void write_outputs(comparison_outputs const& to, gate::gate_result const& done, gate::limits const& held) {
    renderings const all{
        .json = [&] { return report::gate_json(done, held); },
        .markdown = [&] { return report::gate_markdown(done, held); },
        .terminal = [&](text::look how) { return report::gate_terminal(done, held, how, to.every); }};
    print_one(to, all);
    if (std::getenv("GITHUB_ACTIONS"))
        run::print_text(to.as_json || to.markdown == "-" ? stderr : stdout,
                        report::gate_annotations(done, held));
    static_cast<void>(run::flush_output());
    if (!to.out.empty()) {
        auto const out = fs::path(to.out);
        results::write_file_atomically(out / "comparison.json", compare::write_json(done.first));
        if (done.second)
            results::write_file_atomically(out / "recheck.json", compare::write_json(*done.second));
        results::write_file_atomically(out / "gate.json", all.json());
    }
    write_markdown_file(to, all);
}

// A verdict that couldn't be written down is still the verdict.
int report_all(gate_options const& o, gate::gate_result const& done, gate::limits const& held) {
    auto const code = gate::exit_code(done.what);
    try {
        write_outputs(o.to, done, held);
    } catch (std::system_error const& e) {
        run::print_error("yieldmark: {}\n", e.what());
        return code == exit_code::good ? exit_code::not_measured : code;
    }
    return code;
}

int perform_gate(gate_options const& o) {
    if (!o.comparison.empty() && !o.base.empty())
        throw run::usage_error("--comparison names what is decided about; leave out BASE and NEW");
    prepare_outputs(o.to);
    auto shown = progress_on_stderr(o.to.quiet);
    auto const asked = request_from(o, shown);
    if (!o.comparison.empty())
        return report_all(o, gate::judge(compare::read_file(o.comparison), asked), asked.held);
    auto const& stop = catch_signals();
    auto const take = [&](compare::comparison_request const& what) {
        if (!what.cases.empty())
            shown.note(fmt::format("{} cases are worse than allowed; they are measured again on fresh data",
                                   what.cases.size()));
        return compare::run_comparison(what, shown, stop);
    };
    return report_all(o, gate::run_gate(asked, take), asked.held);
}

constexpr char const* gate_footer =
    "BASE is, without being given, the commit at which this branch left the main branch (on the main branch: "
    "the\ncommit before); NEW is WORK, the build that this program belongs to, or with --build the commit "
    "that is\nchecked out. Both may be whatever 'yieldmark compare' takes.\n"
    "An alarm is measured a second time before it counts; two results files can't be, and are seen once. "
    "Limits and\naccepted changes stand in the file .yieldmark-limits (docs/gate.md).\n\n"
    "Examples:\n"
    "  yieldmark gate\n"
    "  yieldmark gate main WORK fibonacci --limits strict.limits --markdown comment.md\n"
    "  yieldmark gate ./old/bench ./new/bench --metrics time\n"
    "  yieldmark gate --comparison compared/comparison.json\n\n"
    "Exit codes: 0 good, 1 a regression, 2 wrong usage, 3 something could not be measured, 130 interrupted.";

} // namespace

subcommand add_gate(command_line program) {
    auto o = std::make_shared<gate_options>();
    auto const app = program.add_subcommand("gate", "Fail if something became slower or larger than it may");
    app.add_option("base", o->base, "What it was before").shown_as(" ");
    app.add_option("new", o->now, "What it is now").shown_as(" ");
    app.add_option("filter", o->filters, "Globs over case names, or names of examples or suites")
        .shown_as(" ");
    app.add_option("--limits", o->limits, "What may change; without it .yieldmark-limits, if it is there")
        .shown_as("FILE");
    app.add_flag("--strict", o->strict, "A case that the new side lacks is a regression, not a warning");
    app.add_flag("--no-recheck", o->no_recheck, "Let an alarm count without a second measurement");
    app.add_option("--comparison", o->comparison, "Decide about this comparison.json; measure nothing")
        .shown_as("FILE");
    add_compare_options(app, o->how);
    add_output_options(
        app, o->to,
        {.json = "Print the decision as JSON",
         .out = "Write comparison.json, gate.json and, after a second look, recheck.json there",
         .every = "Print what is within its limit too"});
    app.footer(gate_footer);
    return {app, [o] { return perform_gate(*o); }};
}

} // namespace yieldmark::cli
