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

explanation explanation_of(std::string const& name, explain_request const& what,
                           std::atomic<int> const& stop) {
    try {
        auto const before = what.old_names.find(name);
        auto const base =
            profile::count_stacks(what.base, before == what.old_names.end() ? name : before->second, &stop);
        auto const now = profile::count_stacks(what.now, name, &stop);
        auto alike = profile::folded_alike({base.stacks, now.stacks}, "callgrind", "instructions");
        return explained({std::move(alike[0]), base.iterations}, {std::move(alike[1]), now.iterations});
    } catch (system::run_error const& e) {
        return {.why_not = e.what()};
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
    system::stopwatch const watch;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        auto const left = system::seconds_left(watch.seconds(), i, chosen.size() - i);
        shown.show(
            {.doing = "functions of " + chosen[i], .done = i, .total = chosen.size(), .seconds_left = left});
        try {
            std::ranges::find(cases, chosen[i], &case_change::name)->why =
                explanation_of(chosen[i], what, stop);
        } catch (profile::stopped const&) {
            made.complete = false;
            break;
        }
    }
    return made;
}

} // namespace yieldmark::compare
