#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "cli/terminal.hpp"
#include "harness/assembly/code.hpp"
#include "harness/assembly/foreign.hpp"
#include "harness/assembly/record.hpp"
#include "harness/assembly/render.hpp"
#include "harness/run/foreign.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"

#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace yieldmark::cli {

namespace {

struct asm_options {
    std::vector<std::string> command; // another project's program with its flags; empty: one of ours
    std::string name;
    std::string function;
    std::string into; // a results file that gets the code of its cases; empty: one case is shown
    std::string bench = default_bench().string();
    bool all = false;
    bool as_json = false;
};

assembly::report recorded(asm_options const& o) {
    if (!o.command.empty())
        return assembly::record_foreign(run::open_foreign(o.command, 60), o.name);
    if (o.name.empty())
        throw system::usage_error("name a case, as in `yieldmark asm fibonacci/coroutine/drain/4096`");
    return assembly::record(run::open_bench(o.bench), o.name);
}

int add_to_results(asm_options const& o) {
    if (!o.command.empty() || !o.name.empty() || !o.function.empty())
        throw system::usage_error(
            "--into adds the code of all cases of a results file; name neither a case nor a "
            "function nor a program with it");
    static_cast<void>(own_run(o.into)); // before the executable is taken apart
    auto const measured = run::open_bench(o.bench);
    std::size_t count = 0;
    put_into(o.into, [&](results::run& run) { count = assembly::add_code(measured, run); });
    if (o.as_json)
        print_as_json({{"results", o.into}, {"regions", count}});
    else
        system::print_output("the code of {} measured regions is in {}; `yieldmark report {}` shows it\n",
                             count, o.into, o.into);
    return exit_code::good;
}

int show(asm_options const& o) {
    if (!o.into.empty())
        return add_to_results(o);
    auto made = recorded(o);
    if (!o.function.empty())
        assembly::keep_functions(made, o.function);
    if (o.as_json)
        print_as_json(assembly::to_json(made));
    else
        system::print_coloured(assembly::text(made, {.all = o.all, .color = wants_color(stdout)}));
    return exit_code::good;
}

} // namespace

subcommand add_asm(command_line program, std::vector<std::string> command) {
    auto o = std::make_shared<asm_options>();
    o->command = std::move(command);
    auto const app =
        program.add_subcommand("asm", "Show the machine code that a case spends its instructions in");
    app.add_option("case", o->name, "The case: example/technique/scenario/n").shown_as("CASE");
    app.add_option("--bench", o->bench, "The measured executable, in its build folder").shown_as("PATH");
    app.add_option("--function", o->function, "Only functions with this text in their names")
        .shown_as("TEXT");
    app.add_option("--into", o->into,
                   "Add the code of every case of this results file to it, for the report: one\n"
                   "disassembly of the executable, without a count")
        .shown_as("FILE");
    app.add_flag("--all", o->all, "Every instruction of every function that was executed");
    app.add_flag("--json", o->as_json, "Print all of it as JSON");
    app.footer(
        "The technique is compiled again, alone and with line numbers, and one call of the case runs under\n"
        "Callgrind (package valgrind). The output has each instruction that is executed at least a tenth as\n"
        "often as the hottest one of its function: how many times, its share of the call, address and "
        "code. After --, name any Google Benchmark program with its flags: it runs as it is, and shows its\n"
        "source where it was compiled with -g.\n\n"
        "Examples:\n"
        "  yieldmark asm fibonacci/coroutine/drain/4096\n"
        "  yieldmark asm fibonacci/loop/sum/4096 --all | less\n"
        "  yieldmark asm fibonacci/iterator/drain/64 --json\n"
        "  yieldmark asm --into out/results.json\n"
        "  yieldmark asm BM_Sort/1024 --function quick_sort -- ./their_benchmark\n\n"
        "Exit codes: 0 good, 2 wrong usage, 3 something that it needs is missing.");
    return {app, [o] { return show(*o); }};
}

} // namespace yieldmark::cli
