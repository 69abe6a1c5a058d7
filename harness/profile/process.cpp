#include "harness/profile/process.hpp"

#include "harness/profile/record.hpp"
#include "harness/run/agent.hpp"
#include "harness/system/errors.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace yieldmark::profile {

namespace fs = std::filesystem;

system::completed run_stoppable(system::command const& what, std::chrono::milliseconds limit,
                                std::atomic<int> const* stop) {
    auto const done = system::run_to_end(what, limit, stop);
    if (done.stopped)
        throw stopped{};
    return done;
}

std::string describe(system::completed const& process) {
    std::string text =
        process.timed_out ? "took too long and was ended" : system::describe_status(process.status);
    auto errors = process.errors;
    while (!errors.empty() && errors.back() == '\n')
        errors.pop_back();
    if (errors.empty())
        return text;
    auto const line = errors.rfind('\n');
    return text + ": " + (line == errors.npos ? errors : errors.substr(line + 1));
}

system::command command_of(std::vector<std::string> arguments) {
    return {.arguments = std::move(arguments),
            .environment = system::clean_environment(),
            .cpu = std::nullopt,
            .keep_all = true};
}

std::vector<std::string> bench_arguments(run::bench const& measured, char const* pass,
                                         fs::path const& cases) {
    return {measured.executable.string(), std::string("--yieldmark_pass=") + pass,
            "--yieldmark_cases=" + cases.string()};
}

fs::path case_file(system::scratch const& dir, std::string const& name) {
    auto path = dir / "case";
    std::ofstream file(path);
    file << name << '\n';
    if (!file.flush())
        throw system::run_error(path.string() + " can't be written; is the disk full?");
    return path;
}

nlohmann::json run_agent_pass(run::bench const& measured, std::string const& pass, fs::path const& cases,
                              system::scratch const& dir, std::atomic<int> const* stop,
                              std::vector<std::string> const& callgrind) {
    auto const journal = dir / (pass + ".jsonl");
    auto const done = run_stoppable(run::agent_pass_process(measured, pass, cases, journal, callgrind),
                                    std::chrono::minutes(5), stop);
    std::istringstream lines(fs::exists(journal) ? text_of(journal) : std::string{});
    for (std::string line; std::getline(lines, line);) {
        auto const said = nlohmann::json::parse(line, nullptr, false);
        if (!said.is_object() || !said.contains("name"))
            continue;
        if (said.contains("error"))
            throw system::run_error(said.at("error").get<std::string>());
        return said;
    }
    throw system::run_error(measured.executable.string() +
                            (done.good() ? " ran no benchmarks" : " " + describe(done)));
}

std::string text_of(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || (file.peek() != std::ifstream::traits_type::eof() && !(text << file.rdbuf())))
        throw system::run_error(path.string() + " can't be read");
    return text.str();
}

} // namespace yieldmark::profile
