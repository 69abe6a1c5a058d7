#include "harness/compare/comparison.hpp"

#include <algorithm>
#include <string_view>

namespace yieldmark::compare {

namespace {

// As errors begin (runs.cpp, processes.cpp); of a case that both sides skip the base's is kept.
constexpr std::string_view on_the_base_side = "on the base side: ";
constexpr std::string_view on_the_new_side = "on the new side: ";

bool counts(case_change const& one, change const& c) {
    return c.changed && !results::is_counter(c.metric) &&
           !(one.unstable && c.metric == results::metric::time);
}

bool worse(case_change const& one, std::string const& metric) {
    auto const* c = find_change(one, metric);
    return c && counts(one, *c) && c->ratio.estimate > 1;
}

} // namespace

bool was_skipped_in_new_only(case_change const& one) {
    return one.error.starts_with(on_the_new_side) &&
           results::says_skipped(one.error.substr(on_the_new_side.size()));
}

bool was_skipped(case_change const& one) {
    return was_skipped_in_new_only(one) || (one.error.starts_with(on_the_base_side) &&
                                            results::says_skipped(one.error.substr(on_the_base_side.size())));
}

change const* find_change(case_change const& one, std::string const& metric) {
    auto const at = std::ranges::find(one.metrics, metric, &change::metric);
    return at == one.metrics.end() ? nullptr : &*at;
}

std::string to_string(alarm kind) {
    switch (kind) {
    case alarm::none:
        return "";
    case alarm::time_and_instructions:
        return "time and instructions";
    case alarm::instructions_only:
        return "instructions only";
    case alarm::time_only:
        return "time only";
    case alarm::time:
        return "time, instructions not compared";
    case alarm::memory:
        return "memory";
    }
    return "";
}

std::string case_of(results::failure const& f) {
    for (std::string_view const side : {"base: ", "new: "})
        if (f.where.starts_with(side))
            return f.where.substr(side.size());
    return f.where;
}

bool is_told_by(case_change const& one, results::failure const& f) {
    return !one.error.empty() && case_of(f) == one.name && one.error.find(f.what) != std::string::npos;
}

bool is_measured(comparison const& c) {
    return std::ranges::any_of(c.cases, [](auto const& one) { return !one.metrics.empty(); });
}

bool same_work(case_change const& one) {
    auto const* instructions = find_change(one, results::metric::instructions);
    return instructions && !instructions->cannot_tell &&
           !(instructions->changed && instructions->ratio.estimate > 1);
}

bool is_regression(case_change const& one) {
    return std::ranges::any_of(one.metrics,
                               [&](change const& c) { return counts(one, c) && c.ratio.estimate > 1; });
}

bool is_improvement(case_change const& one) {
    return std::ranges::any_of(one.metrics,
                               [&](change const& c) { return counts(one, c) && c.ratio.estimate < 1; });
}

bool has_changed_counter(case_change const& one) {
    return std::ranges::any_of(one.metrics,
                               [](change const& c) { return c.changed && results::is_counter(c.metric); });
}

alarm kind_of(case_change const& one) {
    bool const time = worse(one, results::metric::time);
    bool const instructions = worse(one, results::metric::instructions);
    if (time)
        return instructions ? alarm::time_and_instructions : same_work(one) ? alarm::time_only : alarm::time;
    if (instructions)
        return alarm::instructions_only;
    return is_regression(one) ? alarm::memory : alarm::none;
}

} // namespace yieldmark::compare
