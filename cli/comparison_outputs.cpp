#include "cli/comparison_outputs.hpp"

#include "cli/terminal.hpp"
#include "harness/compare/sides.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/output_place.hpp"
#include "harness/system/streams.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace yieldmark::cli {

namespace fs = std::filesystem;

namespace {

bool is_printed(output_file const& one) {
    return *one.file == "-";
}

// None of a side that makes no sense: who opens it says why.
std::vector<fs::path> files_named(std::string const& side) {
    try {
        return compare::name_side(side, {}).files;
    } catch (std::runtime_error const&) {
        return {};
    }
}

} // namespace

void add_output_options(command_line app, comparison_outputs& o, output_words const& words) {
    app.add_flag("--json", o.as_json, words.json);
    app.add_option("--markdown", o.markdown, "Write it as Markdown, for a pull request; - prints it")
        .shown_as("FILE");
    app.add_option("--out", o.out, words.out).shown_as("DIR");
    app.add_flag("--every", o.every, words.every);
    app.add_flag("--quiet", o.quiet, "Print nothing but errors");
}

std::vector<named_file> files_of_sides(std::string const& base, std::string const& now) {
    std::vector<named_file> all;
    for (auto const& [given, title] :
         {std::pair{&base, "a file of the base"}, {&now, "a file of the new side"}}) {
        std::error_code ignored;
        bool const is_file = fs::is_regular_file(*given, ignored);
        if (is_file)
            all.push_back({*given, title});
        if (is_file || given->empty() || *given == "WORK")
            continue;
        for (auto const& file : files_named(*given))
            all.push_back({file, title});
    }
    return all;
}

void prepare_outputs(comparison_outputs const& o, std::vector<output_file> const& files,
                     std::vector<named_file> const& inputs) {
    std::vector<std::string> printed;
    if (o.as_json)
        printed.emplace_back("--json");
    for (auto const& one : files)
        if (is_printed(one))
            printed.push_back(std::string(one.option) + " -");
    if (printed.size() > 1)
        throw system::usage_error(
            fmt::format("{} would all write to the standard output; give all but one a file",
                        fmt::join(printed, " and ")));
    auto taken = inputs;
    if (!o.out.empty()) {
        system::require_folder(o.out, "--out");
        for (auto const& [name, sign] : {std::pair{"comparison.json", "\"yieldmark_comparison\""},
                                         {"recheck.json", "\"yieldmark_comparison\""},
                                         {"gate.json", "\"yieldmark_gate\""}}) {
            auto const file = fs::path(o.out) / name;
            require_own(file, {sign});
            require_writable(file, "--out");
            taken.push_back({file, "a file of --out"});
        }
    }
    std::vector<named_file> written;
    for (auto const& one : files) {
        require_writable(*one.file, one.option);
        if (!one.file->empty() && !is_printed(one))
            written.push_back({*one.file, one.option});
    }
    require_apart(written, taken);
}

void require_part_folder(comparison_outputs const& o, char const* name, char const* sign) {
    if (o.out.empty())
        throw system::usage_error(
            "--shard measures a part for 'yieldmark merge'; say with --out DIR where it goes");
    system::require_folder(o.out, "--out");
    require_own(fs::path(o.out) / name, {sign});
    require_writable(fs::path(o.out) / name, "--out");
}

bool print_one(comparison_outputs const& o, renderings const& of) {
    auto const for_programs = o.as_json || std::ranges::any_of(of.files, is_printed);
    if (o.as_json)
        system::print_json(of.json());
    else if (!o.quiet && !for_programs)
        system::print_coloured(of.terminal(look_of_output()));
    for (auto const& one : of.files)
        if (is_printed(one))
            system::print_text(stdout, one.text());
    return for_programs;
}

void write_files(renderings const& of) {
    for (auto const& one : of.files)
        if (!one.file->empty() && !is_printed(one))
            write_markdown(*one.file, one.text());
}

} // namespace yieldmark::cli
