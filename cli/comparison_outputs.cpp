#include "cli/comparison_outputs.hpp"

#include "cli/outputs.hpp"
#include "cli/terminal.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace yieldmark::cli {

namespace fs = std::filesystem;

void add_output_options(command_line app, comparison_outputs& o, output_words const& words) {
    app.add_flag("--json", o.as_json, words.json);
    app.add_option("--markdown", o.markdown, "Write it as Markdown, for a pull request; - prints it")
        .shown_as("FILE");
    app.add_option("--out", o.out, words.out).shown_as("DIR");
    app.add_flag("--every", o.every, words.every);
    app.add_flag("--quiet", o.quiet, "Print nothing but errors");
}

void prepare_outputs(comparison_outputs const& o) {
    if (o.as_json && o.markdown == "-")
        throw system::usage_error(
            "--json and --markdown - both write to the standard output; give one a file");
    std::error_code error;
    if (!o.out.empty() && !fs::create_directories(o.out, error) && !fs::is_directory(o.out))
        throw system::usage_error(o.out + " can't be made" +
                                  (error ? ": " + error.message() : std::string{}) +
                                  "; give another folder with --out");
    if (!o.out.empty())
        for (auto const& [name, sign] : {std::pair{"comparison.json", "\"yieldmark_comparison\""},
                                         {"recheck.json", "\"yieldmark_comparison\""},
                                         {"gate.json", "\"yieldmark_gate\""}}) {
            require_own(fs::path(o.out) / name, {sign});
            require_writable(fs::path(o.out) / name, "--out");
        }
    if (!o.markdown.empty() && o.markdown != "-")
        require_writable(o.markdown, "--markdown");
}

void print_one(comparison_outputs const& o, renderings const& of) {
    if (o.as_json)
        system::print_json(of.json());
    else if (o.markdown == "-")
        system::print_text(stdout, of.markdown());
    else if (!o.quiet)
        system::print_coloured(of.terminal(look_of_output()));
}

void write_markdown_file(comparison_outputs const& o, renderings const& of) {
    if (!o.markdown.empty() && o.markdown != "-")
        write_markdown(o.markdown, of.markdown());
}

} // namespace yieldmark::cli
