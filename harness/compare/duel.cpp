#include "harness/compare/duel.hpp"

#include "harness/compare/duel_run.hpp"
#include "harness/compare/duel_verdict.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <set>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;

std::set<std::string> names_of(run::bench const& of) {
    std::set<std::string> names;
    for (auto const& example : of.can_run.examples)
        for (auto const& one : example.cases)
            names.insert(one.name);
    return names;
}

fs::path beside_this_program() {
    std::error_code none;
    return fs::read_symlink("/proc/self/exe", none).parent_path() / "yieldmark-duel";
}

std::string why_no_side(run::bench const& of) {
    auto const name = of.executable.string();
    if (of.is_python())
        return name + " runs under an interpreter: it can't be one side of a duel";
    if (!of.manifest)
        return name + " can't be linked again (" + of.why_one_layout +
               "); compare the two executables instead";
    if (of.manifest->side.empty())
        return name + " was built before sides of a duel existed; compare the two executables instead";
    return {};
}

// Absolute, with the program found, and every number within its range.
duel_request completed(duel_request asked) {
    if (auto const why = why_no_duel(asked.base, asked.now); !why.empty())
        throw run::run_error(why);
    if (asked.first_pairs < least_pairs || (asked.second_pairs != 0 && asked.second_pairs < least_pairs))
        throw run::usage_error(fmt::format("a stage of a duel needs at least {} pairs", least_pairs));
    if (!(asked.threshold >= 0) || !(asked.false_discovery_rate > 0 && asked.false_discovery_rate < 1))
        throw run::usage_error(
            "the threshold must not be below 0, the rate of false discoveries between 0 and 1");
    if (asked.program.empty())
        asked.program = beside_this_program();
    if (!fs::exists(asked.program))
        throw run::run_error(asked.program.string() + " isn't there; build the target yieldmark-duel");
    asked.scratch = fs::absolute(asked.scratch);
    std::error_code wrong;
    fs::create_directories(asked.scratch, wrong);
    if (wrong)
        throw run::run_error(asked.scratch.string() + " can't be made: " + wrong.message());
    return asked;
}

void tell_one_sided(std::vector<case_change>& cases, std::set<std::string> const& base,
                    std::set<std::string> const& now) {
    for (auto& one : cases)
        if (bool const in_base = base.contains(one.name); in_base != now.contains(one.name))
            one.only_in = in_base ? "base" : "new";
}

} // namespace

std::string why_no_duel(run::bench const& base, run::bench const& now) {
    auto const why = why_no_side(base);
    return why.empty() ? why_no_side(now) : why;
}

duel_outcome duel(duel_request const& given, run::progress& shown, std::atomic<int> const& stop) {
    auto const begun = std::chrono::steady_clock::now();
    auto const asked = completed(given);
    auto const in_base = names_of(asked.base);
    auto const in_now = names_of(asked.now);
    std::vector<std::string> both;
    for (auto const& name : asked.cases)
        if (in_base.contains(name) && in_now.contains(name))
            both.push_back(name);

    auto const seed =
        asked.seed ? *asked.seed : (std::uint64_t{std::random_device{}()} << 16) ^ std::random_device{}();
    duel_run all(asked, seed, both, shown, stop);
    if (!both.empty())
        all.run();
    auto made = std::move(all.outcome());
    made.cases = verdicts(asked.cases, made.pairs, rules_of(asked));
    tell_one_sided(made.cases, in_base, in_now);
    for (auto& one : made.cases)
        if (auto const found = all.errors().find(one.name); found != all.errors().end())
            one.error = found->second;
    made.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return made;
}

} // namespace yieldmark::compare
