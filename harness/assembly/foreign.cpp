#include "harness/assembly/foreign.hpp"

#include "harness/assembly/tools.hpp"
#include "harness/profile/process.hpp"
#include "harness/results/text_file.hpp"
#include "harness/run/callgrind.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/scratch.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace yieldmark::assembly {

namespace {

namespace fs = std::filesystem;

std::string benchmark_named(run::bench const& measured, std::string const& pattern) {
    auto const names = run::names_of(measured.can_run);
    if (pattern.empty() && names.size() == 1)
        return names.front();
    return results::only_case(names, pattern.empty() ? "*" : pattern,
                              "`yieldmark list -- " + measured.command.front() + "` shows their names");
}

nlohmann::json counted(run::bench const& measured, std::string const& name, system::scratch const& folder) {
    auto const done = profile::run_agent_pass(
        measured, "stacks", profile::case_file(folder, {name}), folder, std::chrono::minutes(10), nullptr,
        {"--dump-instr=yes", "--compress-pos=no", "--compress-strings=no"});
    if (done.of_cases.empty())
        throw system::run_error(name + " could not be counted: the program " +
                                (done.end.empty() ? "ran no benchmarks" : done.end));
    auto const& said = done.of_cases.front(); // how it ended after that is the program's matter
    if (auto const why_not = profile::why_not_counted(said); !why_not.empty())
        throw system::run_error(name + ": " + why_not);
    return said;
}

} // namespace

report record_foreign(run::bench const& measured, std::string const& pattern) {
    auto const name = benchmark_named(measured, pattern);
    if (auto const why = run::why_no_instructions(measured); !why.empty())
        throw system::run_error(measured.executable.string() + ": " + why);
    system::scratch const folder;
    auto const said = counted(measured, name, folder);
    report made;
    made.case_name = name;
    made.toolchain = measured.can_run.toolchain;
    made.iterations = said.at("iterations").get<std::uint64_t>();
    auto const program = fs::canonical(measured.executable).string();
    made.counted = read_counts(results::text_if_any(said.at("dump").get<std::string>()), program);
    if (auto const less = said.at("less").get<std::string>(); !less.empty())
        take_away(made.counted, read_counts(results::text_if_any(less), program));
    made.functions = executed_functions(disassembled(program), made.counted);
    if (made.functions.empty())
        throw system::run_error(name +
                                ": none of what was executed is in the executable's own code, or it has no "
                                "symbols");
    auto const has_lines = std::ranges::any_of(made.functions, [](function const& one) {
        return std::ranges::any_of(one.code, [](instruction const& i) { return !i.file.empty(); });
    });
    if (!has_lines)
        made.note = "the executable has no line numbers: compile it with -g to see its source";
    return made;
}

void keep_functions(report& of, std::string const& text) {
    std::string names;
    for (auto const& one : of.functions)
        names += (names.empty() ? "" : ", ") + one.name;
    std::erase_if(of.functions,
                  [&](function const& one) { return one.name.find(text) == std::string::npos; });
    if (of.functions.empty())
        throw system::usage_error("no function that was executed has \"" + text +
                                  "\" in its name; executed were " + names);
}

} // namespace yieldmark::assembly
