#include "harness/run/callgrind.hpp"

#include "harness/run/doctor.hpp"

#include <cstdlib>

namespace yieldmark::run {

namespace {

namespace fs = std::filesystem;

} // namespace

std::string dumps_name(fs::path const& journal) {
    return journal.filename().string() + ".callgrind";
}

std::vector<std::string> callgrind_arguments(std::string const& dumps) {
    return {"valgrind",         "-q",
            "--tool=callgrind", "--collect-atstart=no",
            "--dump-line=no",   "--callgrind-out-file=" + dumps};
}

system::command callgrind_process(fs::path const& program, fs::path const& case_list, fs::path const& journal,
                                  std::vector<std::string> const& more) {
    auto const dumps = dumps_name(journal);
    system::command c{.arguments = callgrind_arguments(dumps),
                      .environment = {"LC_ALL=C"},
                      .cpu = std::nullopt,
                      .directory = journal.parent_path().string()};
    c.arguments.insert(c.arguments.end(), more.begin(), more.end());
    auto const pass = {program.string(), std::string("--yieldmark_pass=instructions"),
                       "--yieldmark_cases=" + case_list.filename().string(),
                       "--yieldmark_journal=" + journal.filename().string(), "--yieldmark_dumps=" + dumps};
    c.arguments.insert(c.arguments.end(), pass.begin(), pass.end());
    if (auto const* libraries = std::getenv("LD_LIBRARY_PATH"))
        c.environment.push_back(std::string("LD_LIBRARY_PATH=") + libraries);
    return c;
}

void remove_dumps(fs::path const& journal) {
    std::error_code ignored;
    auto const dumps = dumps_name(journal);
    for (auto const& entry : fs::directory_iterator(journal.parent_path(), ignored))
        if (entry.path().filename().string().starts_with(dumps))
            fs::remove(entry.path(), ignored);
}

std::string why_no_instructions(bench const& measured) {
    if (measured.is_foreign() && !measured.why_no_agent.empty())
        return measured.why_no_agent;
    if (auto const found = measured.can_run.absent.find("instructions");
        found != measured.can_run.absent.end())
        return found->second;
    auto const valgrind = look_for_valgrind();
    return valgrind.is == doctor_verdict::ok ? "" : valgrind.found + ": " + valgrind.advice;
}

} // namespace yieldmark::run
