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

fs::path case_file(system::scratch const& dir, std::vector<std::string> const& names) {
    auto path = dir / "case";
    std::ofstream file(path);
    for (auto const& name : names)
        file << name << '\n';
    if (!file.flush())
        throw system::run_error(path.string() + " can't be written; is the disk full?");
    return path;
}

agent_lines run_agent_pass(run::bench const& measured, std::string const& pass, fs::path const& cases,
                           system::scratch const& dir, std::chrono::milliseconds limit,
                           std::atomic<int> const* stop, std::vector<std::string> const& callgrind) {
    auto const journal = dir / (pass + ".jsonl");
    std::error_code none;
    fs::remove(journal, none); // of an earlier process
    auto const done =
        run_stoppable(run::agent_pass_process(measured, pass, cases, journal, callgrind), limit, stop);
    agent_lines made;
    std::istringstream lines(fs::exists(journal) ? text_of(journal) : std::string{});
    for (std::string line; std::getline(lines, line);) {
        auto said = nlohmann::json::parse(line, nullptr, false);
        if (!said.is_object())
            continue;
        if (said.contains("begin"))
            made.open = said.at("begin").get<std::string>();
        if (!said.contains("name"))
            continue;
        made.open.clear();
        made.of_cases.push_back(std::move(said));
    }
    made.end = done.good() ? "" : describe(done);
    return made;
}

std::string why_not_counted(nlohmann::json const& said) {
    if (auto const error = said.find("error"); error != said.end())
        return error->get<std::string>();
    auto const why = said.find("without");
    return why == said.end() ? std::string{} : why->at("instructions").get<std::string>();
}

nlohmann::json run_agent_pass(run::bench const& measured, std::string const& pass, fs::path const& cases,
                              system::scratch const& dir, std::atomic<int> const* stop) {
    auto const said = run_agent_pass(measured, pass, cases, dir, std::chrono::minutes(5), stop);
    if (said.of_cases.empty())
        throw system::run_error(measured.executable.string() +
                                (said.end.empty() ? " ran no benchmarks" : " " + said.end));
    if (said.of_cases.front().contains("error"))
        throw system::run_error(said.of_cases.front().at("error").get<std::string>());
    return said.of_cases.front();
}

std::string text_of(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || (file.peek() != std::ifstream::traits_type::eof() && !(text << file.rdbuf())))
        throw system::run_error(path.string() + " can't be read");
    return text.str();
}

} // namespace yieldmark::profile
