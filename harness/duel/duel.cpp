#include "harness/duel/duel.hpp"

#include "harness/duel/conductor.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/own_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>

namespace yieldmark::duel {

namespace {

namespace fs = std::filesystem;

std::set<std::string> names_of(run::bench const& of) {
    std::set<std::string> names;
    for (auto const& example : of.can_run.examples)
        for (auto const& one : example.cases)
            names.insert(one.name);
    return names;
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
        throw system::run_error(why);
    if (asked.first_pairs < least_pairs ||
        (asked.rules.second_pairs != 0 && asked.rules.second_pairs < least_pairs))
        throw system::usage_error(fmt::format("a stage of a duel needs at least {} pairs", least_pairs));
    if (!(asked.rules.threshold >= 0) ||
        !(asked.rules.false_discovery_rate > 0 && asked.rules.false_discovery_rate < 1))
        throw system::usage_error(
            "the threshold must not be below 0, the rate of false discoveries between 0 and 1");
    if (asked.program.empty())
        asked.program = system::own_folder() / "yieldmark-duel";
    if (!fs::exists(asked.program))
        throw system::run_error(asked.program.string() + " isn't there; build the target yieldmark-duel");
    asked.scratch = fs::absolute(asked.scratch);
    std::error_code wrong;
    fs::create_directories(asked.scratch, wrong);
    if (wrong)
        throw system::run_error(asked.scratch.string() + " can't be made: " + wrong.message());
    return asked;
}

} // namespace

std::string why_no_duel(run::bench const& base, run::bench const& now) {
    auto const why = why_no_side(base);
    return why.empty() ? why_no_side(now) : why;
}

duel_result run_duel(duel_request const& given, system::progress& shown, std::atomic<int> const& stop) {
    system::stopwatch const watch;
    auto const asked = completed(given);
    auto const in_base = names_of(asked.base);
    auto const in_now = names_of(asked.now);
    std::vector<std::string> both;
    std::map<std::string, std::string> only_in;
    for (auto const& name : asked.cases)
        if (in_base.contains(name) && in_now.contains(name))
            both.push_back(name);
        else if (in_base.contains(name) || in_now.contains(name))
            only_in[name] = in_base.contains(name) ? "base" : "new";

    auto const seed =
        asked.seed ? *asked.seed : (std::uint64_t{std::random_device{}()} << 16) ^ std::random_device{}();
    conductor all(asked, seed, both, shown, stop);
    if (!both.empty())
        all.run();
    auto made = std::move(all.result());
    made.only_in = std::move(only_in);
    made.seconds = watch.seconds();
    return made;
}

} // namespace yieldmark::duel
