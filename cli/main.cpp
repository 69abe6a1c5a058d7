// The program `yieldmark`.

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace yieldmark;

constexpr char const* examples = R"(Examples:
  yieldmark run                          measure everything with the quick plan
  yieldmark report out/results.json      make a report from it
  yieldmark claims out/results.json      which of the tutorials' claims hold
  yieldmark compare main WORK            what changed since main
  yieldmark gate                         fail if something got worse since main
  yieldmark merge part-*/                one report or decision from several machines' parts
  yieldmark run fibonacci --plan full    one example, thoroughly
  yieldmark list --matrix                which example is written in which technique
  yieldmark profile CASE...              where its time and heap go
  yieldmark history list                 how each case changed over the tracked revisions
  yieldmark asm CASE                     the machine code of its hot part
  yieldmark build-cost fibonacci         what each technique costs the compiler
  yieldmark doctor                       what this machine can measure
  yieldmark init                         write yieldmark.toml for another project's repository

Exit codes: 0 good, 1 a regression (gate), 2 wrong usage, 3 something could not be measured, 130 interrupted.)";

int fail(int code, char const* what) {
    system::print_error("yieldmark: {}\n", what);
    return code;
}

int run_chosen(std::vector<cli::subcommand> const& all) {
    try {
        for (auto const& one : all)
            if (one.app.given())
                return one.run();
        return cli::exit_code::usage;
    } catch (system::usage_error const& e) {
        return fail(cli::exit_code::usage, e.what());
    } catch (system::run_error const& e) {
        return fail(cli::exit_code::not_measured, e.what());
    } catch (std::bad_alloc const&) {
        throw;
    } catch (std::exception const& e) {
        return fail(cli::exit_code::not_measured, e.what());
    }
}

// Needs no memory itself.
int out_of_memory() noexcept {
    system::print_as_it_is(
        stderr,
        "yieldmark: there is not enough memory; raise its limit (ulimit -v), or give it less at once\n");
    return cli::exit_code::not_measured;
}

// Where an exception can't be passed on: in a thread, or from what says that it throws none.
[[noreturn]] void end_at_once() noexcept {
    try {
        if (auto const reason = std::current_exception())
            std::rethrow_exception(reason);
    } catch (std::bad_alloc const&) {
        std::_Exit(out_of_memory());
    } catch (...) {
        std::abort();
    }
    std::abort(); // called without an exception
}

// Output that could not be printed is an error, unless the code already reports a problem. A reader that has gone
// away, as in `| head`, got what it wanted of a listing, but not the summary that a measurement prints at its end.
int ended(int code) {
    auto const lost = system::flush_output();
    if (lost == 0)
        return code;
    if (lost == EPIPE && code == cli::exit_code::good && !cli::catches_signals())
        system::end_by_closed_pipe();
    system::print_error(
        "yieldmark: the standard output can't be written: {}; call again with another file or pipe\n",
        std::strerror(lost));
    return code == cli::exit_code::good ? cli::exit_code::not_measured : code;
}

// Whether it is another project's program with its flags.
bool names_a_program(std::string_view command) {
    return command == "run" || command == "list" || command == "profile" || command == "asm";
}

// Whether what follows `--` is for the measured programs.
bool takes_arguments(int argc, char** argv) {
    std::string_view const command = argv[1];
    if (command != "history")
        return names_a_program(command) || command == "compare" || command == "gate";
    return argc > 2 && (argv[2] == std::string_view("add") || argv[2] == std::string_view("bisect"));
}

// What follows `--` is not for us: of `run`, `list`, `profile` and `asm` it is a program and its flags, of what compares
// the arguments of both sides' programs.
std::vector<std::string> split_off_arguments(int& argc, char** argv) {
    for (int i = 2; i < argc && takes_arguments(argc, argv); ++i)
        if (std::string_view(argv[i]) == "--") {
            std::vector<std::string> all(argv + i + 1, argv + argc);
            argc = i;
            if (all.empty() && names_a_program(argv[1]))
                all.emplace_back(); // "" isn't a program, which is reported
            return all;
        }
    return {};
}

int whole_program(int argc, char** argv) {
    auto const arguments = split_off_arguments(argc, argv);
    cli::program_line const whole("Measures what laziness costs in C++, and what it saves.", "yieldmark",
                                  "yieldmark " YIELDMARK_VERSION);
    auto const program = whole.top();
    program.footer(examples);
    auto const all = std::vector{cli::add_run(program, arguments),
                                 cli::add_report(program),
                                 cli::add_claims(program),
                                 cli::add_list(program, arguments),
                                 cli::add_compare(program, arguments),
                                 cli::add_gate(program, arguments),
                                 cli::add_merge(program),
                                 cli::add_doctor(program),
                                 cli::add_build_cost(program),
                                 cli::add_asm(program, arguments),
                                 cli::add_profile(program, arguments),
                                 cli::add_history(program, arguments),
                                 cli::add_init(program),
                                 cli::add_describe(program)};
    if (auto const code = whole.parse(argc, argv))
        return ended(*code);
    return ended(run_chosen(all));
}

} // namespace

int main(int argc, char** argv) {
    system::prepare_streams();
    std::set_terminate(end_at_once);
    try {
        return whole_program(argc, argv);
    } catch (std::bad_alloc const&) {
        return out_of_memory();
    }
}
