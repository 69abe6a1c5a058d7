#include "harness/compare/selection.hpp"

#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
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

name_list all_names(run::inventory const& all) {
    name_list every;
    for (auto const& example : all.examples)
        for (auto const& one : example.cases)
            every.push_back(one.name);
    return every;
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
        throw run::usage_error(
            "the two sides have none of these cases in common, so there is nothing to compare");
}

std::vector<bool> answers(name_list const& all, name_list const& filters) {
    std::vector<bool> answered(filters.size(), false);
    for (std::size_t i = 0; i < filters.size(); ++i)
        answered[i] =
            std::ranges::any_of(all, [&](auto const& name) { return run::answers_to(name, filters[i]); });
    return answered;
}

bool all_answered(std::vector<bool> const& one, std::vector<bool> const& other) {
    for (std::size_t i = 0; i < one.size(); ++i)
        if (!one[i] && !other[i])
            return false;
    return true;
}

void require_all(std::vector<bool> base, std::vector<bool> const& now, name_list const& filters) {
    for (std::size_t i = 0; i < base.size(); ++i)
        if (!base[i] && !now[i])
            throw run::usage_error("no case of either side matches '" + filters[i] + "'");
}

selection filtered(run::inventory const& base, run::inventory const& now, comparison_request const& asked) {
    name_list const& filters = asked.cases.empty() ? asked.filters : asked.cases;
    std::string plan = "quick";
    std::vector<bool> by_base(filters.size(), false);
    std::vector<bool> by_now(filters.size(), false);
    auto chosen_base = run::matching(base, plan, filters, by_base);
    auto chosen_now = run::matching(now, plan, filters, by_now);
    if (!all_answered(by_base, by_now)) {
        plan = "full";
        chosen_base = run::matching(base, plan, filters, by_base);
        chosen_now = run::matching(now, plan, filters, by_now);
    }
    require_all(by_base, by_now, filters);
    auto s = divided(chosen_base, chosen_now, all_names(base), all_names(now));
    s.plan = plan;
    s.words = asked.cases.empty()
                  ? fmt::format("the cases of the {} plan that '{}' names", plan, fmt::join(filters, "', '"))
                  : "the cases that were asked for";
    return s;
}

} // namespace

selection select_cases(run::inventory const& base, run::inventory const& now,
                       comparison_request const& asked) {
    selection s;
    if (!asked.filters.empty() || !asked.cases.empty()) {
        s = filtered(base, now, asked);
    } else if (asked.all) {
        std::vector<bool> none;
        s = divided(run::matching(base, "quick", {}, none), run::matching(now, "quick", {}, none),
                    all_names(base), all_names(now));
        s.plan = "quick";
        s.words = "all cases of the quick plan";
    } else {
        s = divided(largest_drains(base), largest_drains(now), all_names(base), all_names(now));
        s.plan = "quick";
        s.words = "drain at each example's largest size of the quick plan (filters or --all choose others)";
    }
    require_some(s);
    return s;
}

selection select_names(name_list const& base, name_list const& now, comparison_request const& asked) {
    name_list const& filters = asked.cases.empty() ? asked.filters : asked.cases;
    require_all(answers(base, filters), answers(now, filters), filters);
    auto const chosen = [&](name_list const& all) {
        name_list kept;
        for (auto const& name : all)
            if (filters.empty() || std::ranges::any_of(filters, [&](auto const& filter) {
                    return run::answers_to(name, filter);
                }))
                kept.push_back(name);
        return kept;
    };
    auto s = divided(chosen(base), chosen(now), base, now);
    s.words = filters.empty()       ? "all cases"
              : asked.cases.empty() ? fmt::format("the cases that '{}' names", fmt::join(filters, "', '"))
                                    : "the cases that were asked for";
    require_some(s);
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

} // namespace yieldmark::compare
