#include "harness/compare/explain.hpp"

#include "harness/profile/count_stacks.hpp"
#include "harness/profile/record.hpp"
#include "harness/run/callgrind.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace yieldmark::compare {

namespace {

constexpr std::size_t most_cases = 10;

// How far time or instructions changed, of the two the farther; 0 where that isn't asked for.
double extent(case_change const& one, explained_cases which) {
    if (which == explained_cases::none)
        return 0;
    double most = 0;
    for (auto const* metric : {results::metric::time, results::metric::instructions}) {
        auto const* found = find_change(one, metric);
        if (!found || !found->changed || (metric == results::metric::time && one.unstable))
            continue;
        if (found->ratio.estimate > 1 || which == explained_cases::changed)
            most = std::max(most, std::abs(std::log(found->ratio.estimate)));
    }
    return one.error.empty() ? most : 0;
}

std::string why_none(explain_request const& what) {
    for (auto const& [side, words] : {std::pair{&what.base, "the base: "}, {&what.now, "the new side: "}})
        if (auto const why = run::why_no_instructions(*side); !why.empty())
            return words + why;
    return {};
}

std::string const& base_name(std::string const& name, explain_request const& what) {
    auto const before = what.old_names.find(name);
    return before == what.old_names.end() ? name : before->second;
}

explanation explanation_of(profile::counted_stacks const& base, profile::counted_stacks const& now) {
    auto alike = profile::folded_alike({base.stacks, now.stacks}, "callgrind", "instructions");
    return explained({std::move(alike[0]), base.iterations}, {std::move(alike[1]), now.iterations});
}

explanation explanation_of(std::string const& name, explain_request const& what,
                           std::atomic<int> const& stop) {
    try {
        auto const base = profile::count_stacks(what.base, base_name(name, what), &stop);
        return explanation_of(base, profile::count_stacks(what.now, name, &stop));
    } catch (system::run_error const& e) {
        return {.why_not = e.what()};
    }
}

using by_name = std::map<std::string, profile::counted_benchmark>;

// Of other projects' programs all are counted in one process a side.
void explain_programs(std::vector<case_change>& cases, std::vector<std::string> const& chosen,
                      explain_request const& what, system::progress& shown, std::atomic<int> const& stop,
                      explain_result& into) {
    std::vector<std::string> base_names;
    for (auto const& name : chosen)
        base_names.push_back(base_name(name, what));
    shown.show({.doing = "functions of the base", .done = 0, .total = 2, .seconds_left = -1});
    auto const base = profile::count_benchmarks(what.base, base_names, &stop);
    shown.show({.doing = "functions of the new side", .done = 1, .total = 2, .seconds_left = -1});
    auto const now = profile::count_benchmarks(what.now, chosen, &stop);
    for (auto const& name : chosen) {
        auto const& a = base.at(base_name(name, what));
        auto const& b = now.at(name);
        auto& one = *std::ranges::find(cases, name, &case_change::name);
        if (auto const& why = !a.why_not.empty() ? a.why_not : b.why_not; !why.empty()) {
            one.why = explanation{.why_not = why};
            continue;
        }
        one.why = explanation_of(a.stacks, b.stacks);
        into.instructions[name] = {a.instructions, b.instructions};
    }
}

} // namespace

std::vector<std::string> to_explain(std::vector<case_change> const& cases, explained_cases which) {
    std::vector<std::pair<double, std::string>> changed;
    for (auto const& one : cases)
        if (auto const by = extent(one, which); by > 0)
            changed.emplace_back(-by, one.name);
    std::ranges::sort(changed);
    std::vector<std::string> found;
    for (auto& [by, name] : changed)
        found.push_back(std::move(name));
    return found;
}

explain_result explain(std::vector<case_change>& cases, explain_request const& what, system::progress& shown,
                       std::atomic<int> const& stop) {
    explain_result made;
    auto chosen = to_explain(cases, what.which);
    if (chosen.empty())
        return made;
    if (auto const why = why_none(what); !why.empty()) {
        made.doubts.push_back("functions are not compared: " + why);
        return made;
    }
    if (chosen.size() > most_cases) {
        made.doubts.push_back(
            fmt::format("functions are compared of the {} cases that changed most; name others "
                        "by a filter to see theirs",
                        most_cases));
        chosen.resize(most_cases);
    }
    try {
        if (what.base.is_foreign() && what.now.is_foreign()) {
            explain_programs(cases, chosen, what, shown, stop, made);
            return made;
        }
        system::stopwatch const watch;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            auto const left = system::seconds_left(watch.seconds(), i, chosen.size() - i);
            shown.show({.doing = "functions of " + chosen[i],
                        .done = i,
                        .total = chosen.size(),
                        .seconds_left = left});
            std::ranges::find(cases, chosen[i], &case_change::name)->why =
                explanation_of(chosen[i], what, stop);
        }
    } catch (profile::stopped const&) {
        made.complete = false;
    } catch (system::run_error const& e) {
        made.doubts.push_back(std::string("functions are not compared: ") + e.what());
    }
    return made;
}

} // namespace yieldmark::compare
