#pragma once
// Where compare and gate write what they found.

#include "cli/command_line.hpp"
#include "cli/outputs.hpp"
#include "harness/text/table.hpp"

#include <functional>
#include <string>
#include <vector>

namespace yieldmark::cli {

struct comparison_outputs {
    bool as_json = false;
    bool every = false; // in the table, also the cases without a difference
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

/// A file that a command writes if its option is given.
struct output_file {
    std::string const* file; // "-": the standard output; empty: it isn't asked for
    char const* option;
    std::function<std::string()> text; // called after the measurement
};

/// The files that two sides name, each as "a file of the base" or "of the new side": no output may overwrite them. A side
/// that is none, or makes no sense, has none.
[[nodiscard]] std::vector<named_file> files_of_sides(std::string const& base, std::string const& now);

/// Before anything is measured, so that a place that can't be written to costs no measurement: makes the folder,
/// if one is named, and throws system::usage_error if it can't, if a file that is to be written there can't be or is
/// none of ours, if one of `files` can't be written, would overwrite another output or one of `inputs`, or if more than
/// one of them and JSON would go to the standard output.
void prepare_outputs(comparison_outputs const& o, std::vector<output_file> const& files,
                     std::vector<named_file> const& inputs);

/// The same of a part (--shard), which is a file of that name in the folder of --out: throws system::usage_error if none
/// is named, it can't be made, or the file is there without `sign` and so none of ours.
void require_part_folder(comparison_outputs const& o, char const* name, char const* sign);

/// What was found, in all its forms.
struct renderings {
    std::function<std::string()> json;
    std::function<std::string(text::look)> terminal;
    std::vector<output_file> files;
};

/// Prints the form that was asked for on the standard output. Returns whether it is one that programs read.
bool print_one(comparison_outputs const& o, renderings const& of);

/// Writes the files that were asked for. Throws std::system_error.
void write_files(renderings const& of);

} // namespace yieldmark::cli
