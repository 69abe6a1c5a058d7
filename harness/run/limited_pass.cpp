#include "harness/run/limited_pass.hpp"

#include "harness/results/limited.hpp"
#include "harness/results/toolchain.hpp"
#include "harness/run/bench.hpp"
#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/scratch.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <sys/wait.h>

namespace yieldmark::cli {

namespace {

constexpr auto set_limit = "ulimit -v 131072 && exec \"$0\" \"$@\""; // KiB
constexpr std::chrono::minutes time_limit{5};

bool is_large_file(results::case_name const& name, results::example_info const& example) {
    return name.scenario == "drain" && name.n != 0 &&
           name.n == results::items_in(example, results::large_file);
}

// A good end counts only if the case was really checked: a filter that finds nothing ends well too.
// One line that names the case and says why is a refusal; anything else that isn't success is a break.
double outcome_of(system::completed const& end, std::string const& name) {
    if (end.good() && end.output.find("1 cases checked against the oracle, 0 wrong") != std::string::npos)
        return claims::limited_finished;
    auto const first = end.errors.find('\n');
    bool const one_line = first == std::string::npos || first + 1 == end.errors.size();
    bool const refused =
        !end.timed_out && WIFEXITED(end.status) && one_line && end.errors.starts_with(name + ": ");
    bool const wrong = end.errors.find("differs") != std::string::npos;
    return refused && !wrong ? claims::limited_refused : claims::limited_broke;
}

// A huge case is checked only where a file names it.
std::filesystem::path case_file(system::scratch const& folder, std::string const& name) {
    auto path = folder / "case";
    if (std::ofstream file(path); !(file << name << "\n").flush())
        throw system::run_error(path.string() + " can't be written; is the disk full?");
    return path;
}

double try_limited(std::filesystem::path const& executable, std::string const& name) {
    system::scratch const folder;
    auto const only = case_file(folder, name);
    system::command const limited{.arguments = {"/bin/sh", "-c", set_limit, executable.string(),
                                                "--yieldmark_pass=check",
                                                "--yieldmark_cases=" + only.string()},
                                  .environment = system::clean_environment(),
                                  .cpu = std::nullopt,
                                  .keep_all = true};
    return outcome_of(system::run_to_end(limited, time_limit), name);
}

results::case_result& case_of(results::run& run, results::case_name const& name, std::uint32_t toolchain) {
    auto const found = std::ranges::find_if(
        run.cases, [&](auto const& c) { return c.name == name && c.toolchain == toolchain; });
    if (found != run.cases.end())
        return *found;
    run.cases.push_back({.name = name, .toolchain = toolchain, .items = 0, .samples = {}, .error = ""});
    return run.cases.back();
}

std::uint32_t toolchain_of(results::run const& run, run::bench const& measured) {
    auto const found = std::ranges::find_if(run.toolchains, [&](results::toolchain const& one) {
        return results::same_toolchain(one, measured.can_run.toolchain);
    });
    if (found == run.toolchains.end())
        throw system::usage_error(measured.executable.string() +
                                  " was built by another compiler or with other flags than these results; "
                                  "give the executable that they were "
                                  "measured with by --bench");
    return static_cast<std::uint32_t>(found - run.toolchains.begin());
}

} // namespace

void add_limited_pass(results::run& run, std::filesystem::path const& executable) {
    auto const measured = run::open_bench(executable);
    auto const toolchain = toolchain_of(run, measured);
    auto const process = static_cast<std::uint32_t>(run.processes.size());
    run.processes.push_back({"limited", 0, 0, toolchain});
    for (auto const& example : measured.can_run.examples) {
        for (auto const& one : example.cases) {
            auto const name = results::parse_case_name(one.name);
            if (!is_large_file(name, example.info))
                continue;
            auto& samples = case_of(run, name, toolchain).samples;
            std::erase_if(samples, [](auto const& s) { return s.metric == results::metric::limited_memory; });
            samples.push_back({.metric = results::metric::limited_memory,
                               .value = try_limited(measured.executable, one.name),
                               .process = process});
        }
    }
}

} // namespace yieldmark::cli
