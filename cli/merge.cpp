#include "cli/commands.hpp"
#include "cli/comparison_outputs.hpp"
#include "cli/gate_outputs.hpp"
#include "cli/outputs.hpp"
#include "cli/project_options.hpp"
#include "harness/compare/join_parts.hpp"
#include "harness/compare/json.hpp"
#include "harness/gate/part_json.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/results/join_parts.hpp"
#include "harness/results/text_file.hpp"
#include "harness/run/workspace.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"
#include "harness/text/words.hpp"
#include "reports/comparison/gate_exports.hpp"
#include "reports/comparison/markdown.hpp"
#include "reports/comparison/terminal.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

namespace yieldmark::cli {

namespace {

namespace fs = std::filesystem;

constexpr char const* results_name = "results.json";
constexpr char const* comparison_name = "comparison.json";

struct merge_options {
    std::vector<std::string> parts;
    std::string limits;
    std::string repository = ".";
    bool strict = false;
    gate_outputs to;
};

// A part is a file, or the folder that --out named.
fs::path file_of(fs::path const& given) {
    std::error_code ignored;
    if (!fs::is_directory(given, ignored))
        return given;
    std::vector<fs::path> found;
    for (auto const* name : {gate_part_name, comparison_name, results_name})
        if (fs::exists(given / name, ignored))
            found.push_back(given / name);
    if (found.empty())
        throw system::usage_error(
            fmt::format("{} holds neither {}, {} nor {}; give what --shard K/N --out DIR wrote",
                        given.string(), gate_part_name, comparison_name, results_name));
    if (found.size() > 1)
        throw system::usage_error(fmt::format("{} holds both {} and {}; name the file that is the part",
                                              given.string(), found[0].filename().string(),
                                              found[1].filename().string()));
    return found.front();
}

enum class kind { results, comparison, gate };

struct part_text {
    std::string file;
    std::string text;
    kind is = kind::results;
};

kind kind_of(std::string_view text) {
    constexpr std::size_t head = 4096;
    auto const has = [&](std::string_view sign) {
        return text.substr(0, head).find(sign) != std::string_view::npos;
    };
    return has("\"yieldmark_gate_part\"")    ? kind::gate
           : has("\"yieldmark_comparison\"") ? kind::comparison
                                             : kind::results;
}

std::vector<part_text> read_parts(merge_options const& o) {
    std::vector<part_text> all;
    for (auto const& given : o.parts) {
        auto const file = file_of(given);
        auto text = results::read_text(file, "give what was measured with --shard K/N");
        auto const is = kind_of(text);
        all.push_back({file.string(), std::move(text), is});
        if (is != all.front().is)
            throw system::usage_error(fmt::format("{} and {} are of two kinds; merge the parts of runs, of "
                                                  "comparisons or of gates, each by themselves",
                                                  all.front().file, all.back().file));
        std::error_code ignored;
        if (fs::equivalent(file.parent_path().empty() ? "." : file.parent_path(), o.to.to.out, ignored))
            throw system::usage_error(fmt::format("--out {} is the folder of the part {}; give another",
                                                  o.to.to.out, file.string()));
    }
    return all;
}

// What only a gate's parts can be asked.
void refuse_gate_options(merge_options const& o, bool with_openmetrics) {
    for (auto const& [given, option] : {std::pair{!o.limits.empty(), "--limits"},
                                        {o.strict, "--strict"},
                                        {!o.to.junit.empty(), "--junit"},
                                        {!o.to.badge.empty(), "--badge"},
                                        {!with_openmetrics && !o.to.openmetrics.empty(), "--openmetrics"}})
        if (given)
            throw system::usage_error(
                fmt::format("{} is for the parts of a gate (gate --shard); these are none, "
                            "leave it out",
                            option));
}

int merge_runs(merge_options const& o, std::vector<part_text> texts) {
    refuse_gate_options(o, false);
    if (!o.to.to.markdown.empty())
        throw system::usage_error(
            "the Markdown of a run is written by 'yieldmark report'; leave --markdown out");
    std::vector<results::run_of_file> parts;
    for (auto& one : texts) {
        parts.push_back({one.file, results::read_json(one.text, one.file)});
        one.text.clear();
    }
    auto const whole = results::whole_of(std::move(parts));
    run::workspace place(o.to.to.out); // nobody else writes there meanwhile
    place.require_own(true);
    results::write_file_atomically(place.results(), results::write_json(whole));
    if (o.to.to.as_json)
        print_as_json({{"results", place.results().string()},
                       {"parts", texts.size()},
                       {"cases", whole.cases.size()},
                       {"failures", whole.failures.size()}});
    else if (!o.to.to.quiet)
        system::print_output("{} of {}\n{}\n", text::counted(whole.cases.size(), "case"),
                             text::counted(texts.size(), "part"), place.results().string());
    return whole.failures.empty() ? exit_code::good : exit_code::not_measured;
}

std::vector<output_file> files_of(merge_options const& o, compare::comparison const& c) {
    return {{&o.to.to.markdown, "--markdown",
             [&] { return as_comment("compare", report::comparison_markdown(c)); }},
            {&o.to.openmetrics, "--openmetrics", [&] { return report::openmetrics(c); }}};
}

std::vector<named_file> parts_of(std::vector<part_text> const& texts) {
    std::vector<named_file> all;
    all.reserve(texts.size());
    for (auto const& one : texts)
        all.push_back({one.file, "a part"});
    return all;
}

int merge_comparisons(merge_options const& o, std::vector<part_text> const& texts) {
    refuse_gate_options(o, true);
    prepare(o.to, parts_of(texts));
    std::vector<compare::comparison_of_file> parts;
    for (auto const& one : texts)
        parts.push_back({one.file, compare::read_json(one.text, one.file)});
    auto const c = compare::whole_of(std::move(parts));
    renderings const all{
        .json = [&] { return compare::write_json(c); },
        .terminal = [&](text::look how) { return report::comparison_terminal(c, how, o.to.to.every); },
        .files = files_of(o, c)};
    print_one(o.to.to, all);
    static_cast<void>(system::flush_output());
    results::write_file_atomically(fs::path(o.to.to.out) / comparison_name, all.json());
    write_files(all);
    return c.failures.empty() ? exit_code::good : exit_code::not_measured;
}

int merge_gates(merge_options const& o, std::vector<part_text> const& texts) {
    auto inputs = parts_of(texts);
    std::ranges::move(files_of_limits(o.limits, o.repository), std::back_inserter(inputs));
    prepare(o.to, inputs);
    std::vector<gate::part_of_gate> parts;
    for (auto const& one : texts)
        parts.push_back({one.file, gate::read_part(one.text, one.file)});
    gate::gate_request asked{
        .asked = {}, .held = limits_of(o.limits, o.repository, project_in(o.repository)), .strict = o.strict};
    asked.asked.repository = o.repository;
    return report_all(o.to, gate::judge_parts(std::move(parts), asked), asked.held);
}

int perform_merge(merge_options const& o) {
    auto texts = read_parts(o);
    switch (texts.front().is) {
    case kind::results:
        return merge_runs(o, std::move(texts));
    case kind::comparison:
        return merge_comparisons(o, texts);
    case kind::gate:
        return merge_gates(o, texts);
    }
    return exit_code::usage;
}

constexpr char const* merge_footer =
    "A part is a file, or the folder that --out named when it was measured with --shard K/N. The parts must "
    "be all "
    "of\none whole: a missing one is named (exit code 3), and parts of two revisions, plans or seeds are "
    "refused "
    "(2). Times\nof two machines are never divided by each other, and the correction for many tests is made "
    "over all "
    "cases.\n\n"
    "Examples:\n"
    "  yieldmark merge part-*/ --out whole && yieldmark report whole/results.json\n"
    "  yieldmark merge part-1 part-2 part-3 part-4 --out whole --junit gate.xml\n\n"
    "Exit codes: 0 good, 1 a regression (parts of a gate), 2 wrong usage, 3 a part or case is missing, or "
    "something\n"
    "could not be measured.";

} // namespace

subcommand add_merge(command_line program) {
    auto o = std::make_shared<merge_options>();
    o->to.to.out = "merged";
    auto const app =
        program.add_subcommand("merge", "Make one file of the parts that several machines measured");
    app.add_option("part", o->parts, "What run, compare or gate measured with --shard K/N")
        .required()
        .shown_as(" ");
    add_limit_options(app, o->limits, o->strict);
    app.add_option("--repository", o->repository, "The git work tree that limits and revisions belong to")
        .shown_as("DIR=.");
    add_gate_outputs(app, o->to, "Write results.json, comparison.json or gate.json there (merged)");
    app.footer(merge_footer);
    return {app, [o] { return perform_merge(*o); }};
}

} // namespace yieldmark::cli
