#include "cli/commands.hpp"
#include "harness/project/project.hpp"
#include "harness/project/survey.hpp"
#include "harness/project/write_project.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"
#include "harness/text/plain_text.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

namespace yieldmark::cli {

namespace {

namespace fs = std::filesystem;

struct init_options {
    std::string folder = ".";
    double limit = 10;
};

void refuse_second(fs::path const& file) {
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(file, ignored)))
        throw system::usage_error(file.string() +
                                  " is there already, and is not replaced; edit it, or move it away");
}

void say(project::survey const& found, fs::path const& file) {
    for (auto const& one : found.programs)
        if (one.error.empty())
            system::print_output("{}: {} benchmarks\n", text::printable(one.path.string()), one.cases);
        else
            system::print_error("yieldmark: {}\n", text::printable(one.error));
    bool const some = std::ranges::any_of(found.programs, [](auto const& one) { return one.error.empty(); });
    if (some && !found.build.empty())
        system::print_output("{} is written; look it over, commit it, and call: yieldmark gate\n",
                             file.string());
    else
        system::print_output("{} is written, but {}; fill in what stands there as a comment\n", file.string(),
                             some ? "no CMakeLists.txt, meson.build or Makefile says how the project is built"
                                  : "no Google Benchmark program lies here (is the project built?)");
}

// Nobody would look for it there before a year of figures is against a commit that nobody chose.
void say_baseline(project::survey const& found) {
    if (!found.baseline.empty())
        system::print_output(
            "The history's ratios are against {}, the newest commit; name a release as baseline in the "
            "file before the first `yieldmark history add` if that is what you compare with\n",
            found.baseline.substr(0, 10));
}

int init(init_options const& o) {
    auto const file = fs::path(o.folder) / project::file_name;
    refuse_second(file);
    auto const found = project::look_at(o.folder, o.limit);
    results::write_file_atomically(file, project::project_text(found));
    say(found, file);
    say_baseline(found);
    return exit_code::good;
}

} // namespace

subcommand add_init(command_line program) {
    auto o = std::make_shared<init_options>();
    auto const app = program.add_subcommand("init", "Look at a repository, and write its yieldmark.toml");
    app.add_option("folder", o->folder, "The repository's root; the current folder without it").shown_as(" ");
    app.add_option("--time-limit", o->limit, "How long a program may take to list its benchmarks")
        .within(0.1, 3600.0)
        .shown_as("SECONDS=10");
    app.footer(
        "Executables that hold Google Benchmark are asked for their benchmarks (--benchmark_list_tests); "
        "nothing is built, and\nno file is replaced. The history's baseline is the newest commit until "
        "another is named in the file. What it says, docs/project-file.md describes.\n\n"
        "Examples:\n  yieldmark init\n  yieldmark init ../parser\n\n"
        "Exit codes: 0 written, 2 wrong usage, or the file is there already, 3 it can't be written.");
    return {app, [o] { return init(*o); }};
}

} // namespace yieldmark::cli
