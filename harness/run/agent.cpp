#include "harness/run/agent.hpp"

#include "harness/agent/protocol.hpp"
#include "harness/run/callgrind.hpp"
#include "harness/run/foreign.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/own_folder.hpp"

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

} // namespace

fs::path agent_file() {
    return library("libyieldmark-agent.so");
}

fs::path probe_file() {
    return library("libyieldmark-probe.so");
}

std::string why_no_agent(fs::path const& program) {
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
    return "the program doesn't load Google Benchmark as a shared library";
}

system::command agent_service(bench const& of, fs::path const& fifos) {
    auto c = without_benchmarks(of);
    c.keep_all = false;
    preload(c, agent_file().string());
    set(c, agent::fifos_variable, fifos.string());
    return c;
}

system::command agent_pass_process(bench const& of, std::string const& pass, fs::path const& case_list,
                                   fs::path const& journal) {
    auto c = without_benchmarks(of);
    c.keep_all = false;
    auto const heap = pass == results::pass::heap;
    preload(c, heap ? agent_file().string() + ":" + of.probe.string() : agent_file().string());
    set(c, agent::pass_variable, pass);
    set(c, agent::cases_variable, fs::absolute(case_list).string());
    set(c, agent::journal_variable, fs::absolute(journal).string());
    set(c, agent::counts_variable, of.time_has_unit ? "1" : "");
    if (heap)
        return c;
    auto const dumps = (fs::absolute(journal).parent_path() / dumps_name(journal)).string();
    set(c, agent::dumps_variable, dumps);
    auto const counted = callgrind_arguments(dumps);
    c.arguments.insert(c.arguments.begin(), counted.begin(), counted.end());
    return c;
}

} // namespace yieldmark::run
