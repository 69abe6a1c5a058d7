#include "cli/gate_outputs.hpp"

#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "cli/terminal.hpp"
#include "harness/compare/json.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"
#include "reports/comparison/gate.hpp"
#include "reports/comparison/gate_exports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace yieldmark::cli {

namespace fs = std::filesystem;

namespace {

constexpr char const* limits_name = ".yieldmark-limits";

using known_project = std::optional<project::project>;

// The project's own hold unless others are named.
gate::limits named_limits(std::string const& named, std::string const& repository, known_project const& p) {
    if (!named.empty())
        return gate::read_limits(named);
    auto const own = project::find_upwards(repository, limits_name);
    if (own && p && p->limits)
        throw system::usage_error(
            fmt::format("{} has limits, and so has {}; keep those in {}: move over what the "
                        "other file says, and remove that",
                        p->limits->source, project::seen_from_here(*own), project::file_name));
    if (own)
        return gate::read_limits(project::seen_from_here(*own));
    return p && p->limits ? *p->limits : gate::built_in_limits();
}

std::vector<output_file> files_of(gate_outputs const& o, gate::gate_result const& done,
                                  gate::limits const& held) {
    return {
        {&o.to.markdown, "--markdown", [&] { return as_comment("gate", report::gate_markdown(done, held)); }},
        {&o.junit, "--junit", [&] { return report::gate_junit(done, held); }},
        {&o.openmetrics, "--openmetrics", [&] { return report::openmetrics(done); }},
        {&o.badge, "--badge", [&] { return report::gate_badge(done); }}};
}

// One output that fails must not take the others with it: the decision is reported before it is an error.
void write_outputs(gate_outputs const& o, gate::gate_result const& done, gate::limits const& held) {
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

} // namespace

void add_limit_options(command_line app, std::string& limits, bool& strict) {
    app.add_option("--limits", limits, "What may change; default: .yieldmark-limits, if it exists")
        .shown_as("FILE");
    app.add_flag("--strict", strict, "Count a case that the new side lacks as a regression, not a warning");
}

void add_gate_outputs(command_line app, gate_outputs& o, char const* out) {
    add_output_options(
        app, o.to,
        {.json = "Print the decision as JSON", .out = out, .every = "Print what is within its limit too"});
    app.add_option("--junit", o.junit, "Write it as JUnit XML, for GitLab and Jenkins").shown_as("FILE");
    app.add_option("--openmetrics", o.openmetrics, "Write the figures as OpenMetrics, for Prometheus")
        .shown_as("FILE");
    app.add_option("--badge", o.badge, "Write it as a badge's endpoint for shields.io").shown_as("FILE");
}

std::vector<named_file> files_of_limits(std::string const& named, std::string const& repository) {
    std::vector<named_file> all;
    if (!named.empty())
        all.push_back({named, "--limits"});
    if (auto const own = project::find_upwards(repository, limits_name))
        all.push_back({*own, "the file of limits"});
    return all;
}

gate::limits limits_of(std::string const& named, std::string const& repository, known_project const& p) {
    auto held = named_limits(named, repository, p);
    if (p) {
        held.ignored = p->ignored;
        if (held.source.empty() && !p->ignored.empty())
            held.source = p->file.filename().string();
    }
    return held;
}

void prepare(gate_outputs const& o, std::vector<named_file> const& inputs) {
    prepare_outputs(o.to, files_of(o, {}, {}), inputs);
}

void prepare_part(gate_outputs const& o) {
    auto const asks_for_more =
        std::ranges::any_of(files_of(o, {}, {}), [](auto const& one) { return !one.file->empty(); });
    if (o.to.as_json || asks_for_more)
        throw system::usage_error(
            "a part decides nothing, so there is nothing to report yet; give --json, --markdown, "
            "--junit, --openmetrics and --badge to 'yieldmark merge'");
    require_part_folder(o.to, gate_part_name, "\"yieldmark_gate_part\"");
}

int report_all(gate_outputs const& o, gate::gate_result const& done, gate::limits const& held) {
    auto const code = gate::exit_code(done.what);
    try {
        write_outputs(o, done, held);
    } catch (std::system_error const& e) {
        system::print_error("yieldmark: {}\n", e.what());
        return code == exit_code::good ? exit_code::not_measured : code;
    }
    return code;
}

} // namespace yieldmark::cli
