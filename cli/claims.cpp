#include "harness/claims/claims.hpp"
#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "cli/terminal.hpp"
#include "harness/claims/json.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/results/merge_runs.hpp"
#include "harness/run/limited_pass.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/output_place.hpp"
#include "harness/system/streams.hpp"
#include "reports/findings.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace yieldmark::cli {

namespace {

struct claims_options {
    std::vector<std::string> files;
    bool as_json = false;
    bool costs = false;
    bool massive = false;
    std::string bench;
};

using models = std::vector<std::pair<std::size_t, claims::models>>;

std::string name_of(results::run const& run, std::size_t toolchain) {
    return toolchain < run.toolchains.size() ? run.toolchains[toolchain].id : std::to_string(toolchain);
}

void print_json(results::run const& run, std::vector<claims::finding> const& findings, models const& fitted) {
    auto all = nlohmann::json{{"findings", nlohmann::json::array()}, {"models", nlohmann::json::object()}};
    for (auto const& f : findings)
        all["findings"].push_back(claims::to_json(f));
    for (auto const& [toolchain, m] : fitted)
        all["models"][name_of(run, toolchain)] = claims::to_json(m);
    print_as_json(all);
}

void print_text(results::run const& run, std::vector<claims::finding> const& findings, models const& fitted,
                bool costs) {
    system::print_coloured(report::findings_text(findings, look_of_output()));
    for (auto const& [toolchain, m] : fitted) {
        for (auto const& sentence : report::model_sentences(m))
            system::print_output("{}{}\n", fitted.size() > 1 ? name_of(run, toolchain) + ": " : "", sentence);
        if (costs)
            system::print_coloured("\n" + report::model_table(m, look_of_output()) + "\n");
    }
}

// What it finds belongs to the results, so that a report of them shows it too.
void measure_massive(claims_options const& o) {
    if (o.files.size() != 1)
        throw system::usage_error("--massive adds to one results file; give one");
    system::require_writable(o.files.front()); // before minutes are spent on it
    auto run = results::read_file(o.files.front());
    add_limited_pass(run, o.bench.empty() ? default_bench() : std::filesystem::path(o.bench));
    results::write_file_atomically(o.files.front(), results::write_json(run));
}

int answer(claims_options const& o) {
    if (o.massive)
        measure_massive(o);
    std::vector<results::run> runs;
    for (auto const& file : o.files)
        runs.push_back(results::read_file(file));
    auto const run = results::merged(std::move(runs));
    auto const findings = claims::answer_all(run);
    if (findings.empty())
        throw system::usage_error(o.files.front() +
                                  ": has no case of the tutorials' examples, so the claims can't be "
                                  "tested; 'yieldmark run' measures them");
    if (o.as_json)
        print_json(run, findings, report::models_of(run));
    else
        print_text(run, findings, report::models_of(run), o.costs);
    return exit_code::good;
}

} // namespace

subcommand add_claims(command_line program) {
    auto o = std::make_shared<claims_options>();
    o->files = {"out/results.json"};
    auto const app = program.add_subcommand("claims", "Say which of the tutorials' claims hold");
    app.add_option("results", o->files, "Results files of yieldmark run").shown_as("FILE=out/results.json");
    app.add_flag("--costs", o->costs, "Print the cost lines of each technique of each example too");
    app.add_flag("--massive", o->massive,
                 "First read files of 256 MiB in processes limited to 128 MiB, and store in FILE how each "
                 "technique ended");
    app.add_option("--bench", o->bench, "The measured executable, for --massive").shown_as("PATH");
    app.add_flag("--json", o->as_json, "Print all of it as JSON");
    app.footer("Each claim holds, fails, depends (and on what), or was not measured (with the command that "
               "measures it).\n\n"
               "Examples:\n"
               "  yieldmark claims\n"
               "  yieldmark claims gcc/results.json clang/results.json --costs\n"
               "  yieldmark claims out/results.json --massive\n\n"
               "Exit codes: 0 answered, whatever the answers are, 2 wrong usage or a file that can't be "
               "read, 3 --massive "
               "could not\nmeasure.");
    return {app, [o] { return answer(*o); }};
}

} // namespace yieldmark::cli
