// The experiment that shows how well the duel does on this machine: comparisons of a build with itself,
// without and with seeded slowdowns.

#include "harness/duel/duel.hpp"
#include "harness/duel/layouts.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/run/machine.hpp"
#include "harness/run/steps.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/own_folder.hpp"
#include "harness/system/streams.hpp"
#include "tools/experiment/choice.hpp"
#include "tools/experiment/tally.hpp"
#include "tools/experiment/trials.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <set>
#include <unistd.h>

namespace {

using namespace yieldmark;
namespace fs = std::filesystem;

std::atomic<int> stop{0};

struct options {
    fs::path base;
    fs::path now;
    fs::path out = "out/regressions";
    unsigned nulls = 30;
    unsigned trials = 10; // a level
    std::size_t cases = 60;
    std::vector<double> levels{1, 2, 3, 5, 10};
    std::uint64_t seed = 1;
    double threshold = 2; // percent
    std::vector<fs::path> pool;
    bool report_only = false;
};

std::vector<std::string> read_lines(fs::path const& path) {
    std::vector<std::string> lines;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (!line.empty())
            lines.push_back(line);
    return lines;
}

fs::path duel_program() {
    return system::own_folder() / "yieldmark-duel";
}

// Chosen once and kept: a resumed experiment goes on with the same cases.
std::vector<std::string> chosen_cases(options const& asked, run::bench const& base) {
    auto const path = asked.out / "cases.txt";
    if (fs::exists(path))
        return read_lines(path);
    system::print_output("choosing {} cases\n", asked.cases);
    auto const chosen = experiment::spread(experiment::rough_times(base, duel_program(), asked.out, stop),
                                           asked.cases, asked.seed);
    std::string text;
    for (auto const& name : chosen)
        text += name + "\n";
    if (stop == 0)
        results::write_file_atomically(path, text);
    return chosen;
}

duel::duel_rules rules_of(options const& asked) {
    return {.threshold = asked.threshold / 100};
}

// The trials of all pooled experiments count as those of one.
std::string report_of(options const& asked, std::vector<fs::path> const& folders) {
    std::vector<experiment::measured_trial> all;
    std::set<std::string> cases;
    for (auto const& folder : folders)
        for (auto& one : experiment::read_trials(folder)) {
            for (auto const& [name, pairs] : one.pairs)
                cases.insert(name);
            all.push_back(std::move(one));
        }
    if (all.empty())
        throw system::usage_error("no comparison is stored in " + folders.front().string());
    return fmt::format("{} comparisons, {} cases in all, threshold {:g} %\n\n{}", all.size(), cases.size(),
                       asked.threshold, experiment::table(all, rules_of(asked))) +
           "\n## Shifts where nothing was injected\n\n" + experiment::shifts(all);
}

void report(options const& asked) {
    auto folders = asked.pool;
    if (folders.empty())
        folders.push_back(asked.out);
    auto const text = report_of(asked, folders);
    fs::create_directories(asked.out);
    results::write_file_atomically(asked.out / "regressions.md", text);
    system::print_output("{}\nwritten to {}\n", text.substr(0, text.find("\n## ")),
                         (asked.out / "regressions.md").string());
}

double load_now() {
    auto const load = run::this_machine().load;
    return load.empty() ? 0 : load.front();
}

bool run_trial(options const& asked, experiment::trial const& what, duel::duel_request request,
               system::progress& shown) {
    auto const number = static_cast<std::uint64_t>(what.level * 1000) * 100000 + what.number;
    request.seed = run::derived_seed(asked.seed, number + 1000000007);
    for (auto const& name : what.injected)
        request.inject.push_back({.cases = name, .percent = what.level});
    auto const measured = duel::run_duel(request, shown, stop);
    if (!measured.complete)
        return false;
    experiment::write_trial({.what = what,
                             .seconds = measured.seconds - measured.injection_seconds,
                             .load = load_now(),
                             .pairs = measured.pairs},
                            asked.out / "trials" / (what.name() + ".json"));
    return true;
}

int measure(options const& asked) {
    fs::create_directories(asked.out / "trials");
    auto const base = run::open_bench(asked.base);
    auto now = run::open_bench(asked.now.empty() ? asked.base : asked.now);
    if (asked.now.empty()) // a change to any code moves what comes after it
        now.manifest = duel::moved(*now.manifest);
    auto const cases = chosen_cases(asked, base);
    duel::duel_request const request{.base = base,
                                     .now = now,
                                     .cases = cases,
                                     .rules = rules_of(asked),
                                     .scratch = asked.out / "scratch",
                                     .program = duel_program()};
    auto const all = experiment::make_trials(cases, asked.nulls, asked.trials, asked.levels, asked.seed);
    auto const how = isatty(1) != 0 ? system::progress::mode::terminal : system::progress::mode::quiet;
    system::progress shown(stdout, how, false);
    for (std::size_t i = 0; i < all.size() && stop == 0; ++i) {
        if (fs::exists(asked.out / "trials" / (all[i].name() + ".json")))
            continue;
        system::print_output("trial {} of {}: {}\n", i + 1, all.size(), all[i].name());
        std::fflush(stdout);
        if (!run_trial(asked, all[i], request, shown))
            break;
    }
    report(asked);
    return stop == 0 ? 0 : 130;
}

void add_options(CLI::App& program, options& asked) {
    program.add_option("--base", asked.base, "yieldmark-bench of the base")->required();
    program.add_option("--now", asked.now,
                       "of the new side (default: the same build, with an unused object more)");
    program.add_option("--out", asked.out, "folder of the trials and the table; an experiment there goes on")
        ->capture_default_str();
    program.add_option("--nulls", asked.nulls, "comparisons with nothing injected")->capture_default_str();
    program.add_option("--trials", asked.trials, "comparisons for each level")->capture_default_str();
    program.add_option("--cases", asked.cases, "cases in each")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    program.add_option("--levels", asked.levels, "slowdowns in percent, as 1,2,3")->delimiter(',');
    program.add_option("--seed", asked.seed, "of all that is drawn")->capture_default_str();
    program.add_option("--threshold", asked.threshold, "of the comparisons, in percent")
        ->check(CLI::Range(0.01, 1000.0))
        ->capture_default_str();
    program
        .add_option("--pool", asked.pool,
                    "measure nothing; one table of the trials in these folders, into --out")
        ->delimiter(',');
    program.add_flag("--report-only", asked.report_only, "measure nothing, make the table anew");
}

} // namespace

int main(int argc, char** argv) {
    system::prepare_streams();
    CLI::App program(
        "How often a comparison of equal builds raises a false alarm, and which slowdowns it finds.",
        "yieldmark-experiment");
    options asked;
    add_options(program, asked);
    CLI11_PARSE(program, argc, argv);
    for (int const signal : {SIGINT, SIGTERM})
        std::signal(signal, [](int which) { stop = which; });
    try {
        if (!asked.report_only && asked.pool.empty())
            return measure(asked);
        report(asked);
        return 0;
    } catch (system::usage_error const& e) {
        system::print_error("yieldmark-experiment: {}\n", e.what());
        return 2;
    } catch (std::exception const& e) {
        system::print_error("yieldmark-experiment: {}\n", e.what());
        return 3;
    }
}
