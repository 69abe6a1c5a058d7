#include "harness/claims/claims.hpp"
#include "harness/claims/json.hpp"
#include "harness/claims/models.hpp"
#include "harness/cli/commands.hpp"
#include "harness/cli/merge_runs.hpp"
#include "harness/cli/terminal.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/run/errors.hpp"
#include "reports/findings.hpp"

#include <fmt/format.h>

#include <memory>
#include <set>

namespace yieldmark::cli {

namespace {

struct options {
    std::vector<std::string> files;
    bool as_json = false;
    bool costs = false;
};

struct toolchain_models {
    std::string id;
    claims::models fitted;
};

std::vector<toolchain_models> models_of(results::run const& run) {
    std::set<std::uint32_t> toolchains;
    for (auto const& c : run.cases)
        toolchains.insert(c.toolchain);
    std::vector<toolchain_models> all;
    for (auto const t : toolchains)
        all.push_back({t < run.toolchains.size() ? run.toolchains[t].id : std::to_string(t),
                       claims::model_all(claims::evidence(run, t), claims::cpp_roles())});
    return all;
}

void print_json(std::vector<claims::finding> const& findings, std::vector<toolchain_models> const& models) {
    auto all = nlohmann::json{{"findings", nlohmann::json::array()}, {"models", nlohmann::json::object()}};
    for (auto const& f : findings)
        all["findings"].push_back(claims::to_json(f));
    for (auto const& m : models)
        all["models"][m.id] = claims::to_json(m.fitted);
    fmt::print("{}\n", all.dump(1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void print_text(std::vector<claims::finding> const& findings, std::vector<toolchain_models> const& models,
                bool costs) {
    fmt::print("{}", report::findings_text(findings, wants_color(stdout)));
    for (auto const& m : models) {
        for (auto const& sentence : report::model_sentences(m.fitted))
            fmt::print("{}{}\n", models.size() > 1 ? m.id + ": " : "", sentence);
        if (costs)
            fmt::print("\n{}\n", report::model_table(m.fitted));
    }
}

int tell(options const& o) {
    std::vector<results::run> runs;
    for (auto const& file : o.files)
        runs.push_back(results::read_file(file));
    auto const run = merged(std::move(runs));
    auto const findings = claims::answer_all(run);
    if (findings.empty())
        throw run::usage_error(o.files.front() + ": holds no case of the documents' examples, so there is nothing to "
                                                 "answer the claims from; 'yieldmark run' measures them");
    if (o.as_json)
        print_json(findings, models_of(run));
    else
        print_text(findings, models_of(run), o.costs);
    return exit_code::good;
}

} // namespace

subcommand add_claims(CLI::App& program) {
    auto o = std::make_shared<options>();
    o->files = {"out/results.json"};
    auto* app = program.add_subcommand("claims", "Say what the documents' claims come to");
    app->add_option("results", o->files, "Results files of yieldmark run")->option_text("FILE=out/results.json");
    app->add_flag("--costs", o->costs, "Print the cost lines of each technique of each example too");
    app->add_flag("--json", o->as_json, "Print all of it as JSON");
    app->footer("Each claim holds, fails, depends (and on what), or was not measured (with what would measure it).\n\n"
                "Examples:\n"
                "  yieldmark claims\n"
                "  yieldmark claims gcc/results.json clang/results.json --costs");
    return {app, [o] { return tell(*o); }};
}

} // namespace yieldmark::cli
