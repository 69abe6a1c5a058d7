#include "reports/comparison/page.hpp"

#include "reports/comparison/causes.hpp"
#include "reports/comparison/page_functions.hpp"
#include "reports/comparison/rows.hpp"
#include "reports/comparison/words.hpp"
#include "reports/page_interval.hpp"
#include "reports/page_lists.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::report {
namespace {

using compare::change;

std::string_view id_of(case_outcome outcome) {
    switch (outcome) {
    case case_outcome::worse:
        return "worse";
    case case_outcome::better:
        return "better";
    case case_outcome::failed:
        return "failed";
    case case_outcome::counters:
        return "counters";
    case case_outcome::unstable:
        return "unstable";
    case case_outcome::cannot_tell:
        return "unsure";
    case case_outcome::same:
        return "same";
    case case_outcome::unchanged:
        return "unchanged";
    case case_outcome::skipped:
        return "skipped";
    case case_outcome::only_new:
        return "new";
    case case_outcome::only_base:
        return "gone";
    }
    return "";
}

template <class T> std::size_t index_in(std::vector<T> const& list, T const& value) {
    return static_cast<std::size_t>(std::ranges::find(list, value) - list.begin());
}

struct lists {
    std::vector<comparison_row> rows;
    std::vector<case_outcome> outcomes;
    std::vector<std::string> kinds;
    std::vector<std::string> metrics; // time first, then as reports list them
};

std::vector<std::string> metrics_of(compare::comparison const& c) {
    std::vector<std::string> known;
    for (auto const& m : results::reported_metrics())
        known.emplace_back(m.id);
    std::vector<std::string> others;
    for (auto const& one : c.cases)
        for (auto const& m : one.metrics)
            if (std::ranges::find(others, m.metric) == others.end())
                others.push_back(m.metric);
    std::ranges::sort(others, {}, [&](std::string const& id) { return std::pair(index_in(known, id), id); });
    return others;
}

lists lists_of(compare::comparison const& c) {
    lists l{by_significance(c), {}, {}, metrics_of(c)};
    for (auto const& row : l.rows) {
        if (index_in(l.outcomes, row.outcome) == l.outcomes.size())
            l.outcomes.push_back(row.outcome);
        auto const kind = compare::to_string(compare::kind_of(*row.of));
        if (!kind.empty() && index_in(l.kinds, kind) == l.kinds.size())
            l.kinds.push_back(kind);
    }
    return l;
}

void write_change(json_writer& json, lists const& l, change const& c) {
    json.begin_array().value(index_in(l.metrics, c.metric));
    if (c.exact && !c.changed && c.base == c.now) {
        json.value(c.base, 9).end_array();
        return;
    }
    write_interval(json, c.ratio);
    auto const digits = c.exact ? 9 : 4;
    json.value(c.base, digits)
        .value(c.now, digits)
        .value(c.p, 2)
        .value(c.threshold, 3)
        .value(c.detectable, 2);
    json.value(c.pairs).value(change_text(c)).end_array();
}

void write_case(json_writer& json, lists const& l, comparison_row const& row) {
    auto const& one = *row.of;
    json.begin_object().member("n", one.name).member("o", index_in(l.outcomes, row.outcome));
    if (auto const kind = compare::to_string(compare::kind_of(one)); !kind.empty())
        json.member("k", index_in(l.kinds, kind));
    auto const code = changed_code_text(one);
    json.member("w", code.empty() ? row.says : row.says + "; " + code);
    if (!one.digest_base.empty() && !one.digest_new.empty() && one.digest_base != one.digest_new)
        json.member("s", 1);
    if (one.unrest > 0)
        json.key("u").value(one.unrest, 2);
    if (one.stage > 1)
        json.member("a", one.stage);
    json.key("m").begin_array();
    for (auto const& c : one.metrics)
        write_change(json, l, c);
    json.end_array();
    if (one.why)
        write_functions(json, *one.why);
    json.end_object();
}

void write_lists(json_writer& json, lists const& l) {
    json.key("outcomes").begin_array();
    for (auto const outcome : l.outcomes)
        json.begin_array()
            .value(id_of(outcome))
            .value(to_string(outcome))
            .value(std::ranges::count(l.rows, outcome, &comparison_row::outcome))
            .end_array();
    json.end_array().key("kinds").begin_array();
    for (auto const& kind : l.kinds)
        json.begin_array()
            .value(kind)
            .value(std::ranges::count_if(
                l.rows,
                [&](auto const& row) { return compare::to_string(compare::kind_of(*row.of)) == kind; }))
            .end_array();
    json.end_array();
    write_metric_names(json, l.metrics);
}

} // namespace

void write_comparison(json_writer& json, std::optional<compare::comparison> const& given) {
    json.key("comparison");
    if (!given) {
        json.null();
        return;
    }
    auto const l = lists_of(*given);
    json.begin_object().key("facts").begin_array();
    for (auto const& one : comparison_facts(*given))
        json.begin_array().value(one.label).value(one.text).end_array();
    json.end_array();
    write_texts(json, "doubts", comparison_doubts(*given));
    write_texts(json, "sentences", comparison_sentences(*given));
    write_lists(json, l);
    json.key("cases").begin_array();
    for (auto const& row : l.rows)
        write_case(json, l, row);
    json.end_array().end_object();
}

} // namespace yieldmark::report
