#include "harness/results/merge_runs.hpp"

#include "harness/results/lists.hpp"
#include "harness/results/merge_parts.hpp"
#include "harness/results/toolchain.hpp"

#include <algorithm>
#include <set>

namespace yieldmark::results {

namespace {

void append_toolchains(run& into, run const& more) {
    std::set<std::string> taken;
    for (auto const& t : into.toolchains)
        taken.insert(t.id);
    for (auto t : more.toolchains) {
        auto const id = t.id;
        for (unsigned i = 2; !taken.insert(t.id).second; ++i)
            t.id = id + "-" + std::to_string(i);
        into.toolchains.push_back(std::move(t));
    }
}

void append_cases(run& into, run& more, std::uint32_t toolchains, std::uint32_t processes) {
    for (auto& one : more.cases) {
        one.toolchain += toolchains;
        for (auto& s : one.samples)
            s.process += processes;
        into.cases.push_back(std::move(one));
    }
    for (auto& p : more.processes) {
        p.toolchain += toolchains;
        into.processes.push_back(std::move(p));
    }
}

void append_profiles(run& into, run& more, std::uint32_t toolchains) {
    for (auto& one : more.profiles) {
        one.toolchain += toolchains;
        into.profiles.push_back(std::move(one));
    }
    for (auto& one : more.code) {
        one.toolchain += toolchains;
        into.code.push_back(std::move(one));
    }
}

} // namespace

void append_examples(run& into, run& more) {
    for (auto& example : more.examples)
        if (std::ranges::count(into.examples, example.name, &example_info::name) == 0)
            into.examples.push_back(std::move(example));
}

void append_remarks(run& into, run& more) {
    append_new(into.doubts, more.doubts);
    into.failures.insert(into.failures.end(), more.failures.begin(), more.failures.end());
    into.absent.merge(more.absent);
    into.context.merge(more.context);
    into.slow_limit = std::max(into.slow_limit, more.slow_limit);
    into.complete = into.complete && more.complete;
}

run merged(std::vector<run> runs) {
    auto into = std::move(runs.front());
    for (std::size_t i = 1; i < runs.size(); ++i) {
        auto& more = runs[i];
        auto const toolchains = static_cast<std::uint32_t>(into.toolchains.size());
        auto const processes = static_cast<std::uint32_t>(into.processes.size());
        append_toolchains(into, more);
        append_cases(into, more, toolchains, processes);
        append_profiles(into, more, toolchains);
        append_examples(into, more);
        append_remarks(into, more);
    }
    return into;
}

std::uint32_t toolchain_index(run& into, toolchain const& wanted) {
    auto const found = std::ranges::find_if(
        into.toolchains, [&](toolchain const& one) { return same_toolchain(one, wanted); });
    auto const index = static_cast<std::uint32_t>(found - into.toolchains.begin());
    if (found == into.toolchains.end()) {
        auto added = wanted;
        for (unsigned i = 2; std::ranges::count(into.toolchains, added.id, &toolchain::id) != 0; ++i)
            added.id = wanted.id + "-" + std::to_string(i);
        into.toolchains.push_back(std::move(added));
    }
    return index;
}

} // namespace yieldmark::results
