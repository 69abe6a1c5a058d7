#include "harness/compare/selection.hpp"

#include "harness/results/case_filter.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace yieldmark::compare {

namespace {

using name_list = std::vector<std::string>;

bool measured_by_default(run::listed_case const& one) {
    return one.scenario == "drain" && one.in("quick") && !one.huge;
}

name_list largest_drains(run::inventory const& all) {
    name_list chosen;
    for (auto const& example : all.examples) {
        std::uint64_t largest = 0;
        for (auto const& one : example.cases)
            if (measured_by_default(one))
                largest = std::max(largest, one.n);
        for (auto const& one : example.cases)
            if (measured_by_default(one) && one.n == largest)
                chosen.push_back(one.name);
    }
    return chosen;
}

std::set<std::string> as_set(name_list const& all) {
    return {all.begin(), all.end()};
}

// What is chosen on one side is compared if the other can run it, whether or not it would choose it.
selection divided(name_list const& chosen_base, name_list const& chosen_now, name_list const& has_base,
                  name_list const& has_now) {
    selection s;
    auto const in_base = as_set(has_base);
    auto const in_now = as_set(has_now);
    auto chosen = as_set(chosen_base);
    chosen.insert(chosen_now.begin(), chosen_now.end());
    for (auto const& name : has_now)
        if (chosen.erase(name) > 0)
            (in_base.contains(name) ? s.both : s.added).push_back(name);
    for (auto const& name : has_base)
        if (chosen.erase(name) > 0)
            s.base.push_back(name);
    return s;
}

void require_some(selection const& s) {
    if (s.both.empty())
        throw system::usage_error(
            "the two sides have none of these cases in common, so there is nothing to compare");
}

std::string words_of(results::case_filter const& filter) {
    return filter.patterns().size() == 1 ? results::quoted(filter.patterns()) + " names"
                                         : results::quoted(filter.patterns()) + " name";
}

std::string idle_line(results::case_filter const& filter) {
    return filter.report_idle("case of either side", "");
}

struct by_plan {
    std::string plan;
    results::case_filter filter;
    name_list base{};
    name_list now{};
};

by_plan matched(run::inventory const& base, run::inventory const& now, std::string const& plan,
                name_list const& filters) {
    by_plan made{plan, results::case_filter(filters)};
    made.base = run::matching(base, plan, made.filter);
    made.now = run::matching(now, plan, made.filter);
    return made;
}

// The full plan only for the sake of a filter that it answers: one that names nothing changes nothing.
selection filtered(run::inventory const& base, run::inventory const& now, name_list const& filters) {
    auto made = matched(base, now, "quick", filters);
    if (!made.filter.idle().empty())
        if (auto full = matched(base, now, "full", filters);
            full.filter.idle().size() < made.filter.idle().size())
            made = std::move(full);
    auto idle = idle_line(made.filter);
    auto s = divided(made.base, made.now, run::names_of(base), run::names_of(now));
    s.plan = made.plan;
    s.described = fmt::format("the cases of the {} plan that {}", made.plan, words_of(made.filter));
    s.idle = std::move(idle);
    return s;
}

selection named(name_list const& base, name_list const& now, name_list const& cases) {
    for (auto const& name : cases)
        if (std::ranges::find(base, name) == base.end() && std::ranges::find(now, name) == now.end())
            throw system::usage_error("neither side has a case called '" + name + "'");
    auto s = divided(cases, cases, base, now);
    s.plan = "full";
    s.described = "the cases that were asked for";
    return s;
}

void keep_only_one(selection& s, comparison_request const& asked) {
    if (!asked.only_one)
        return;
    s.both = {results::only_case(s.both, asked.filters.front(), "")};
    s.base.clear();
    s.added.clear();
}

} // namespace

selection select_cases(run::inventory const& base, run::inventory const& now,
                       comparison_request const& asked) {
    selection s;
    if (!asked.cases.empty()) {
        s = named(run::names_of(base), run::names_of(now), asked.cases);
    } else if (!asked.filters.empty()) {
        s = filtered(base, now, asked.filters);
    } else if (asked.all) {
        s = filtered(base, now, {});
        s.described = "all cases of the quick plan";
    } else {
        s = divided(largest_drains(base), largest_drains(now), run::names_of(base), run::names_of(now));
        s.plan = "quick";
        s.described =
            "drain at each example's largest size of the quick plan (filters or --all choose others)";
    }
    require_some(s);
    keep_only_one(s, asked);
    return s;
}

selection select_names(name_list const& base, name_list const& now, comparison_request const& asked,
                       std::map<std::string, std::string> const& suites) {
    selection s;
    if (!asked.cases.empty()) {
        s = named(base, now, asked.cases);
    } else {
        results::case_filter filter(asked.filters);
        auto const chosen = [&](name_list const& all) {
            name_list kept;
            std::ranges::copy_if(all, std::back_inserter(kept), [&](auto const& name) {
                auto const suite = suites.find(name);
                return filter.takes(name, {suite == suites.end() ? std::string_view{} : suite->second});
            });
            return kept;
        };
        s = divided(chosen(base), chosen(now), base, now);
        s.idle = idle_line(filter);
        s.described = asked.filters.empty() ? "all cases" : "the cases that " + words_of(filter);
    }
    require_some(s);
    keep_only_one(s, asked);
    return s;
}

void add_one_sided(comparison& into, selection const& chosen) {
    auto const add = [&](name_list const& all, char const* side) {
        for (auto const& name : all) {
            case_change one;
            one.name = name;
            one.only_in = side;
            into.cases.push_back(std::move(one));
        }
    };
    add(chosen.base, "base");
    add(chosen.added, "new");
}

void add_suites(comparison& into, run::inventory const& base, run::inventory const& now) {
    std::map<std::string, std::string> suites;
    for (auto const* all : {&now, &base})
        for (auto const& example : all->examples)
            for (auto const& one : example.cases)
                suites.emplace(one.name, example.info.suite);
    for (auto& one : into.cases)
        if (auto const found = suites.find(one.name); found != suites.end())
            one.suite = found->second;
}

} // namespace yieldmark::compare
