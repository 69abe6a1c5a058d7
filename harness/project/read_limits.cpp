#include "harness/project/read_limits.hpp"

#include <fmt/format.h>

namespace yieldmark::project {

namespace {

std::string where(toml_table const& file, toml::node const& at) {
    return fmt::format("{}:{}", file.source(), at.source().begin.line);
}

// Amounts are written as in .yieldmark-limits, whose reader reads them; a bare count needs no quotes.
std::string amount(toml_table const& file, std::string const& metric, toml::node const& value) {
    if (auto const* count = value.as_integer())
        return std::to_string(count->get());
    auto const* text = value.as_string();
    if (!text || text->get().find_first_of("\r\n#") != std::string::npos)
        file.fail(value, fmt::format("{} must be an amount in quotes, as in {} = \"2%\"", metric, metric));
    return text->get();
}

// A key may hold what ends a word of such a line.
std::string as_word(toml_table const& file, toml::node const& at, std::string const& metric) {
    if (metric.empty() || metric.find_first_of("\r\n") != std::string::npos)
        file.fail(at, "a metric's name is one line that isn't empty");
    bool const quoted_already = metric.size() > 2 && metric.front() == '"' && metric.back() == '"';
    if (quoted_already || metric.find_first_of(" \t=#[]|") == std::string::npos)
        return metric;
    if (metric.find('"') != std::string::npos)
        file.fail(at, "a metric's name can't have both a quote and a blank or one of = # [ ] |");
    return '"' + metric + '"';
}

void add_limit(toml_table const& file, std::string const& section, std::string const& metric,
               toml::node const& value, gate::limits& into) {
    gate::parse_limits_line(as_word(file, value, metric) + " = " + amount(file, metric, value), section,
                            where(file, value), into);
}

// The cases that a section names come after what holds for all, wherever it stands: as with sections, the
// last that fits decides.
void add_limits(toml_table const& file, toml::table const& limits, gate::limits& into) {
    auto const all = in_order(limits);
    for (auto const& [key, value] : all)
        if (!value->is_table())
            add_limit(file, "", key, *value, into);
    for (auto const& [cases, value] : all) {
        if (!value->is_table())
            continue;
        if (cases.empty())
            file.fail(*value, "a section of limits names cases; what holds for all stands in [limits]");
        into.sections.push_back({cases, value->source().begin.line});
        for (auto const& [metric, amount_of] : in_order(*value->as_table()))
            add_limit(file, cases, metric, *amount_of, into);
    }
}

void add_acceptance(toml_table const& file, toml::table const& entry, gate::limits& into) {
    toml_table const one(entry, file.source(), "[[accept]]", {"cases", "metric", "more", "from", "because"});
    auto const cases = one.required("cases", "BM_Parse/*");
    auto const reason = one.required("because", "each record is checked now");
    auto const from = one.required("from", "1a2b3c4");
    // What may hold anything is put in afterwards: the line has quotes and blanks of its own.
    auto const metric = one.required("metric", "time");
    auto const line = fmt::format("accept cases {} {} from revision because \"reason\"",
                                  as_word(one, *one.find("metric"), metric), one.required("more", "+5%"));
    gate::parse_limits_line(line, "", where(file, entry), into);
    if (from.starts_with('-') || from.find_first_of(" \t") != std::string::npos)
        one.fail(*one.find("from"), "'" + from + "' isn't the name of a revision");
    auto& added = into.accepted.back();
    added.cases = cases;
    added.from = from;
    added.reason = reason;
    added.line = one.line();
}

} // namespace

std::optional<gate::limits> limits_from(toml_table const& file) {
    auto const* limits = file.find("limits");
    auto const* accept = file.find("accept");
    if (!limits && !accept)
        return std::nullopt;
    auto all = gate::built_in_limits();
    all.source = file.source();
    if (limits && !limits->is_table())
        file.fail(*limits, "limits must be a table: [limits], and below it time = \"2%\"");
    if (limits)
        add_limits(file, *limits->as_table(), all);
    if (accept && !accept->is_array_of_tables())
        file.fail(*accept,
                  "accept must be tables: [[accept]], and below it cases, metric, more, from and because");
    if (accept)
        for (auto const& one : *accept->as_array())
            add_acceptance(file, *one.as_table(), all);
    return all;
}

} // namespace yieldmark::project
