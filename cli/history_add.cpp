#include "cli/compare_options.hpp"
#include "cli/history_parts.hpp"
#include "cli/interrupt.hpp"
#include "cli/outputs.hpp"
#include "cli/project_options.hpp"
#include "cli/terminal.hpp"
#include "harness/compare/join_parts.hpp"
#include "harness/compare/json.hpp"
#include "harness/compare/run_comparison.hpp"
#include "harness/compare/sides.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/run/bench.hpp"
#include "harness/run/machine.hpp"
#include "harness/store/track.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>

namespace yieldmark::cli {

namespace {

struct history_add_options {
    store_options store;
    compare_options how;
    std::vector<std::string> revisions;
    std::vector<std::string> filters;
    std::string baseline;
    std::string comparison;
    std::string revision;
    bool again = false;
    bool as_json = false;
    bool quiet = false;
};

// What revisions are built with is what this program was built with, as far as it can be asked.
std::string own_toolchain(compare::comparison_request const& asked) {
    if (!asked.build_command.empty())
        return {};
    try {
        return store::fingerprint(run::open_bench(default_bench()).can_run.toolchain);
    } catch (std::runtime_error const&) {
        return {};
    }
}

// What another project's build command makes of the baseline shows its compiler.
std::string toolchain_of(std::string const& baseline, compare::comparison_request const& asked, bool quiet,
                         std::atomic<int> const& stop) {
    try {
        auto shown = progress_on_stderr(quiet);
        auto const opened =
            compare::open_side(compare::name_side("rev:" + baseline, asked), asked, shown, stop);
        return opened && !opened->what.toolchain.compiler.empty() ? store::fingerprint(opened->what.toolchain)
                                                                  : "";
    } catch (system::run_error const&) {
        return {}; // whoever measures says why it can't be built
    }
}

// A series is of one machine: what several have measured is added as what each has.
store::added add_each(std::vector<compare::comparison> const& all, store::history& to,
                      history_add_options const& o) {
    store::added done;
    bool fresh = false;
    for (auto const& one : all) {
        auto const part =
            store::add_comparison(to, one, {.name = o.revision, .baseline = o.baseline, .again = o.again},
                                  o.how.repository, said_on_standard_error());
        done.figures += part.figures;
        done.known += part.known;
        fresh = fresh || !part.twice;
    }
    done.twice = !fresh;
    return done;
}

int add_stored(history_add_options const& o) {
    if (!o.revisions.empty())
        throw system::usage_error(
            "--comparison is measured already; name only its revision, with --revision");
    auto const c = compare::read_file(o.comparison);
    auto to = open_history(o.store, store::access::write, o.how.repository);
    auto const done = add_each(compare::by_machine(c), to, o);
    if (o.as_json)
        system::print_output(
            "{}\n",
            nlohmann::json{{"figures", done.figures}, {"known", done.known}, {"twice", done.twice}}.dump());
    else if (done.twice)
        system::print_output("this comparison is in the history already\n");
    else
        system::print_output(
            "{} figures stored{}\n", done.figures,
            done.known > 0
                ? fmt::format(", {} left out: their revision was measured before; --again stores them",
                              done.known)
                : "");
    return exit_code::good;
}

void print_json(store::tracked const& done) {
    nlohmann::json failed = nlohmann::json::array();
    for (auto const& f : done.failures)
        failed.push_back({{"revision", f.where}, {"what", f.what}});
    print_as_json({{"measured", done.measured},
                   {"skipped", done.skipped},
                   {"failed", failed},
                   {"complete", !done.stopped}});
}

// Beside the history's usual place, and not in a temporary folder, which a runner throws away.
std::string keep_in_file(std::string const& repository, store::measurement const& m) {
    auto const file = std::filesystem::path(repository) / ".yieldmark" /
                      fmt::format("unstored-{}.jsonl", m.of.name.substr(0, 10));
    std::filesystem::create_directories(file.parent_path());
    results::write_file_atomically(file, store::export_of(m));
    return file.lexically_normal().string();
}

std::vector<std::string> revisions_of(history_add_options const& o, bool of_project) {
    if (!o.revisions.empty())
        return o.revisions;
    if (of_project)
        return {"HEAD"};
    throw system::usage_error("nothing to add; name revisions, a range a..b, or --comparison FILE");
}

int measure_all(history_add_options const& o) {
    auto const project = project_in(o.how.repository);
    auto how = request_of(o.how);
    how.filters = o.filters;
    how.measure_unchanged = true; // a series is of figures that were measured
    take_project(project, o.how, how);
    store::track_request what{
        .revisions = revisions_of(o, project.has_value()),
        .baseline = o.baseline.empty() && project ? project->baseline : o.baseline,
        .toolchain = own_toolchain(how),
        .machine = store::fingerprint(run::this_machine()),
        .again = o.again,
        .keep = [&](store::measurement const& m) { return keep_in_file(o.how.repository, m); },
        .how = how};
    auto to = open_history(o.store, store::access::write, o.how.repository);
    auto const& stop = catch_signals();
    if (!how.build_command.empty())
        what.ask_toolchain = [&](std::string const& baseline) {
            return toolchain_of(baseline, how, o.quiet, stop);
        };
    auto const measure = [&](compare::comparison_request const& asked) {
        auto shown = progress_on_stderr(o.quiet);
        return compare::run_comparison(asked, shown, stop);
    };
    auto const done = store::track(to, what, measure, said_on_standard_error());
    if (o.as_json)
        print_json(done);
    else
        system::print_output("{} measured, {} known before, {} failed{}; {}\n", done.measured, done.skipped,
                             done.failures.size(),
                             done.begun > 0 ? fmt::format("; {} series begin", done.begun) : "",
                             o.store.place(o.how.repository));
    if (done.stopped)
        return exit_code::interrupted;
    return done.failures.empty() ? exit_code::good : exit_code::not_measured;
}

int add(history_add_options const& o) {
    if (!o.comparison.empty())
        return add_stored(o);
    if (!o.revision.empty())
        throw system::usage_error(
            "--revision names the new side of --comparison; a revision to measure stands alone");
    return measure_all(o);
}

} // namespace

subcommand add_history_add(command_line history, std::vector<std::string> arguments) {
    auto o = std::make_shared<history_add_options>();
    o->how.asked.arguments = std::move(arguments);
    auto const app = history.add_subcommand("add", "Measure revisions against the baseline, and keep them");
    app.add_option("revisions", o->revisions,
                   "Revisions, or ranges a..b (along first parents); with a yieldmark.toml HEAD, "
                   "if none is named")
        .shown_as(" ");
    app.add_option("--case", o->filters, "Globs over case names, or names of examples or suites")
        .one_each_time()
        .shown_as("GLOB");
    app.add_option("--baseline", o->baseline,
                   "Pin this revision: all ratios are against it from now on. Needed once")
        .shown_as("REVISION");
    app.add_option("--comparison", o->comparison,
                   "Store this comparison.json (of yieldmark compare --out) instead")
        .shown_as("FILE");
    app.add_option("--revision", o->revision,
                   "Which revision the comparison's new side is, if it doesn't say")
        .shown_as("REVISION");
    app.add_flag("--again", o->again,
                 "Measure again what was measured before; both measurements make one point");
    app.add_flag("--json", o->as_json, "Print what was done as JSON");
    app.add_flag("--quiet", o->quiet, "Print what was kept and errors only, a line or two for each revision");
    add_store_options(app, o->store);
    add_compare_options(app, o->how);
    app.footer("A revision that was measured before is skipped, so that a stopped or repeated command "
               "continues.\n\n"
               "Examples:\n"
               "  yieldmark history add --baseline v1.0 HEAD\n"
               "  yieldmark history add v1.0..main --case fibonacci --case '*/coroutine/drain/*'\n"
               "  yieldmark history add --comparison compared/comparison.json\n"
               "  yieldmark history add HEAD --build 'make bench' --executable bench\n"
               "  yieldmark history add HEAD --build 'make bench' --executable bench -- --data=data.txt\n\n"
               "Exit codes: 0 good, 2 wrong usage, 3 a revision could not be built or measured, or the "
               "history can't be "
               "written,\n130 interrupted.");
    return {app, [o] { return add(*o); }};
}

} // namespace yieldmark::cli
