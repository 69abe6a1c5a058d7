#include "harness/run/agent.hpp"

#include "harness/agent/protocol.hpp"
#include "harness/run/callgrind.hpp"
#include "harness/run/foreign.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/own_folder.hpp"
#include "harness/system/preload.hpp"
#include "harness/system/program_file.hpp"

#include <span>
#include <string_view>

namespace yieldmark::run {

namespace {

namespace fs = std::filesystem;

fs::path library(char const* name) {
    auto path = system::own_folder().parent_path() / "lib" / name;
    std::error_code none;
    return fs::exists(path, none) ? path : fs::path{};
}

void set(system::command& of, std::string const& name, std::string const& value) {
    std::erase_if(of.environment, [&](std::string const& one) { return one.starts_with(name + "="); });
    of.environment.push_back(name + "=" + value);
}

// What the user preloads stays.
void preload(system::command& of, std::string libraries) {
    constexpr std::string_view variable = "LD_PRELOAD=";
    for (auto const& one : of.environment)
        if (one.starts_with(variable) && one.size() > variable.size())
            libraries += ":" + one.substr(variable.size());
    set(of, "LD_PRELOAD", libraries);
}

// Arguments and environment lie at the bottom of the stack, and how long they are (the executable's path is among them)
// decides how everything on it is aligned, and with that what copying it executes. So they fill whole pages.
void even_stack(system::command& of) {
    constexpr std::size_t page = 4096;
    constexpr char const* variable = "YIELDMARK_AGENT_EVEN";
    set(of, variable, "");
    auto bytes = of.arguments.front().size() + 1;
    for (auto const* all : {&of.arguments, &of.environment})
        for (auto const& one : *all)
            bytes += one.size() + 1 + sizeof(char*);
    set(of, variable, std::string(page - bytes % page, '='));
}

// What a pass needs beside what is linked into the program.
std::string preloaded(bench const& of, bool heap) {
    auto libraries = of.agent_is_linked ? std::string{} : system::preloadable(agent_file());
    if (heap)
        libraries += (libraries.empty() ? "" : ":") + system::preloadable(of.probe);
    return libraries;
}

bool holds(fs::path const& program, std::string_view text) {
    return system::holds_any(program, std::span(&text, 1));
}

std::string why_not_preloaded(fs::path const& program) {
    if (agent_file().empty())
        return "the agent libyieldmark-agent.so isn't beside this program";
    system::command asked{.arguments = {program.string()},
                          .environment = system::clean_environment(),
                          .cpu = std::nullopt,
                          .keep_all = true};
    asked.environment.push_back(
        "LD_TRACE_LOADED_OBJECTS=1"); // as ldd does: lists the libraries, runs nothing
    try {
        if (system::run_to_end(asked, std::chrono::seconds(10)).output.find("libbenchmark.so") !=
            std::string::npos)
            return {};
    } catch (system::run_error const&) {
        // It can't be started; whoever measures it says why.
    }
    return "the program doesn't load Google Benchmark as a shared library, and isn't linked with "
           "yieldmark_measure";
}

} // namespace

fs::path agent_file() {
    return library("libyieldmark-agent.so");
}

fs::path probe_file() {
    return library("libyieldmark-probe.so");
}

agent_access find_agent(fs::path const& program) {
    if (!holds(program, agent::linked_mark_begins))
        return {.why_not = why_not_preloaded(program)};
    if (holds(program, agent::linked_mark))
        return {.why_not = "", .linked = true};
    return {.why_not = "it was linked with the agent of another version of yieldmark; link it again"};
}

system::command agent_service(bench const& of, fs::path const& fifos) {
    auto c = without_benchmarks(of);
    c.keep_all = false;
    if (!of.agent_is_linked)
        preload(c, agent_file().string());
    set(c, agent::fifos_variable, fifos.string());
    return c;
}

system::command agent_pass_process(bench const& of, std::string const& pass, fs::path const& case_list,
                                   fs::path const& journal, std::vector<std::string> const& more) {
    auto c = without_benchmarks(of);
    c.keep_all = false;
    auto const heap = pass == results::pass::heap || pass == "timeline";
    if (auto const libraries = preloaded(of, heap); !libraries.empty())
        preload(c, libraries);
    set(c, agent::pass_variable, pass);
    set(c, agent::cases_variable, fs::absolute(case_list).string());
    set(c, agent::journal_variable, fs::absolute(journal).string());
    set(c, agent::counts_variable, of.time_has_unit ? "1" : "");
    if (heap)
        return c;
    auto const dumps = (fs::absolute(journal).parent_path() / dumps_name(journal)).string();
    set(c, agent::dumps_variable, dumps);
    auto counted = callgrind_arguments(dumps);
    counted.insert(counted.end(), more.begin(), more.end());
    even_stack(c);
    c.arguments.insert(c.arguments.begin(), counted.begin(), counted.end());
    return c;
}

bool is_limit_of_counting(std::string const& why) {
    return why == agent::threads_are_not_counted;
}

} // namespace yieldmark::run
