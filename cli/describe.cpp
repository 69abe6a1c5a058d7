#include "cli/commands.hpp"
#include "cli/completions.hpp"
#include "cli/man_page.hpp"
#include "cli/outputs.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/output_place.hpp"
#include "harness/system/streams.hpp"

#include <filesystem>
#include <memory>

namespace yieldmark::cli {

namespace {

struct describe_options {
    std::string what;
    std::string out;
};

int write_pages(described_command const& all, std::string const& out) {
    if (out.empty())
        throw system::usage_error("there are several manual pages; name a folder for them with --out");
    system::require_folder(out, "--out");
    auto const pages = man_pages(all, "yieldmark " YIELDMARK_VERSION);
    for (auto const& [name, text] : pages)
        require_own(std::filesystem::path(out) / name, {".TH YIELDMARK"});
    for (auto const& [name, text] : pages)
        results::write_file_atomically(std::filesystem::path(out) / name, text);
    return exit_code::good;
}

int print_description(describe_options const& o, described_command const& all) {
    if (o.what == "man")
        return write_pages(all, o.out);
    if (!o.out.empty())
        throw system::usage_error("--out is for manual pages; a completion is printed");
    system::print_output("{}", o.what == "bash"  ? bash_completion(all)
                               : o.what == "zsh" ? zsh_completion(all)
                                                 : fish_completion(all));
    return exit_code::good;
}

} // namespace

subcommand add_describe(command_line program) {
    auto o = std::make_shared<describe_options>();
    auto const app =
        program.add_subcommand("describe", "Manual pages, or a shell's completions, of this program");
    app.add_option("what", o->what, "man, bash, zsh or fish")
        .required()
        .one_of({"man", "bash", "zsh", "fish"})
        .shown_as(" ");
    app.add_option("--out", o->out, "The folder that the manual pages go to").shown_as("DIR");
    app.footer("Examples:\n"
               "  yieldmark describe bash > ~/.local/share/bash-completion/completions/yieldmark\n"
               "  yieldmark describe man --out ~/.local/share/man/man1\n\n"
               "Exit codes: 0 good, 2 wrong usage, 3 something could not be written.");
    return {app, [o, program] { return print_description(*o, program.described()); }};
}

} // namespace yieldmark::cli
