#include "harness/claims/claims.hpp"

#include "harness/claims/words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace yieldmark::claims {
namespace {

constexpr std::array<claim, 15> table{{
    {"memory", "lazy takes less memory, however long the sequence", "000, 001, 002, 003, 004", memory},
    {"deferred", "making a generator runs none of its code", "002", deferred},
    {"on_demand", "only what is asked for is computed", "000, 003", on_demand},
    {"faster_iterators", "generators are faster than other ways of making iterators", "002", faster_iterators},
    {"small_data", "for small data a list may be faster", "001", small_data},
    {"expressions", "a generator expression beats a generator function", "001", expressions},
    {"chaining", "chained stages need no intermediate results", "003", chaining},
    {"infinite", "endless sequences in constant memory", "000, 001, 002, 003, 004", infinite},
    {"chunks", "a large file is read in constant memory", "002, 003", chunks},
    {"frugal_yields", "too many yields cost speed", "000", frugal_yields},
    {"single_pass", "a used-up generator must be made anew", "003", single_pass},
    {"multitasking", "generators give cheap cooperative multitasking", "000, 001", multitasking},
    {"threads", "generators with threads use several processors", "002", threads},
    {"massive", "data larger than memory can be processed", "003, 004", massive},
    {"readable", "generators make code simpler", "000", readable},
}};

finding answer_for(claim const& c, evidence const& from) {
    auto f = c.answer(from, cpp_roles());
    f.id = c.id;
    f.claim = c.text;
    f.documents = c.documents;
    return f;
}

std::string toolchain_name(results::run const& run, std::size_t toolchain) {
    return toolchain < run.toolchains.size() ? run.toolchains[toolchain].id : std::to_string(toolchain);
}

void add_text(std::string& all, std::string_view separator, std::string const& more) {
    if (!more.empty())
        all += (all.empty() ? "" : std::string(separator)) + more;
}

// A toolchain that measured nothing of a claim takes nothing from what another one found.
finding merged(results::run const& run, std::vector<std::pair<std::size_t, finding>> const& each) {
    auto result = each.front().second;
    std::set<verdict> verdicts;
    result.figure.clear();
    result.sentence.clear();
    result.crossover.clear();
    result.cases.clear();
    for (auto const& [toolchain, f] : each) {
        auto const name = toolchain_name(run, toolchain);
        verdicts.insert(f.reading);
        add_text(result.figure, "; ", name + " " + f.figure);
        add_text(result.sentence, " ", name + ": " + f.sentence);
        if (!f.crossover.empty())
            add_text(result.crossover, "; ", name + " " + f.crossover);
        for (auto const& one : f.cases)
            if (std::ranges::find(result.cases, one) == result.cases.end())
                result.cases.push_back(one);
    }
    if (verdicts.size() > 1)
        result.reading = verdict::depends;
    return result;
}

} // namespace

std::string_view verdict_text(verdict v) {
    constexpr std::array<std::string_view, 4> texts{"holds", "fails", "depends", "not measured"};
    return texts[static_cast<std::size_t>(v)];
}

finding unmeasured(std::string why, std::string command) {
    finding f;
    f.reading = verdict::not_measured;
    f.sentence = std::move(why);
    f.command = std::move(command);
    return f;
}

std::span<claim const> all_claims() { return table; }

finding answer(claim const& c, results::run const& run) {
    std::set<std::uint32_t> toolchains;
    for (auto const& one : run.cases)
        toolchains.insert(one.toolchain);
    std::vector<std::pair<std::size_t, finding>> measured;
    finding last;
    for (auto const toolchain : toolchains) {
        last = answer_for(c, evidence(run, toolchain));
        if (last.reading != verdict::not_measured)
            measured.emplace_back(toolchain, last);
    }
    if (measured.empty())
        return last;
    return measured.size() == 1 ? measured.front().second : merged(run, measured);
}

std::vector<finding> answer_all(results::run const& run) {
    std::vector<finding> all;
    if (std::ranges::all_of(run.cases, [](auto const& c) { return c.name.foreign(); }))
        return all;
    for (auto const& c : table)
        all.push_back(answer(c, run));
    return all;
}

} // namespace yieldmark::claims
