#include "reports/sentences.hpp"

#include "harness/results/clock.hpp"
#include "harness/results/lists.hpp"
#include "harness/text/format.hpp"
#include "reports/elision.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <set>

namespace yieldmark::report {
namespace {

// Timed processes that a case has a sample of: what was planned beyond them had nothing to measure.
struct timed_processes {
    std::set<std::uint32_t> all{};
    std::size_t least = std::numeric_limits<std::size_t>::max(); // of one case
    std::size_t most = 0;
};

timed_processes timed_processes_of(results::run const& run) {
    timed_processes found;
    for (auto const& c : run.cases) {
        std::set<std::uint32_t> here;
        for (auto const& s : c.samples)
            if (s.metric == results::metric::time && s.process < run.processes.size())
                here.insert(s.process);
        found.all.insert(here.begin(), here.end());
        if (here.empty() || !c.error.empty() || c.name.technique.starts_with("cpython_"))
            continue;
        found.least = std::min(found.least, here.size());
        found.most = std::max(found.most, here.size());
    }
    return found;
}

std::size_t layouts_of(results::run const& run, std::set<std::uint32_t> const& processes) {
    std::set<std::pair<std::uint32_t, std::uint64_t>> seeds;
    for (auto const index : processes)
        seeds.emplace(run.processes[index].toolchain, run.processes[index].layout_seed);
    return seeds.size();
}

bool relinked(results::run const& run) {
    return std::ranges::any_of(run.processes,
                               [](auto const& p) { return p.pass == "time" && p.layout_seed != 0; });
}

bool measured(figures const& f, std::string_view metric) {
    return std::ranges::any_of(f.groups, [&](group const& g) {
        return std::ranges::any_of(g.cells, [&](cell const& c) { return c.value(metric).has_value(); });
    });
}

// What somebody gave with --benchmark_context.
std::string context_text(results::run const& run) {
    std::string text;
    for (auto const& [key, value] : run.context)
        text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", key, value);
    return text;
}

std::string machine_text(results::machine const& m) {
    std::vector<std::string> parts;
    if (!m.cpu.empty())
        parts.push_back(m.cpu);
    if (m.cores != 0)
        parts.push_back(text::counted(m.cores, "core"));
    if (m.mhz > 0)
        parts.push_back(fmt::format("{:.2f} GHz", m.mhz / 1000));
    if (m.memory_bytes != 0)
        parts.push_back(fmt::format("{} of memory", text::bytes_text(static_cast<double>(m.memory_bytes))));
    return fmt::format("{}", fmt::join(parts, ", "));
}

// Of a run that was merged from parts, each machine that is of another kind.
std::string machines_text(results::run const& run) {
    if (run.machines.size() < 2)
        return machine_text(run.where);
    constexpr std::size_t most = 4;
    std::vector<std::string> kinds;
    for (auto const& m : run.machines)
        results::append_new(kinds, machine_text(m));
    auto const more = kinds.size() > most ? fmt::format("; and {} kinds more", kinds.size() - most) : "";
    kinds.resize(std::min(kinds.size(), most));
    return fmt::format("{} parts: {}{}", run.machines.size(), fmt::join(kinds, "; "), more);
}

std::string extent_text(figures const& f) {
    auto const& run = *f.run;
    auto text = run.plan.empty() ? std::string() : run.plan + " plan: ";
    if (results::all_foreign(run))
        text += text::counted(f.examples.size(), "benchmark");
    else
        text += fmt::format("{} of {}", text::counted(run.cases.size(), "case"),
                            text::counted(f.examples.size(), "example"));
    auto const timed = timed_processes_of(run);
    if (auto const count = timed.all.size())
        text += fmt::format(", {} process{} for time", count, count == 1 ? "" : "es");
    if (timed.least < timed.most)
        text += fmt::format(" ({} to {} for a case)", timed.least, timed.most);
    if (relinked(run))
        text += fmt::format(" in {}", text::counted(layouts_of(run, timed.all), "random layout"));
    return text;
}

std::string percent(double share) {
    return fmt::format("{} %", share >= 0.0995 ? fmt::format("{:.0f}", share * 100)
                                               : fmt::format("{:.1f}", share * 100));
}

// Others' programs have two times of each benchmark; ours only the wall clock's.
std::string clock_text(results::run const& run) {
    std::size_t cpu = 0;
    std::size_t real = 0;
    for (auto const& one : run.cases)
        for (auto const& s : one.samples)
            if (s.metric == results::metric::time) {
                ++(results::clock_of({&s, 1}) == results::clock::cpu ? cpu : real);
                break;
            }
    if (cpu == 0)
        return "";
    return fmt::format("The time of {} is the processor's (cpu_time)", text::counted(cpu, "benchmark")) +
           (real > 0 ? fmt::format(", that of {} the wall clock's (real_time).", real) : ".");
}

fact time_method(figures const& f) {
    std::string text =
        "Google Benchmark times each case in many short processes; a process's value is the least of its "
        "slices, and a case's value the median over its processes. The techniques of one example run side "
        "by "
        "side in the same process, so that a slow moment of the machine hits all of them.";
    if (relinked(*f.run))
        text +=
            " Each process runs a fresh random link order of the same object files: where code happens to "
            "lie moves small loops more than most changes do, and the intervals include that. Memory is "
            "warm: "
            "what a case frees stays with its process, and the page faults of a first use are not in its "
            "time.";
    else
        text +=
            " All processes ran the one layout that the build linked, so part of a difference between two "
            "techniques may come from where their code happens to lie.";
    return {"Time", text};
}

// Of a file that Google Benchmark wrote by itself no more is known than what stands in it.
fact foreign_time_method(results::run const& run) {
    if (run.plan.empty())
        return {"Time", "As Google Benchmark measured it: each repetition is one value, and a benchmark's "
                        "value is their median. They come from one process, in the one layout that the "
                        "program was linked with; another process may differ by more than they do."};
    return {"Time", "Google Benchmark times each benchmark in several processes of the program; a process's "
                    "value is the least of its repetitions, and a benchmark's value the median over its "
                    "processes. All ran the one layout that the program was linked with, so part of a "
                    "difference between two benchmarks may come from where their code happens to lie."};
}

std::vector<fact> how_others_were_measured(figures const& f) {
    std::vector<fact> facts{foreign_time_method(*f.run)};
    if (auto clock = clock_text(*f.run); !clock.empty())
        facts.push_back({"Clock", std::move(clock)});
    facts.push_back({"Intervals", fmt::format("95 %: the bootstrap distribution of the median over {}.",
                                              f.run->plan.empty() ? "repetitions" : "processes")});
    if (measured(f, results::metric::peak_bytes))
        facts.push_back({"Heap", "What the program's own memory manager (benchmark::RegisterMemoryManager) "
                                 "reported."});
    return facts;
}

// Where benchmarks of other programs stand beside ours: what follows is so of ours.
std::string whose_method(results::run const& run) {
    auto const others = std::ranges::count_if(run.cases, [](auto const& c) { return c.name.foreign(); });
    return others == 0
               ? ""
               : fmt::format("{} of another program {} here too. What follows holds for yieldmark's own "
                             "cases.",
                             text::counted(static_cast<std::size_t>(others), "benchmark"),
                             others == 1 ? "stands" : "stand");
}

std::vector<fact> how_ours_were_measured(figures const& f) {
    std::vector<fact> facts;
    if (auto text = whose_method(*f.run); !text.empty())
        facts.push_back({"Of what", std::move(text)});
    if (auto clock = clock_text(*f.run); !clock.empty())
        facts.push_back({"Clock", std::move(clock)});
    facts.push_back({"Check",
                     "Before anything is timed, each case's whole sequence is digested and compared with the "
                     "digest that the example's Python reference made. A case that yields something else "
                     "fails; it has no time."});
    facts.push_back(time_method(f));
    facts.push_back({"Intervals",
                     "95 %: the bootstrap distribution of the median over processes, computed exactly. A "
                     "ratio compares values of the same process, one by one. If its interval contains 1, "
                     "the data can't tell the two apart: grey, with ≈."});
    if (measured(f, results::metric::peak_bytes))
        facts.push_back({"Heap",
                         "In separate processes, with a preloaded probe that counts malloc, its family and "
                         "mmap over the measured region only. Fiber stacks count. These are counts, the same "
                         "in every run, and have no interval. The timed program carries no hook."});
    if (measured(f, results::metric::resident_bytes))
        facts.push_back({"Resident memory",
                         "One process for each case: how far the region raised the high-water mark of "
                         "the memory that the kernel actually gave it."});
    if (measured(f, results::metric::page_faults))
        facts.push_back({"Page faults", "Of the region, minor and major, in that same process: pages that "
                                        "it touched for the first time. What the process touched before "
                                        "shifts them a little; they have no interval."});
    return facts;
}

} // namespace

std::string_view scenario_meaning(std::string_view scenario) {
    if (scenario == "drain")
        return "every item goes through a sink that the optimiser can't see into";
    if (scenario == "sum")
        return "every item is folded with +, and the optimiser is left free";
    if (scenario == "first")
        return "make the sequence, take one item, destroy it";
    return "";
}

std::string_view default_title(results::run const& run) {
    return results::all_foreign(run) || run.cases.empty() ? "Benchmark results"
                                                          : "What laziness costs in C++";
}

std::vector<fact> what_was_measured(figures const& f) {
    auto const& run = *f.run;
    std::vector<fact> facts;
    auto const add = [&](std::string label, std::string text) {
        if (!text.empty())
            facts.push_back({std::move(label), std::move(text)});
    };
    add("Program", run.executable);
    add("It says of itself", context_text(run));
    add("Machine", machines_text(run));
    add("System", run.where.system);
    for (auto const& t : run.toolchains)
        add("Compiler", t.flags.empty() ? t.compiler : t.compiler + ", " + t.flags);
    add("Revision", run.revision);
    add("Date", run.date);
    if (!run.date.empty() || !run.cases.empty()) // a comparison alone has no run
        add("Extent", extent_text(f));
    if (!run.benchmark_version.empty())
        add("Harness", "Google Benchmark " + run.benchmark_version);
    add("Coroutine frames", elision_text(f));
    return facts;
}

std::vector<std::string> doubts(figures const& f) {
    auto lines = f.run->doubts;
    if (auto const& part = f.run->part)
        lines.push_back(
            fmt::format("this is part {} of {} of a run; `yieldmark merge` makes the whole of them",
                        part->number, part->of));
    if (!f.run->complete)
        lines.emplace_back(
            "the run was stopped before its plan was done: some cases have fewer samples, or none");
    if (auto noise = noise_text(f); !noise.empty())
        lines.push_back(std::move(noise));
    return lines;
}

std::string noise_text(figures const& f) {
    if (f.noise > 0)
        return fmt::format("noise of this machine: half of all cases are known to ±{} or better",
                           percent(f.noise));
    return f.time_samples != 0 ? "too few processes for intervals: the figures are single readings" : "";
}

std::vector<fact> how_it_was_measured(figures const& f) {
    if (f.run->cases.empty())
        return {}; // a comparison or a history alone
    auto facts = results::all_foreign(*f.run) ? how_others_were_measured(f) : how_ours_were_measured(f);
    for (auto const& [metric, why] : f.run->absent)
        facts.push_back({"Not measured: " + metric, why});
    return facts;
}

} // namespace yieldmark::report
