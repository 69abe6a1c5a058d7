#include "reports/summary.hpp"

#include "harness/results/techniques.hpp"
#include "harness/stats/estimate.hpp"
#include "harness/text/format.hpp"
#include "reports/comparison/words.hpp"
#include "reports/sentences.hpp"
#include "reports/toolchain_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace yieldmark::report {
namespace {

constexpr std::string_view no_reference;

ratio_verdict ratio_verdict_of(double exact) {
    return exact == 1 ? ratio_verdict::equal : exact < 1 ? ratio_verdict::better : ratio_verdict::worse;
}

ratio_verdict reading_of(stats::interval const& ratio) {
    if (ratio.confidence == 0)
        return ratio_verdict::none;
    if (text::like_one(ratio))
        return ratio_verdict::equal;
    return ratio.estimate < 1 ? ratio_verdict::better : ratio_verdict::worse;
}

double items_of(group const& g) {
    return g.items ? static_cast<double>(g.items) : 1.0;
}

summary_cell make_cell(figures const& f, std::size_t example, std::size_t technique, group const* g,
                       std::size_t reference) {
    summary_cell result;
    auto const* c = g ? g->find(technique) : nullptr;
    if (!c || !c->time) {
        result.ratio = f.why_missing(example, technique, g);
        result.quiet = result.ratio == extra_form;
        result.failed = c && !c->error.empty();
        return result;
    }
    result.time = text::time_text(c->time->estimate / items_of(*g));
    if (auto const peak = c->value(results::metric::peak_bytes))
        result.heap = text::bytes_text(*peak);
    if (auto const ratio = g->ratio(technique, reference)) {
        result.ratio = technique == reference ? text::ratio_text(1) : text::ratio_with_interval(*ratio);
        result.reading = technique == reference ? ratio_verdict::none : reading_of(*ratio);
    }
    return result;
}

// A metric without an interval.
summary_cell metric_cell(cell const* c, std::string_view metric, double items) {
    summary_cell result;
    if (!c)
        return result;
    result.failed = !c->error.empty();
    if (auto const value = c->value(metric))
        result.time = figure_text(metric, *value / items);
    else if (auto const why = c->without.find(std::string(metric)); why != c->without.end())
        result.ratio = why->second;
    return result;
}

// Some examples (a file's lines, a scheduler's tasks) may lack `drain`.
group const* main_group(figures const& f, std::size_t example, std::size_t toolchain) {
    auto const* first = f.largest(example, 0, toolchain);
    return first ? first : f.largest(example, f.first_scenario(example), toolchain);
}

std::string row_name(figures const& f, std::size_t example, group const* g) {
    auto name = text::valid_utf8(f.examples[example].name);
    if (g && !f.scenarios[g->scenario].empty() && f.scenarios[g->scenario] != f.scenarios.front())
        name += ", " + f.scenarios[g->scenario];
    if (g && g->n != 0)
        name += ", n = " + text::size_text(g->n);
    return name;
}

summary_row make_means(figures const& f, std::size_t sheet, std::size_t toolchain, std::size_t loop) {
    auto const& techniques = f.sheets[sheet].techniques;
    summary_row row{.name = "geometric mean", .cells = std::vector<summary_cell>(techniques.size())};
    auto const found = std::ranges::find_if(f.footers, [&](footer const& one) {
        return one.sheet == sheet && one.toolchain == toolchain && one.scenario == 0 && !one.n;
    });
    auto const reference = static_cast<std::size_t>(std::ranges::find(techniques, loop) - techniques.begin());
    if (found == f.footers.end() || reference == techniques.size())
        return row;
    for (std::size_t t = 0; t < techniques.size(); ++t) {
        if (t == reference)
            continue;
        auto const& mean = found->pairs[t < reference ? pair_index(t, reference) : pair_index(reference, t)];
        if (mean.count)
            row.cells[t].ratio = fmt::format(
                "{} of {}", text::ratio_text(t < reference ? mean.value : 1 / mean.value), mean.count);
    }
    return row;
}

bool of_other_programs(figures const& f, sheet const& which) {
    return which.techniques.size() == 1 && f.techniques[which.techniques.front()] == whole_benchmark;
}

std::string heading(figures const& f, sheet const& which, std::size_t toolchain, bool per_item,
                    std::string what = "time") {
    bool const others = of_other_programs(f, which);
    auto text = text::valid_utf8(which.title);
    text += (text.empty() ? "" : ": ") + what;
    if ('a' <= text.front() && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    text += fmt::format("{}{}", per_item ? " per item" : "", others ? "" : ", each example at its largest n");
    if (!others && !f.scenarios.empty() && !f.scenarios.front().empty())
        text = fmt::format("{}, {}", text, f.scenarios.front());
    if (toolchain < f.run->toolchains.size() && !f.run->toolchains[toolchain].compiler.empty())
        text = fmt::format("{}, {}{}", text, text::valid_utf8(f.run->toolchains[toolchain].compiler),
                           text::valid_utf8(flags_if_needed(*f.run, toolchain)));
    return text;
}

summary_table make_table(figures const& f, std::size_t sheet, std::size_t toolchain) {
    auto const& columns = f.sheets[sheet].techniques;
    auto const loop = position(f.techniques, results::reference_technique());
    summary_table table;
    bool const others = of_other_programs(f, f.sheets[sheet]);
    table.reference =
        loop < f.techniques.size() && !others ? std::string_view(f.techniques[loop]) : no_reference;
    table.per_item = !others && std::ranges::any_of(f.groups, [](group const& g) { return g.items != 0; });
    table.heading = heading(f, f.sheets[sheet], toolchain, table.per_item);
    for (auto const t : columns)
        table.techniques.push_back(f.techniques[t]);
    if (others) {
        table.rows_are = "benchmark";
        table.techniques.assign(columns.size(), "time");
    }
    for (auto const e : f.sheets[sheet].examples) {
        auto const* g = main_group(f, e, toolchain);
        summary_row row{.name = row_name(f, e, g), .cells = {}};
        for (auto const t : columns)
            row.cells.push_back(make_cell(f, e, t, g, loop));
        table.rows.push_back(std::move(row));
    }
    table.means = make_means(f, sheet, toolchain, loop);
    return table;
}

// What a benchmark of another project has beside its time, each in a column of its own.
struct column_beside {
    std::string_view metric;
    char const* heading;
};
constexpr std::array<column_beside, 2> beside{
    {{results::metric::peak_bytes, "peak heap"}, {results::metric::instructions, "instructions"}}};

void add_columns_beside(summary_table& table, figures const& f, std::size_t sheet, std::size_t toolchain) {
    auto const technique = f.sheets[sheet].techniques.front();
    for (auto const& column : beside) {
        std::vector<summary_cell> cells;
        for (auto const e : f.sheets[sheet].examples) {
            auto const* g = main_group(f, e, toolchain);
            cells.push_back(metric_cell(g ? g->find(technique) : nullptr, column.metric, 1));
        }
        if (std::ranges::all_of(cells, [](auto const& c) { return c.time.empty(); }))
            continue;
        table.techniques.emplace_back(column.heading);
        for (std::size_t row = 0; row < cells.size(); ++row) {
            table.rows[row].cells.front().heap.clear();
            table.rows[row].cells.push_back(std::move(cells[row]));
        }
        table.means.cells.emplace_back();
    }
}

// Each against the reference's, which has to be there.
void add_ratios(summary_table& table, std::vector<std::vector<double>> const& values, std::size_t reference) {
    for (std::size_t t = 0; t < table.techniques.size(); ++t) {
        std::vector<double> ratios;
        for (std::size_t row = 0; row < values.size(); ++row) {
            auto const ratio = values[row][t] / values[row][reference];
            if (!(ratio > 0) || !std::isfinite(ratio))
                continue;
            auto& cell = table.rows[row].cells[t];
            cell.ratio = text::ratio_text(ratio);
            if (t == reference)
                continue;
            cell.reading = ratio_verdict_of(ratio);
            ratios.push_back(ratio);
        }
        if (!ratios.empty())
            table.means.cells[t].ratio =
                fmt::format("{} of {}", text::ratio_text(stats::geometric_mean(ratios)), ratios.size());
    }
}

// The same for instructions, which have no interval.
summary_table instructions_table(figures const& f, std::size_t sheet, std::size_t toolchain,
                                 summary_table const& times) {
    auto const& columns = f.sheets[sheet].techniques;
    auto table = times;
    table.counted = true;
    table.heading = heading(f, f.sheets[sheet], toolchain, table.per_item, "instructions");
    table.means.cells.assign(columns.size(), {});
    std::vector<std::vector<double>> values;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        auto const* g = main_group(f, f.sheets[sheet].examples[row], toolchain);
        values.emplace_back();
        for (std::size_t t = 0; t < columns.size(); ++t) {
            auto const* c = g ? g->find(columns[t]) : nullptr;
            auto const items = times.per_item && g ? items_of(*g) : 1;
            auto& shown = table.rows[row].cells[t];
            if (c)
                shown = metric_cell(c, results::metric::instructions, items);
            auto const value = c ? c->value(results::metric::instructions) : std::nullopt;
            values.back().push_back(value.value_or(std::nan("")) / items);
        }
    }
    auto const reference = position(table.techniques, table.reference);
    if (!table.reference.empty() && reference < columns.size())
        add_ratios(table, values, reference);
    return table;
}

bool has_any(summary_table const& table) {
    return std::ranges::any_of(table.rows, [](auto const& row) {
        return std::ranges::any_of(row.cells, [](auto const& c) { return !c.time.empty(); });
    });
}

void add_tables(std::vector<summary_table>& all, figures const& f, std::size_t sheet, std::size_t toolchain) {
    auto times = make_table(f, sheet, toolchain);
    if (of_other_programs(f, f.sheets[sheet])) {
        add_columns_beside(times, f, sheet, toolchain);
        all.push_back(std::move(times));
        return;
    }
    auto instructions = instructions_table(f, sheet, toolchain, times);
    bool const counted = has_any(instructions);
    if (has_any(times) || !counted)
        all.push_back(std::move(times));
    if (counted)
        all.push_back(std::move(instructions));
}

// Of several files a toolchain may have measured nothing of a sheet.
bool has_rows(figures const& f, sheet const& which, std::size_t toolchain) {
    return std::ranges::any_of(f.groups, [&](group const& g) {
        return g.toolchain == toolchain && std::ranges::binary_search(which.examples, g.example);
    });
}

} // namespace

std::vector<summary_table> summary(figures const& f) {
    std::vector<summary_table> tables;
    auto const toolchains = std::max<std::size_t>(1, f.run->toolchains.size());
    for (std::size_t toolchain = 0; toolchain < toolchains; ++toolchain)
        for (std::size_t sheet = 0; sheet < f.sheets.size(); ++sheet)
            if (has_rows(f, f.sheets[sheet], toolchain))
                add_tables(tables, f, sheet, toolchain);
    if (tables.empty())
        tables.push_back(make_table(f, 0, 0));
    return tables;
}

} // namespace yieldmark::report
