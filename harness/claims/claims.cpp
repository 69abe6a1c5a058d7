#include "harness/claims/claims.hpp"

#include "harness/results/lists.hpp"
#include "harness/text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace yieldmark::claims {
namespace {

constexpr std::array<claim, 17> table{{
    {"memory", "lazy takes less memory, however long the sequence", "000, 001, 002, 003, 004", memory},
    {"deferred", "making a generator runs none of its code", "002", deferred},
    {"on_demand", "only what is asked for is computed", "000, 003", on_demand},
    {"faster_iterators", "generators are faster than other ways of making iterators", "002",
     faster_iterators},
    {"small_data", "for small data a list may be faster", "001", small_data},
    {"expressions", "a generator expression beats a generator function", "001", expressions},
    {"chaining", "chained stages need no intermediate results", "003", chaining},
    {"utilities", "itertools works excellently with generators", "003", utilities},
    {"sharing", "two readers of one sequence keep what lies between them (itertools.tee)", "003", sharing},
    {"infinite", "endless sequences in constant memory", "000, 001, 002, 003, 004", infinite},
    {"chunks", "a large file is read in constant memory", "002, 003", chunks},
    {"frugal_yields", "too many yields cost speed", "000", frugal_yields},
    {"single_pass", "a used-up generator must be made anew", "003", single_pass},
    {"multitasking", "generators give cheap cooperative multitasking", "000, 001", multitasking},
    {"threads", "generators with threads use several processors", "002", threads},
    {"massive", "data larger than memory can be processed", "003, 004", massive},
    {"readable", "generators make code simpler", "000", readable},
}};

bool is_python(results::run const& run, std::uint32_t toolchain) {
    auto const who = python_roles();
    return std::ranges::any_of(run.cases, [&](auto const& one) {
        return one.toolchain == toolchain &&
               (one.name.technique == who.generator || one.name.technique == who.eager);
    });
}

finding answer_for(claim const& c, evidence const& from, roles const& who) {
    auto f = c.answer(from, who);
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

using answers = std::vector<std::pair<std::size_t, finding>>;

bool all_alike(answers const& each) {
    auto const& first = each.front().second;
    return std::ranges::all_of(each, [&](auto const& one) {
        return one.second.figure == first.figure && one.second.sentence == first.sentence &&
               one.second.statement == first.statement;
    });
}

// A toolchain that measured nothing of a claim takes nothing from what another one found.
finding merged(results::run const& run, answers const& each) {
    auto result = each.front().second;
    if (all_alike(each))
        return result;
    std::set<claim_verdict> verdicts;
    result.figure.clear();
    result.statement.clear();
    result.sentence.clear();
    result.crossover.clear();
    result.rows.clear();
    result.cases.clear();
    for (auto const& [toolchain, f] : each) {
        auto const name = toolchain_name(run, toolchain);
        verdicts.insert(f.reading);
        add_text(result.figure, "; ", name + " " + f.figure);
        add_text(result.statement, " ", name + ": " + f.statement);
        add_text(result.sentence, " ", name + ": " + f.sentence);
        for (auto const& row : f.rows)
            result.rows.push_back({fmt::format("{}: {}", name, row.of), row.figure});
        if (!f.crossover.empty())
            add_text(result.crossover, "; ", name + " " + f.crossover);
        results::append_new(result.cases, f.cases);
    }
    if (verdicts.size() > 1)
        result.reading = claim_verdict::depends;
    return result;
}

} // namespace

std::string_view verdict_text(claim_verdict v) {
    constexpr std::array<std::string_view, 4> texts{"holds", "fails", "depends", "not measured"};
    return texts[static_cast<std::size_t>(v)];
}

finding unmeasured(std::string why, std::string command) {
    finding f;
    f.reading = claim_verdict::not_measured;
    f.sentence = std::move(why);
    f.command = std::move(command);
    return f;
}

std::span<claim const> all_claims() {
    return table;
}

namespace {

// The claims were made about Python: their answers there are shown too, but decide nothing for C++.
void add_python(finding& f, claim const& c, evidence const& from) {
    auto const python = answer_for(c, from, python_roles());
    if (python.reading == claim_verdict::not_measured)
        return;
    f.sentence += " In CPython it " + std::string(verdict_text(python.reading)) + ": " + python.statement +
                  " " + python.sentence;
}

} // namespace

finding answer(claim const& c, results::run const& run) {
    std::set<std::uint32_t> toolchains;
    for (auto const& one : run.cases)
        toolchains.insert(one.toolchain);
    answers measured;
    results::run const nothing;
    finding result = answer_for(c, evidence(nothing, 0), cpp_roles());
    for (auto const toolchain : toolchains) {
        if (is_python(run, toolchain))
            continue;
        result = answer_for(c, evidence(run, toolchain), cpp_roles());
        if (result.reading != claim_verdict::not_measured)
            measured.emplace_back(toolchain, result);
    }
    if (!measured.empty())
        result = measured.size() == 1 ? measured.front().second : merged(run, measured);
    for (auto const toolchain : toolchains)
        if (is_python(run, toolchain))
            add_python(result, c, evidence(run, toolchain));
    return result;
}

std::vector<finding> answer_all(results::run const& run) {
    std::vector<finding> all;
    if (run.cases.empty() || results::all_foreign(run))
        return all;
    for (auto const& c : table)
        all.push_back(answer(c, run));
    return all;
}

} // namespace yieldmark::claims
