#include "harness/profile/record.hpp"

#include "harness/profile/count_stacks.hpp"
#include "harness/profile/perf_script.hpp"
#include "harness/profile/process.hpp"
#include "harness/profile/store.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/preload.hpp"
#include "harness/system/scratch.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <sys/stat.h>

namespace yieldmark::profile {

namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

// So much of each sample's stack is copied for the unwinder: deep recursions need more than the usual few
// frames.
constexpr int stack_bytes = 8192;
// No divisor or multiple of what else ticks on a machine.
constexpr int samples_each_second = 997;

results::heap_timeline timeline_from(nlohmann::json const& line) {
    results::heap_timeline made;
    auto const& steps = line.at("steps");
    for (std::size_t i = 0; i + 1 < steps.size(); i += 2)
        made.steps.push_back({steps[i].get<double>(), steps[i + 1].get<std::uint64_t>()});
    made.first_item = line.value("first_item", -1.0); // another project's benchmark has no items
    made.last_item = line.value("last_item", -1.0);
    made.release = line.value("release", -1.0);
    made.peak_bytes = line.at("peak_bytes").get<std::uint64_t>();
    made.events = line.at("events").get<std::uint64_t>();
    made.handed_over = line.value("handed_over", std::uint64_t{0});
    if (made.handed_over != 0)
        for (std::size_t i = 0; i < made.steps.size(); ++i)
            made.steps[i].items = line.at("items").at(i).get<std::uint64_t>();
    return made;
}

results::heap_timeline run_timeline(run::bench const& measured, fs::path const& cases,
                                    system::scratch const& dir, wishes const& what) {
    if (measured.is_foreign())
        return timeline_from(run_agent_pass(measured, "timeline", cases, dir, what.stop));
    auto const journal = dir / "timeline.jsonl";
    auto command = command_of(bench_arguments(measured, "timeline", cases));
    command.arguments.push_back("--yieldmark_journal=" + journal.string());
    command.environment.push_back("LD_PRELOAD=" + system::preloadable(measured.probe));
    auto const done = run_stoppable(command, seconds(120), what.stop);
    if (!fs::exists(journal))
        throw system::run_error("the process of the timeline " + describe(done));
    auto const line = nlohmann::json::parse(text_of(journal));
    if (line.contains("error"))
        throw system::run_error(line.at("error").get<std::string>());
    return timeline_from(line);
}

void record_heap(run::bench const& measured, fs::path const& cases, system::scratch const& dir,
                 wishes const& what, results::profile& into) {
    if (!measured.why_no_heap.empty()) {
        into.no_heap = measured.why_no_heap;
        return;
    }
    try {
        into.heap = run_timeline(measured, cases, dir, what);
    } catch (system::run_error const& e) {
        into.no_heap = e.what();
    } catch (nlohmann::json::exception const& e) {
        into.no_heap = std::string("what the process of the timeline wrote can't be read: ") + e.what();
    }
}

std::vector<raw_stack> with_perf(run::bench const& measured, fs::path const& cases,
                                 system::scratch const& dir, wishes const& what) {
    auto const control = dir / "control";
    auto const answer = dir / "answer";
    if (mkfifo(control.c_str(), 0600) != 0 || mkfifo(answer.c_str(), 0600) != 0)
        throw system::run_error(control.string() +
                                ": no named pipe can be made there; say where with TMPDIR");
    auto const data = (dir / "perf.data").string();
    auto const pipes = control.string() + "," + answer.string();
    // -D -1: nothing is sampled until the executable says so through the pipe.
    auto watched = command_of({"perf", "record", "-q", "-D", "-1", "--control", "fifo:" + pipes, "-e",
                               "cpu-clock", "-F", std::to_string(samples_each_second), "--call-graph",
                               fmt::format("dwarf,{}", stack_bytes), "-o", data, "--"});
    for (auto& argument : bench_arguments(measured, "profile", cases))
        watched.arguments.push_back(std::move(argument));
    watched.arguments.push_back("--yieldmark_control=" + pipes);
    watched.arguments.push_back(fmt::format("--yieldmark_seconds={}", what.seconds));
    auto const limit = std::chrono::milliseconds(static_cast<long>(what.seconds * 1000) + 120'000);
    if (auto const done = run_stoppable(watched, limit, what.stop); !done.good())
        throw system::run_error("perf record " + describe(done));
    auto const printed = run_stoppable(
        command_of({"perf", "script", "-i", data, "-F", "ip,sym,dso", "--no-demangle", "--no-inline"}),
        seconds(120), what.stop);
    if (!printed.good())
        throw system::run_error("perf script " + describe(printed));
    return parse_perf_script(printed.output);
}

results::cpu_profile by_callgrind(run::bench const& measured, std::string const& name, wishes const& what) {
    auto const counted = count_stacks(measured, name, what.stop);
    auto made = folded(counted.stacks, "callgrind", "instructions");
    for (auto& one : made.stacks)
        one.weight =
            static_cast<std::uint64_t>(std::llround(static_cast<double>(one.weight) / counted.iterations));
    std::erase_if(made.stacks, [](auto const& one) { return one.weight == 0; });
    return made;
}

void record_cpu(run::bench const& measured, std::string const& name, fs::path const& cases,
                system::scratch const& dir, wishes const& what, results::profile& into) {
    try {
        into.cpu = what.with == sampler::perf
                       ? folded(with_perf(measured, cases, dir, what), "perf", "samples")
                       : by_callgrind(measured, name, what);
        if (into.cpu.stacks.empty())
            into.no_cpu = into.cpu.sampler + " found nothing in the measured region; try a larger size, or "
                                             "--sampler callgrind";
    } catch (system::run_error const& e) {
        into.no_cpu = e.what();
    }
}

} // namespace

std::string why_no_perf() {
    system::scratch const dir;
    auto const tried = run_stoppable(command_of({"perf", "record", "-q", "-e", "cpu-clock", "-o",
                                                 (dir / "perf.data").string(), "--", "true"}),
                                     seconds(20), nullptr);
    if (tried.good())
        return {};
    if (tried.status == 127 << 8)
        return "perf is not installed (Debian: apt-get install linux-perf)";
    return "perf can't sample here (" + describe(tried) +
           "); where kernel.perf_event_paranoid is above 2, lower it to 2 with sysctl";
}

std::string why_no_callgrind() {
    auto const tried = run_stoppable(command_of({"valgrind", "--version"}), seconds(20), nullptr);
    return tried.good() ? "" : "valgrind is not installed (Debian: apt-get install valgrind)";
}

results::profile record(run::bench const& measured, std::string const& name, wishes const& what) {
    system::scratch const dir;
    auto const cases = case_file(dir, {name});
    results::profile made;
    made.name = measured.is_foreign() ? results::case_name{name, "", "", 0} : results::parse_case_name(name);
    made.no_heap = what.heap ? "" : not_asked_for;
    made.no_cpu = what.cpu ? "" : not_asked_for;
    if (what.heap)
        record_heap(measured, cases, dir, what, made);
    if (what.cpu)
        record_cpu(measured, name, cases, dir, what, made);
    return made;
}

} // namespace yieldmark::profile
