#include "reports/comparison_cells.hpp"

#include "harness/text/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace yieldmark::report {
namespace {

using compare::case_change;
using compare::change;

std::string limit_text(double threshold) {
    return threshold > 0 ? fmt::format("above {:g} %", threshold * 100) : "any";
}

std::string heading(compare::comparison const& c, char const* name, char const* metric) {
    for (auto const& one : c.cases)
        if (auto const* found = compare::find_change(one, metric))
            return fmt::format("{} ({})", name, limit_text(found->threshold));
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

std::string with_alarm(comparison_row const& row) {
    if (row.outcome == case_outcome::worse)
        return fmt::format("{} [{}]", row.says, compare::words(compare::kind_of(*row.of)));
    if (row.outcome != case_outcome::cannot_tell)
        return row.says;
    auto const* time = compare::find_change(*row.of, results::metric::time);
    return time && !time->reason.empty() ? "can't be told: " + time->reason : row.says;
}

} // namespace

comparison_cells comparison_headings(compare::comparison const& c) {
    return {"case", heading(c, "time", results::metric::time),
            heading(c, "instructions", results::metric::instructions),
            heading(c, "memory", results::metric::peak_bytes), "what was found"};
}

comparison_cells cells_of(comparison_row const& row, std::size_t longest) {
    auto const& one = *row.of;
    return {shortened(one.name, longest), text_of(one, results::metric::time),
            text_of(one, results::metric::instructions), memory_text(one), with_alarm(row)};
}

bool is_notable(comparison_row const& row) {
    return row.outcome != case_outcome::same;
}

} // namespace yieldmark::report
