#include "harness/claims/claims.hpp"
#include "harness/text/color.hpp"
#include "harness/text/plain_text.hpp"
#include "harness/text/table.hpp"
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

void add_row(text::table& to, summary_row const& row) {
    std::vector<text::cell> cells{row.name};
    for (auto const& c : row.cells)
        cells.emplace_back(short_text(c), colour_of(c.reading));
    to.add(std::move(cells));
}

void add_times(text::table& to, summary_row const& row) {
    std::vector<text::cell> cells{""};
    for (auto const& c : row.cells)
        cells.emplace_back(c.time);
    to.add(std::move(cells));
}

void add_means(text::table& to, summary_row const& means) {
    if (std::ranges::none_of(means.cells, [](auto const& c) { return !c.ratio.empty(); }))
        return;
    std::vector<text::cell> cells{means.name};
    for (auto const& c : means.cells)
        cells.emplace_back(c.ratio);
    to.add(std::move(cells));
}

std::string table_text(summary_table const& table, text::look how) {
    std::vector<text::column> columns{{""}};
    for (auto const& t : table.techniques)
        columns.push_back({t, text::column_kind::figure});
    text::table lines(std::move(columns));
    for (auto const& row : table.rows) {
        add_row(lines, row);
        if (!table.reference.empty())
            add_times(lines, row);
    }
    add_means(lines, table.means);
    auto const note =
        table.reference.empty()
            ? std::string("lower is better")
            : fmt::format("ratio to {}; lower is better; ≈ can't be told from 1", table.reference);
    return fmt::format("{} ({})\n\n{}\n", text::printable(table.heading), note, lines.terminal(how));
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
        out += fmt::format("failed: {}: {}\n", text::printable(one.where), text::printable(one.what));
    for (auto const& line : doubts(f))
        out += fmt::format("note: {}\n", text::printable(line));
    if (auto const findings = claims::answer_all(*f.run); !findings.empty())
        out += "\nFindings ('yieldmark claims' shows the cases behind them)\n\n" +
               findings_lines(findings, look);
    if (how.comparison)
        out += "\n" + comparison_terminal(*how.comparison, look, false);
    return out + history_text(how.history, look);
}

} // namespace yieldmark::report
