// The measured executable: Google Benchmark's main with the suites' cases registered.

#include "harness/bench/flags.hpp"
#include "harness/bench/heap_limits.hpp"
#include "harness/bench/inject.hpp"
#include "harness/bench/instructions_pass.hpp"
#include "harness/bench/journal.hpp"
#include "harness/bench/list_cases.hpp"
#include "harness/bench/passes.hpp"
#include "harness/bench/profiled.hpp"
#include "harness/bench/select.hpp"
#include "harness/bench/timeline.hpp"
#include "harness/results/model.hpp"

#include <benchmark/benchmark.h>
#include <cstdio>
#include <exception>
#include <vector>

namespace {

using namespace yieldmark::bench;

constexpr int good = 0;
constexpr int wrong_usage = 2;
constexpr int could_not_measure = 3;

std::vector<bench_case> chosen_cases(flags const& asked) {
    auto cases = asked.cases_file.empty() ? all_cases() : named_cases(asked.cases_file);
    if (asked.quick)
        std::erase_if(cases, [](bench_case const& one) { return !one.size.quick; });
    seed_slowdowns(cases, asked.inject_file);
    return asked.order ? shuffled(std::move(cases), *asked.order) : cases;
}

// What a check of everything can do in minutes; a huge case is checked when it is named.
std::vector<bench_case> cases_to_check(flags const& asked) {
    auto cases = matching(chosen_cases(asked), benchmark::GetBenchmarkFilter());
    if (asked.cases_file.empty())
        std::erase_if(cases, [](bench_case const& one) { return one.size.huge; });
    return cases;
}

// Every pass but those that measure time needs each case once; Google Benchmark stops after one iteration if
// no time is asked. What the user says comes later and wins.
std::vector<char*> google_arguments(int argc, char** argv, pass what) {
    static char once_is_enough[] = "--benchmark_min_time=0";
    std::vector<char*> arguments{argv, argv + argc};
    if (what != pass::time && what != pass::counters)
        arguments.insert(arguments.begin() + 1, once_is_enough);
    return arguments;
}

bool google_takes(int argc, char** argv, pass what) {
    auto arguments = google_arguments(argc, argv, what);
    int count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    benchmark::Initialize(&count, arguments.data());
    return !benchmark::ReportUnrecognizedArguments(count, arguments.data());
}

int count_instructions(flags const& asked, int argc, char** argv) {
    bool const all_good = count_each(asked, [&] {
        if (!google_takes(argc, argv, asked.what))
            throw usage_error{"--yieldmark_help and --help list the flags"};
        return matching(chosen_cases(asked), benchmark::GetBenchmarkFilter());
    });
    return all_good ? good : could_not_measure;
}

int profile(flags const& asked) {
    auto const cases = matching(chosen_cases(asked), benchmark::GetBenchmarkFilter());
    if (cases.size() != 1)
        throw usage_error{"the profile pass takes one case; name it in the file of --yieldmark_cases"};
    run_profiled(cases.front(), asked.seconds, asked.control);
    return good;
}

// The resident pass measures what malloc does by itself.
bool runs_for_speed(pass what) {
    return what == pass::time || what == pass::counters || what == pass::instructions ||
           what == pass::profile;
}

int run(flags const& asked, int argc, char** argv) {
    if (runs_for_speed(asked.what))
        keep_freed_memory();
    if (asked.what == pass::instructions)
        return count_instructions(asked, argc, argv);
    if (!google_takes(argc, argv, asked.what))
        return wrong_usage;
    if (asked.what == pass::check)
        return check_cases(cases_to_check(asked)) == 0 ? good : could_not_measure;
    if (asked.what == pass::timeline)
        return write_timelines(chosen_cases(asked), asked.journal_file) == 0 ? good : could_not_measure;
    if (asked.what == pass::profile)
        return profile(asked);
    auto const cases = chosen_cases(asked);
    journal into{asked.journal_file};
    register_cases(cases, asked, into);
    journal_reporter reporter{into};
    benchmark::AddCustomContext(yieldmark::results::own_context, "example/technique/scenario/n");
    benchmark::RunSpecifiedBenchmarks(&reporter);
    benchmark::Shutdown();
    into.end();
    return into.failed() == 0 ? good : could_not_measure;
}

} // namespace

int main(int argc, char** argv) {
    try {
        flags const asked = take_flags(argc, argv);
        if (asked.help)
            std::fputs(flags_help().c_str(), stdout);
        else if (asked.list)
            std::puts(list_json().c_str());
        else
            return run(asked, argc, argv);
        return good;
    } catch (usage_error const& error) {
        std::fprintf(stderr, "yieldmark-bench: %s\n", error.what());
        return wrong_usage;
    } catch (std::exception const& error) {
        std::fprintf(stderr, "yieldmark-bench: %s\n", error.what());
        return could_not_measure;
    }
}
