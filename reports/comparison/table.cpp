#include "reports/comparison/table.hpp"

#include "harness/text/color.hpp"
#include "reports/comparison/causes.hpp"
#include "reports/comparison/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace yieldmark::report {
namespace {

using compare::case_change;
using compare::change;

std::string heading(compare::comparison const& c, char const* name, char const* metric) {
    for (auto const& one : c.cases)
        if (auto const* found = compare::find_change(one, metric))
            return fmt::format("{} ({})", name,
                               found->threshold > 0 ? "above " + limit_text(found->threshold) : "any");
    return name;
}

std::string text_of(case_change const& one, char const* metric) {
    auto const* found = compare::find_change(one, metric);
    if (!found)
        return "";
    if (found->cannot_tell)
        return change_text(found->ratio.estimate) + "?";
    auto const text = change_text(*found);
    return found->changed || found->exact ? text : "≈ " + text;
}

// The memory metrics move together: the first that changed stands for them.
std::string memory_text(case_change const& one) {
    change const* shown = nullptr;
    for (auto const& m : results::metrics_of(results::pass::heap))
        if (auto const* found = compare::find_change(one, std::string(m.id));
            found && (!shown || (found->changed && !shown->changed)))
            shown = found;
    if (!shown)
        return "";
    if (shown->ratio.estimate == 1)
        return "=";
    return fmt::format("{}: {}", results::metric_named(shown->metric).name, change_text(*shown));
}

std::string with_code(std::string text, case_change const& one) {
    auto const code = changed_code_text(one);
    return code.empty() ? text : text + "; " + code;
}

std::string with_alarm(comparison_row const& row) {
    if (row.outcome == case_outcome::worse)
        return fmt::format("{} [{}]", row.says, compare::to_string(compare::kind_of(*row.of)));
    if (row.outcome != case_outcome::cannot_tell)
        return row.says;
    auto const* time = compare::find_change(*row.of, results::metric::time);
    return time && !time->reason.empty() ? "can't be told: " + time->reason : row.says;
}

std::string_view colour_of(case_outcome outcome) {
    switch (outcome) {
    case case_outcome::worse:
    case case_outcome::failed:
        return text::color::red;
    case case_outcome::better:
        return text::color::green;
    case case_outcome::counters:
    case case_outcome::unstable:
    case case_outcome::cannot_tell:
        return text::color::yellow;
    case case_outcome::same:
    case case_outcome::unchanged:
    case case_outcome::skipped:
    case case_outcome::only_new:
    case case_outcome::only_base:
        return text::color::dim;
    }
    return "";
}

} // namespace

text::table comparison_table(compare::comparison const& c) {
    using enum text::column_kind;
    return text::table({{"case", name, text::longest_name},
                        {heading(c, "time", results::metric::time), figure},
                        {heading(c, "instructions", results::metric::instructions), figure},
                        {heading(c, "memory", results::metric::peak_bytes), figure},
                        {"what was found", sentence}});
}

void add_row(text::table& to, comparison_row const& row) {
    auto const& one = *row.of;
    to.add({one.name, text_of(one, results::metric::time), text_of(one, results::metric::instructions),
            memory_text(one), with_code(with_alarm(row), one)},
           colour_of(row.outcome));
}

bool is_notable(comparison_row const& row) {
    return row.outcome != case_outcome::same && row.outcome != case_outcome::unchanged;
}

} // namespace yieldmark::report
