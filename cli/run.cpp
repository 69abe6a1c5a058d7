#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/measuring_options.hpp"
#include "cli/outputs.hpp"
#include "cli/shard_options.hpp"
#include "cli/terminal.hpp"
#include "harness/results/clock.hpp"
#include "harness/run/runner.hpp"
#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/progress.hpp"
#include "harness/system/streams.hpp"
#include "harness/text/plain_text.hpp"
#include "harness/text/words.hpp"

#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <utility>

namespace yieldmark::cli {

namespace {

struct run_options {
    run::run_request asked;
    std::vector<std::string> benches;
    std::vector<std::string> metrics = results::pass_ids(results::passes::by_default);
    std::string clock = "own";
    std::string out = "out";
    shard_options shard;
    bool as_json = false;
    bool quiet = false;
};

struct counts {
    std::size_t samples = 0;
    std::size_t failed = 0;
    std::size_t skipped = 0; // by the program itself
};

counts count(results::run const& r) {
    counts c;
    for (auto const& one : r.cases) {
        c.samples += one.samples.size();
        if (results::says_skipped(one.error))
            ++c.skipped;
        else if (!one.error.empty())
            ++c.failed;
    }
    return c;
}

void print_json(run::run_result const& done) {
    auto const c = count(done.run);
    auto failures = nlohmann::json::array();
    for (auto const& f : done.run.failures)
        failures.push_back({{"where", f.where}, {"what", f.what}, {"output", f.output}});
    nlohmann::json const all{{"results", done.file.string()},  {"earlier", done.earlier.string()},
                             {"complete", done.run.complete},  {"plan", done.run.plan},
                             {"cases", done.run.cases.size()}, {"failed_cases", c.failed},
                             {"skipped_cases", c.skipped},     {"samples", c.samples},
                             {"seconds", done.seconds},        {"doubts", done.run.doubts},
                             {"absent", done.run.absent},      {"failures", failures}};
    print_as_json(all);
}

void print_output_of(results::failure const& f) {
    auto const& text = f.output;
    for (std::size_t start = 0; start < text.size();) {
        auto const end = std::min(text.find('\n', start), text.size());
        system::print_output("    {}\n", text::printable(text.substr(start, end - start)));
        start = end + 1;
    }
}

// Without the process that it was in, and with the last of the program's words: those before tell time and load.
std::pair<std::string, std::string> how_it_ended(results::failure const& f) {
    return {f.what.substr(0, f.what.rfind(" (")), system::last_line(f.output)};
}

// Of several that end in the same way the program's words are printed once, and after the first few only the names.
void print_failures(results::run const& r) {
    constexpr std::size_t most = 5;
    constexpr std::size_t most_names = 20;
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> alike;
    for (auto const& f : r.failures) {
        auto& places = alike[how_it_ended(f)];
        places.push_back(f.where);
        if (places.size() <= most)
            system::print_output("failed: {}: {}\n", text::printable(f.where), text::printable(f.what));
        if (places.size() == 1)
            print_output_of(f);
    }
    for (auto const& [how, places] : alike)
        if (places.size() > most) {
            auto const named = std::span(places).subspan(most, std::min(places.size() - most, most_names));
            system::print_output("failed: {} more in the same way ({}): {}{}\n", places.size() - most,
                                 text::printable(how.first),
                                 text::printable(fmt::format("{}", fmt::join(named, ", "))),
                                 places.size() - most > most_names ? ", …" : "");
        }
}

void print_summary(run::run_result const& done) {
    auto const c = count(done.run);
    print_failures(done.run);
    for (auto const& one : done.run.cases)
        if (results::says_skipped(one.error))
            system::print_output("{}: {}\n", text::printable(one.name.text()), text::printable(one.error));
    for (auto const& doubt : done.run.doubts)
        system::print_output("doubtful: {}\n", text::printable(doubt));
    system::print_output("{}, {}, {} failed{}, in {}\n", text::counted(done.run.cases.size(), "case"),
                         text::counted(c.samples, "sample"), text::counted(c.failed, "case"),
                         c.skipped > 0 ? fmt::format(", {} skipped", c.skipped) : "",
                         system::spoken(done.seconds));
    system::print_output("{}\n", done.file.string());
}

// Of what was asked for, why the first metric has no figure.
std::string why_nothing(results::run const& run) {
    for (auto const& [metric, why] : run.absent)
        if (why.find("asked for") == std::string::npos)
            return fmt::format(": {}: {}", metric, why);
    return "";
}

int perform_run(run_options const& o) {
    auto asked = o.asked;
    asked.out = o.out;
    asked.clock = results::clock_named(o.clock);
    asked.passes = {o.metrics.begin(), o.metrics.end()};
    asked.benches.assign(o.benches.begin(), o.benches.end());
    asked.shard = shard_of(o.shard);
    if (asked.benches.empty() && asked.command.empty())
        asked.benches = {default_bench()};
    auto const& stop = catch_signals();
    run::run_result done;
    {
        auto shown = progress_on_stderr(o.quiet);
        done = run::execute_run(asked, shown, stop);
    }
    if (o.as_json)
        print_json(done);
    else if (!o.quiet)
        print_summary(done);
    auto const earlier = done.earlier.empty()
                             ? std::string{}
                             : done.earlier.string() + " is still the finished run from before";
    if (done.stopped) {
        system::print_error(
            "stopped; what was measured is in {}{}. The same command with --resume continues.\n",
            done.file.string(), earlier.empty() ? "" : ", and " + earlier);
        return exit_code::interrupted;
    }
    if (!earlier.empty())
        system::print_error("{}\n", earlier);
    if (done.run.cases.empty() && !done.run.part) {
        system::print_error("yieldmark: nothing was measured{}\n", why_nothing(done.run));
        return exit_code::not_measured;
    }
    return done.run.failures.empty() ? exit_code::good : exit_code::not_measured;
}

void add_selection(command_line app, run_options& o) {
    app.add_option("filter", o.asked.filters, "Globs over case names, or names of examples or suites")
        .shown_as(" ");
    app.add_option("--plan", o.asked.plan, "quick, full, or smoke (each case once)").shown_as("NAME=quick");
    app.add_option("--metrics", o.metrics,
                   "Which of time, heap, resident (memory), instructions (counted under Callgrind) and\n"
                   "counters (of the hardware)")
        .comma_separated()
        .one_of(results::pass_ids(results::passes::any))
        .shown_as(fmt::format("LIST={}", fmt::join(o.metrics, ",")));
    app.add_option("--bench", o.benches,
                   "The measured executable; several (one for each toolchain) take turns")
        .one_each_time()
        .shown_as("PATH");
    add_shard_options(app, o.shard);
    app.add_option("--out", o.out, "Folder for results.json and what a resumed run needs")
        .shown_as("DIR=out");
}

void add_conduct(command_line app, run_options& o) {
    app.add_option("--processes", o.asked.processes, "Timed processes instead of the plan's")
        .within(1U, 10'000U)
        .shown_as("N");
    add_measuring_options(app, o.clock, o.asked.seed, o.asked.stall_limit);
    app.add_flag("--resume", o.asked.resume, "Continue the run that was stopped in DIR");
    app.add_flag("--python", o.asked.python,
                 "Also time each reference.py under CPython: columns cpython_list, cpython_generator\n"
                 "(the quick plan of everything then takes about 2 minutes more)");
    app.add_flag("--json", o.as_json, "Print a summary as JSON");
    app.add_flag("--quiet", o.quiet, "Print failures only");
}

} // namespace

subcommand add_run(command_line program, std::vector<std::string> command) {
    auto o = std::make_shared<run_options>();
    o->asked.command = std::move(command);
    auto const app = program.add_subcommand("run", "Measure, and write results.json");
    add_selection(app, *o);
    add_conduct(app, *o);
    app.footer(
        "After --, name any Google Benchmark program with its flags, to measure it instead of ours.\n"
        "Ctrl-C stops cleanly and keeps what was measured; the same command with --resume continues.\n"
        "A case that crashes, hangs or gives wrong results is reported, and the rest is measured.\n\n"
        "Examples:\n"
        "  yieldmark run\n"
        "  yieldmark run fibonacci '*/coroutine/drain/*' --metrics time\n"
        "  yieldmark run --plan full --out nightly\n"
        "  yieldmark run fibonacci --metrics instructions,heap\n"
        "  yieldmark run fibonacci --python\n"
        "  yieldmark run --bench build/gcc/bin/yieldmark-bench --bench build/clang/bin/yieldmark-bench\n"
        "  yieldmark run --shard 2/8 --balance last/results.json --out part-2\n"
        "  yieldmark run --out theirs -- ./their_benchmark --benchmark_filter=Sort\n\n"
        "Exit codes: 0 good, 2 wrong usage, 3 something could not be measured, 130 interrupted.");
    return {app, [o] { return perform_run(*o); }};
}

} // namespace yieldmark::cli
