#include "reports/comparison/causes.hpp"

#include "harness/results/lists.hpp"
#include "harness/text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace yieldmark::report {

namespace {

constexpr std::size_t few_functions = 3;
constexpr std::size_t few_cases = 10;

} // namespace

std::string changed_code_text(compare::case_change const& one) {
    return one.changed_code.empty() ? "" : "changed: " + results::some_of(one.changed_code, 1);
}

std::vector<shared_cause> shared_causes(compare::comparison const& c, std::vector<std::string> const& names) {
    std::set<std::string> const wanted(names.begin(), names.end());
    std::map<std::set<std::string>, shared_cause> found; // the way to a function differs from case to case
    for (auto const& one : c.cases) {
        if (one.changed_code.empty() || !wanted.contains(one.name))
            continue;
        auto& cause = found[{one.changed_code.begin(), one.changed_code.end()}];
        if (cause.cases.empty())
            cause.functions = one.changed_code;
        cause.cases.push_back(one.name);
    }
    std::vector<shared_cause> causes;
    for (auto& [functions, cause] : found)
        if (cause.cases.size() > 1)
            causes.push_back(std::move(cause));
    std::ranges::sort(causes, std::ranges::greater{}, [](auto const& one) { return one.cases.size(); });
    return causes;
}

std::vector<std::string> cause_sentences(std::vector<shared_cause> const& causes) {
    std::vector<std::string> all;
    for (auto const& one : causes)
        all.push_back(fmt::format(
            "{} differ in the same code ({}): {}", text::counted(one.cases.size(), "case"),
            results::some_of(one.functions, few_functions), results::some_of(one.cases, few_cases)));
    return all;
}

} // namespace yieldmark::report
