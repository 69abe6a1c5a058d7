#include "harness/assembly/record.hpp"

#include "harness/assembly/tools.hpp"
#include "harness/build_cost/recipe.hpp"
#include "harness/results/text_file.hpp"
#include "harness/run/callgrind.hpp"
#include "harness/run/journal.hpp"
#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/scratch.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::assembly {

namespace {

namespace fs = std::filesystem;

std::string case_of(run::bench const& measured, std::string const& pattern) {
    return results::only_case(run::names_of(measured.can_run), pattern, "`yieldmark list` shows their names");
}

build_cost::unit unit_of(run::bench const& measured, std::string const& case_name) {
    auto const name = results::parse_case_name(case_name);
    results::case_filter one({name.example + "/" + name.technique});
    return build_cost::units_of(measured, one).front();
}

fs::path build(run::bench const& measured, build_cost::unit const& what, fs::path const& folder) {
    if (!measured.manifest)
        throw system::run_error(measured.why_one_layout + ", so the case can't be linked alone");
    write(folder / "case.cpp", build_cost::registered_unit(what));
    auto compile = build_cost::compile_command(measured);
    for (auto const& more : {"-g", "-c", "-o"})
        compile.emplace_back(more);
    compile.push_back((folder / "case.o").string());
    compile.push_back((folder / "case.cpp").string());
    must(plain(std::move(compile)), "compiling " + what.source.string());
    auto manifest = *measured.manifest;
    manifest.objects = {(folder / "case.o").string()};
    manifest.padding.clear();
    must(run::link_process(manifest, 1, folder / "case"), "linking the case");
    return folder / "case";
}

counts count(fs::path const& program, std::string const& case_name, fs::path const& folder) {
    write(folder / "cases", case_name + "\n");
    auto process = run::callgrind_process(program, folder / "cases", folder / "journal",
                                          {"--dump-instr=yes", "--compress-pos=no", "--compress-strings=no"});
    process.arguments.emplace_back("--yieldmark_keep_dumps");
    auto const doing = "counting " + case_name + " under Callgrind";
    try {
        must(std::move(process), doing);
    } catch (system::run_error const&) {
        // What the process wrote of the case says more than how it ended.
        run::journal written(1);
        written.feed(results::text_if_any(folder / "journal"));
        if (auto const why = written.errors().find(case_name); why != written.errors().end())
            throw system::run_error(fmt::format("{} failed: {}", doing, why->second));
        throw;
    }
    auto const dump = results::text_if_any(folder / "journal.callgrind.1");
    if (dump.empty())
        throw system::run_error(doing + " failed: Callgrind wrote nothing");
    return read_counts(dump, fs::canonical(program).string());
}

} // namespace

report record(run::bench const& measured, std::string const& pattern) {
    auto const case_name = case_of(measured, pattern);
    auto const what = unit_of(measured, case_name);
    if (auto const why = run::why_no_instructions(measured); !why.empty())
        throw system::run_error(why);
    system::scratch const folder;
    auto const program = build(measured, what, folder.path());
    report made;
    made.case_name = case_name;
    made.toolchain = measured.can_run.toolchain;
    made.source = what.source.string();
    made.counted = count(program, case_name, folder.path());
    made.functions = executed_functions(disassembled(program), made.counted);
    if (made.functions.empty())
        throw system::run_error(case_name + ": none of what was executed is in the executable's own code");
    return made;
}

} // namespace yieldmark::assembly
