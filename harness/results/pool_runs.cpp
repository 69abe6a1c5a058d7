#include "harness/results/merge_parts.hpp"
#include "harness/results/merge_runs.hpp"
#include "harness/results/toolchain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

// Runs of one program, each with processes of its own, as one run.

namespace yieldmark::results {

namespace {

using case_key = std::pair<case_name, std::uint32_t>;

bool agree(std::string const& a, std::string const& b) {
    return a.empty() || b.empty() || a == b;
}

bool same_toolchains(run const& a, run const& b) {
    return std::ranges::equal(a.toolchains, b.toolchains, same_toolchain);
}

void move_into(case_result& into, case_result& more) {
    if (into.error.empty())
        into.error = std::move(more.error);
    into.without.merge(more.without);
    std::ranges::move(more.samples, std::back_inserter(into.samples));
}

void append_cases(run& into, run& more) {
    std::map<case_key, std::size_t> known;
    for (std::size_t i = 0; i < into.cases.size(); ++i)
        known.emplace(case_key(into.cases[i].name, into.cases[i].toolchain), i);
    auto const processes = static_cast<std::uint32_t>(into.processes.size());
    for (auto& one : more.cases) {
        for (auto& s : one.samples)
            s.process += processes;
        if (auto const at = known.find(case_key(one.name, one.toolchain)); at != known.end())
            move_into(into.cases[at->second], one);
        else
            into.cases.push_back(std::move(one));
    }
    std::ranges::move(more.processes, std::back_inserter(into.processes));
}

bool same_machine(machine const& a, machine const& b) {
    return agree(a.host, b.host) && agree(a.cpu, b.cpu) &&
           (a.cores == b.cores || a.cores == 0 || b.cores == 0);
}

std::string name_of(run const& r) {
    return r.executable.empty() ? "one program, as they don't say which" : r.executable;
}

} // namespace

bool of_one_program(run const& a, run const& b) {
    return a.executable == b.executable && same_toolchains(a, b) && a.plan == b.plan &&
           agree(a.revision, b.revision) && a.benchmark_version == b.benchmark_version &&
           agree(a.library_build, b.library_build);
}

run pooled(std::vector<run> runs) {
    auto into = std::move(runs.front());
    bool one_machine = true;
    for (std::size_t i = 1; i < runs.size(); ++i) {
        auto& more = runs[i];
        one_machine = one_machine && same_machine(into.where, more.where);
        append_cases(into, more);
        append_remarks(into, more);
        append_examples(into, more);
    }
    if (!one_machine)
        into.doubts.emplace_back("the files were measured on several machines");
    return into;
}

run joined(std::vector<run> runs) {
    std::vector<std::vector<run>> groups;
    for (auto& one : runs) {
        auto const of = std::ranges::find_if(groups, [&](auto const& group) {
            return one.plan.empty() && of_one_program(group.front(), one);
        });
        if (of == groups.end())
            groups.emplace_back().push_back(std::move(one));
        else
            of->push_back(std::move(one));
    }
    std::vector<run> columns;
    for (auto& group : groups) {
        auto const files = group.size();
        columns.push_back(pooled(std::move(group)));
        if (files > 1)
            columns.back().doubts.push_back(fmt::format("{} results are taken for as many processes of {}",
                                                        files, name_of(columns.back())));
    }
    return merged(std::move(columns));
}

} // namespace yieldmark::results
