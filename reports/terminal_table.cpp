#include "harness/claims/claims.hpp"
#include "harness/text/color.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "harness/text/table.hpp"
#include "harness/text/wrap.hpp"
#include "reports/comparison/terminal.hpp"
#include "reports/findings.hpp"
#include "reports/history_words.hpp"
#include "reports/report.hpp"
#include "reports/sentences.hpp"
#include "reports/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::report {
namespace {

std::string_view colour_of(ratio_verdict reading) {
    switch (reading) {
    case ratio_verdict::better:
        return text::color::blue;
    case ratio_verdict::worse:
        return text::color::yellow;
    case ratio_verdict::equal:
        return text::color::dim;
    case ratio_verdict::none:
        return "";
    }
    return "";
}

// The table has room for a figure, not for a sentence: the reasons follow below it.
std::string short_text(summary_cell const& c) {
    if (c.time.empty())
        return c.ratio.empty() ? "" : "—";
    return c.ratio.empty() ? c.time : c.ratio.substr(0, c.ratio.find(" ("));
}

// The columns of one part of a table, where not all fit beside each other.
struct column_span {
    std::size_t from;
    std::size_t to;
};

template <class Text>
void add_cells(text::table& lines, summary_row const& row, std::string_view name, column_span p, Text text) {
    std::vector<text::cell> cells{name};
    for (auto i = p.from; i < p.to; ++i)
        cells.push_back(text(row.cells[i]));
    lines.add(std::move(cells));
}

std::string part_text(summary_table const& table, column_span p, text::look how) {
    std::vector<text::column> columns{{""}};
    for (auto i = p.from; i < p.to; ++i)
        columns.push_back({table.techniques[i], text::column_kind::figure});
    text::table lines(std::move(columns));
    for (auto const& row : table.rows) {
        add_cells(lines, row, row.name, p,
                  [](summary_cell const& c) { return text::cell(short_text(c), colour_of(c.reading)); });
        if (!table.reference.empty())
            add_cells(lines, row, "", p, [](summary_cell const& c) { return text::cell(c.time); });
    }
    if (std::ranges::any_of(table.means.cells, [](auto const& c) { return !c.ratio.empty(); }))
        add_cells(lines, table.means, table.means.name, p,
                  [](summary_cell const& c) { return text::cell(c.ratio); });
    return lines.terminal(how);
}

bool fits(std::string_view lines, std::size_t width) {
    while (!lines.empty()) {
        auto const end = std::min(lines.find('\n'), lines.size());
        if (text::columns(lines.substr(0, end)) > width)
            return false;
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return true;
}

// In the fewest parts that fit.
std::string fitted_text(summary_table const& table, text::look how) {
    auto const all = table.techniques.size();
    for (std::size_t parts = 1;; ++parts) {
        auto const size = (all + parts - 1) / std::max<std::size_t>(1, parts);
        std::string out;
        bool good = true;
        for (std::size_t from = 0; from < all; from += size) {
            column_span const here{from, std::min(all, from + size)};
            // Colours take no columns.
            good = good && (how.width == 0 || fits(part_text(table, here, {false, how.width}), how.width));
            out += (from == 0 ? "" : "\n") + part_text(table, here, how);
        }
        if (good || size <= 1)
            return out;
    }
}

std::string table_text(summary_table const& table, text::look how) {
    auto const note = table.reference.empty() ? std::string("lower is better")
                                              : fmt::format("ratio to {}; lower is better{}", table.reference,
                                                            table.counted ? "" : "; ≈ can't be told from 1");
    return text::wrapped(fmt::format("{} ({})", text::printable(table.heading), note), how.width) + "\n" +
           fitted_text(table, how) + "\n";
}

} // namespace

std::string terminal_table(results::run const& run, text::look look, options const& how) {
    return terminal_table(compute(run), look, how);
}

std::string terminal_table(figures const& f, text::look look, options const& how) {
    std::string out;
    for (auto const& table : summary(f))
        out += table_text(table, look);
    for (auto const& one : f.run->failures)
        out += text::labelled("failed: ", text::printable(one.where + ": " + one.what), look.width);
    for (auto const& line : doubts(f))
        out += text::labelled("note: ", text::printable(line), look.width);
    if (auto const findings = claims::answer_all(*f.run); !findings.empty())
        out += "\nFindings ('yieldmark claims' shows the cases behind them)\n\n" +
               findings_lines(findings, look);
    if (how.comparison)
        out += "\n" + comparison_terminal(*how.comparison, look, false);
    return out + history_text(how.history, look);
}

} // namespace yieldmark::report
