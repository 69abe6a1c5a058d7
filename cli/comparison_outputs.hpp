#pragma once
// Where compare and gate write what they found.

#include "cli/command_line.hpp"
#include "harness/text/table.hpp"

#include <functional>
#include <string>

namespace yieldmark::cli {

struct comparison_outputs {
    bool as_json = false;
    bool every = false; // in the table, also what is not worth a word
    bool quiet = false;
    std::string markdown; // a file, "-" for the standard output, or empty
    std::string out;      // a folder, or empty
};

/// What the options say of themselves, where commands differ.
struct output_words {
    char const* json;
    char const* out;
    char const* every;
};

/// --json, --markdown, --out, --every and --quiet.
void add_output_options(command_line app, comparison_outputs& o, output_words const& words);

/// Before anything is measured, so that a place that can't be written to costs no measurement: makes the folder,
/// if one is named, and throws system::usage_error if it can't, if a file that is to be written there can't be or is
/// none of ours, if the Markdown can't be written, or if it and JSON would both go to the standard output.
void prepare_outputs(comparison_outputs const& o);

/// One thing in its three forms.
struct renderings {
    std::function<std::string()> json;
    std::function<std::string()> markdown;
    std::function<std::string(text::look)> terminal;
};

/// Prints the form that was asked for on the standard output.
void print_one(comparison_outputs const& o, renderings const& of);

/// Writes the Markdown file that was asked for, if one was. Throws std::system_error.
void write_markdown_file(comparison_outputs const& o, renderings const& of);

} // namespace yieldmark::cli
