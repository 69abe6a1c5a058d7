#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/outputs.hpp"
#include "cli/terminal.hpp"
#include "harness/profile/record.hpp"
#include "harness/profile/store.hpp"
#include "harness/run/agent.hpp"
#include "harness/run/foreign.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/output_place.hpp"
#include "harness/system/progress.hpp"
#include "harness/system/streams.hpp"
#include "harness/text/plain_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>

namespace yieldmark::cli {

namespace {

namespace fs = std::filesystem;

struct profile_options {
    std::vector<std::string> command; // another project's program with its flags; empty: one of ours
    std::vector<std::string> filters;
    std::string bench = default_bench().string();
    std::string out = "out/profiles";
    std::string into;
    std::string sampler;
    double seconds = 4;
    bool one_each = false;
    bool heap_only = false;
    bool cpu_only = false;
    bool as_json = false;
    bool quiet = false;
};

struct profile_result {
    std::vector<results::profile> profiles;
    std::vector<std::string> files;
    std::string merged_into; // empty: nowhere
    bool interrupted = false;
};

// Another project's program has no function that a sampler knows its measured region by.
void require_callgrind(std::string const& asked) {
    if (asked == "perf")
        throw system::usage_error(
            "perf can't tell where the measured region of another project's program is; leave "
            "--sampler out, Callgrind can");
    if (auto const why = profile::why_no_callgrind(); !why.empty())
        throw system::usage_error(why + ", or give --heap-only");
}

// The sampler that is asked for, or otherwise the first that works here.
profile::sampler chosen_sampler(std::string const& asked) {
    auto const perf = asked == "callgrind" ? std::string{} : profile::why_no_perf();
    if (asked == "perf" || (asked.empty() && perf.empty())) {
        if (!perf.empty())
            throw system::usage_error(perf + ", or give --sampler callgrind");
        return profile::sampler::perf;
    }
    if (auto const callgrind = profile::why_no_callgrind(); !callgrind.empty())
        throw system::usage_error((perf.empty() ? "" : perf + "; ") + callgrind);
    return profile::sampler::callgrind;
}

std::string said_of(results::profile const& one) {
    auto const heap = one.no_heap.empty() ? fmt::format("peak heap {} bytes, {} changes", one.heap.peak_bytes,
                                                        one.heap.events)
                                          : fmt::format("no heap timeline: {}", one.no_heap);
    std::uint64_t weight = 0;
    for (auto const& stack : one.cpu.stacks)
        weight += stack.weight;
    auto const cpu = one.no_cpu.empty() ? fmt::format("{} {} ({})", weight, one.cpu.unit, one.cpu.sampler)
                                        : fmt::format("no CPU profile: {}", one.no_cpu);
    auto text = one.name.text();
    if (one.no_heap != profile::not_asked_for)
        text += "; " + heap;
    if (one.no_cpu != profile::not_asked_for)
        text += "; " + cpu;
    return text::printable(text);
}

bool failed(results::profile const& one) {
    auto const wrong = [](std::string const& why) {
        return !why.empty() && why != profile::not_asked_for && !run::is_limit_of_counting(why);
    };
    return wrong(one.no_heap) || wrong(one.no_cpu);
}

void record_all(profile_options const& o, run::bench const& measured, std::vector<std::string> const& names,
                profile::wishes const& wishes, profile_result& into) {
    auto shown = progress_on_stderr(o.quiet);
    system::stopwatch const watch;
    auto const now = [&](std::size_t done, std::string const& doing) {
        return system::state{.doing = doing,
                             .done = done,
                             .total = names.size(),
                             .seconds_left =
                                 system::seconds_left(watch.seconds(), done, names.size() - done)};
    };
    for (std::size_t i = 0; i < names.size(); ++i) {
        shown.show(now(i, names[i]));
        try {
            into.profiles.push_back(profile::record(measured, names[i], wishes));
            for (auto const& path : profile::write_files(o.out, into.profiles.back()))
                into.files.push_back(path.string());
        } catch (profile::stopped const&) {
            into.interrupted = true;
            return;
        }
        if (failed(into.profiles.back()))
            shown.failure(said_of(into.profiles.back()));
        shown.step_done(now(i + 1, names[i]));
    }
}

// Where the profiles are to go; nothing if no place was given and the usual one doesn't exist.
std::optional<fs::path> results_file(profile_options const& o) {
    if (!o.into.empty())
        return o.into;
    if (!o.command.empty())
        return std::nullopt; // what is in out/ may be another program's
    std::error_code ignored;
    fs::path const usual = "out/results.json";
    return fs::exists(usual, ignored) ? std::optional(usual) : std::nullopt;
}

void keep(profile_result& done, fs::path const& file, results::toolchain const& built_with) {
    put_into(file, [&](results::run& run) { profile::merge(run, done.profiles, built_with); });
    done.merged_into = file.string();
}

void print_json(profile_result const& done) {
    auto cases = nlohmann::json::array();
    for (auto const& one : done.profiles)
        cases.push_back({{"name", one.name.text()},
                         {"peak_bytes", one.heap.peak_bytes},
                         {"no_heap", one.no_heap},
                         {"sampler", one.cpu.sampler},
                         {"no_cpu", one.no_cpu}});
    nlohmann::json const all{{"cases", cases},
                             {"files", done.files},
                             {"results", done.merged_into},
                             {"complete", !done.interrupted}};
    print_as_json(all);
}

void print_plain(profile_options const& o, profile_result const& done) {
    for (auto const& one : done.profiles)
        system::print_output("{}\n", said_of(one));
    if (!done.files.empty())
        system::print_output("{} files for flamegraph.pl and speedscope are in {}\n", done.files.size(),
                             o.out);
    if (!done.merged_into.empty())
        system::print_output("in {}; `yieldmark report {}` draws them\n", done.merged_into, done.merged_into);
    else if (!done.profiles.empty())
        system::print_output("{}name a results file with --into to see them in the report.\n",
                             o.command.empty() ? "There is no out/results.json to add them to; "
                                               : "They are in no results file; ");
}

run::bench opened(profile_options const& o) {
    if (o.command.empty()) {
        if (o.filters.empty())
            throw system::usage_error(
                "name the cases, as in `yieldmark profile 'fibonacci/*/drain/4096'`, or after -- "
                "another project's program");
        return run::open_bench(o.bench);
    }
    auto theirs = run::open_foreign(o.command, 60);
    if (!theirs.why_no_agent.empty())
        throw system::usage_error(theirs.executable.string() + ": " + theirs.why_no_agent);
    return theirs;
}

std::vector<std::string> names_of(profile_options const& o, run::bench const& measured,
                                  results::case_filter& filter) {
    auto names = o.one_each ? run::matching(measured.can_run, "quick", filter) : std::vector<std::string>{};
    if (names.empty()) // also where only the full plan has such a case
        names = run::matching(measured.can_run, "full", filter);
    warn(run::report_idle(filter, "full", o.command));
    return o.one_each ? run::largest_of_each(measured.can_run, names) : names;
}

// The text of folded stacks has no sign of its own: it is ours if the file that is written with it is there.
void require_own_files(profile::profile_files const& files) {
    require_own(files.speedscope, {"\"exporter\":\"yieldmark\""});
    std::error_code ignored;
    if (!fs::exists(files.speedscope, ignored))
        require_own(files.folded, {});
}

int perform_profile(profile_options const& o) {
    auto const measured = opened(o);
    results::case_filter filter(o.filters);
    auto const names = names_of(o, measured, filter);
    auto const file = results_file(o);
    if (file)
        static_cast<void>(own_run(*file));
    profile::wishes wishes{.heap = !o.cpu_only, .cpu = !o.heap_only, .seconds = o.seconds};
    if (wishes.cpu && measured.is_foreign()) {
        require_callgrind(o.sampler);
        wishes.with = profile::sampler::callgrind;
    } else if (wishes.cpu) {
        wishes.with = chosen_sampler(o.sampler);
    }
    if (wishes.cpu) {
        system::require_folder(o.out, "--out");
        for (auto const& name : names)
            require_own_files(profile::files_of(o.out, results::parse_case_name(name)));
    }
    wishes.stop = &catch_signals();
    profile_result done;
    std::exception_ptr wrong;
    try {
        record_all(o, measured, names, wishes, done);
    } catch (...) {
        wrong = std::current_exception(); // what was recorded before it is kept
    }
    if (file && !done.profiles.empty())
        keep(done, *file, measured.can_run.toolchain);
    if (wrong)
        std::rethrow_exception(wrong);
    if (o.as_json)
        print_json(done);
    else if (!o.quiet)
        print_plain(o, done);
    if (done.interrupted)
        return exit_code::interrupted;
    return std::ranges::any_of(done.profiles, failed) ? exit_code::not_measured : exit_code::good;
}

void add_options(command_line app, profile_options& o) {
    app.add_option("filter", o.filters, "Globs over case names, or names of examples or suites")
        .shown_as("CASE...");
    app.add_option("--bench", o.bench, "The measured executable").shown_as("PATH");
    app.add_option("--out", o.out, "Folder for CASE.folded and CASE.speedscope.json")
        .shown_as("DIR=out/profiles");
    app.add_option("--into", o.into, "Results file to add the profiles to, for the report")
        .shown_as("FILE=out/results.json");
    app.add_flag("--one-each", o.one_each,
                 "Of each technique of an example only one case: of its first scenario, at the\n"
                 "largest n of the quick plan");
    auto const heap = app.add_flag("--heap-only", o.heap_only, "Only the heap timeline");
    app.add_flag("--cpu-only", o.cpu_only, "Only the CPU profile").excludes(heap);
    app.add_option("--sampler", o.sampler,
                   "perf (samples by a clock) or callgrind (every instruction of one\n"
                   "iteration); default: perf where it works")
        .one_of({"perf", "callgrind"})
        .shown_as("NAME");
    app.add_option("--seconds", o.seconds, "How long perf watches each case")
        .within(0.1, 600.0)
        .shown_as("S=4");
    app.add_flag("--json", o.as_json, "Print a summary as JSON");
    app.add_flag("--quiet", o.quiet, "Print failures only");
}

} // namespace

subcommand add_profile(command_line program, std::vector<std::string> command) {
    auto o = std::make_shared<profile_options>();
    o->command = std::move(command);
    auto const app = program.add_subcommand("profile", "Record heap timelines and CPU flame graphs of cases");
    add_options(app, *o);
    app.footer(
        "After --, name any Google Benchmark program with its flags; Callgrind then counts where its "
        "instructions\n"
        "go.\n\n"
        "Examples:\n"
        "  yieldmark profile 'fibonacci/*/drain/4096'\n"
        "  yieldmark profile read_lines/coroutine/drain/4096 --heap-only\n"
        "  yieldmark profile 'tree_walk/*/drain/4096' --sampler callgrind --into nightly/results.json\n"
        "  yieldmark profile '*' --one-each --heap-only\n"
        "  yieldmark profile BM_Sort -- ./their_benchmark\n\n"
        "Exit codes: 0 good, 2 wrong usage, 3 something could not be recorded, 130 interrupted (what was\n"
        "recorded so far is kept).");
    return {app, [o] { return perform_profile(*o); }};
}

} // namespace yieldmark::cli
