#include "harness/claims/claims.hpp"
#include "harness/text/color.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "reports/comparison_terminal.hpp"
#include "reports/findings.hpp"
#include "reports/history_words.hpp"
#include "reports/report.hpp"
#include "reports/sentences.hpp"
#include "reports/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::report {
namespace {

char const* colour_of(ratio_verdict reading) {
    switch (reading) {
    case ratio_verdict::better:
        return "\033[34m";
    case ratio_verdict::worse:
        return "\033[33m";
    case ratio_verdict::equal:
        return "\033[2m";
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

struct grid {
    std::vector<std::vector<std::string>> lines;
    std::vector<std::vector<ratio_verdict>> readings;

    void add(std::string name, std::vector<summary_cell> const& cells, bool times) {
        lines.push_back({std::move(name)});
        readings.push_back({ratio_verdict::none});
        for (auto const& c : cells) {
            lines.back().push_back(times ? c.time : short_text(c));
            readings.back().push_back(times ? ratio_verdict::none : c.reading);
        }
    }
};

std::vector<std::size_t> widths(grid const& g) {
    std::vector<std::size_t> result;
    for (auto const& line : g.lines) {
        result.resize(std::max(result.size(), line.size()));
        for (std::size_t i = 0; i < line.size(); ++i)
            result[i] = std::max(result[i], columns(line[i]));
    }
    return result;
}

std::string aligned(grid const& g, bool color) {
    auto const width = widths(g);
    std::string out;
    for (std::size_t row = 0; row < g.lines.size(); ++row) {
        std::string line;
        for (std::size_t i = 0; i < g.lines[row].size(); ++i) {
            std::string const pad(width[i] - columns(g.lines[row][i]), ' ');
            std::string const paint = color ? colour_of(g.readings[row][i]) : "";
            auto const text = paint.empty() ? g.lines[row][i] : paint + g.lines[row][i] + color_off;
            line += i == 0 ? text + pad : "  " + pad + text;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

std::string table_text(summary_table const& table, bool color) {
    grid g;
    g.lines.push_back({""});
    g.readings.emplace_back(table.techniques.size() + 1, ratio_verdict::none);
    for (auto const& t : table.techniques)
        g.lines.back().push_back(printable(t));
    for (auto const& row : table.rows) {
        g.add(printable(row.name), row.cells, false);
        if (!table.reference.empty())
            g.add("", row.cells, true);
    }
    if (std::ranges::any_of(table.means.cells, [](auto const& c) { return !c.ratio.empty(); })) {
        auto means = table.means;
        for (auto& c : means.cells)
            c.time = c.ratio;
        g.add(means.name, means.cells, false);
    }
    auto const note =
        table.reference.empty()
            ? std::string("lower is better")
            : fmt::format("ratio to {}; lower is better; ≈ can't be told from 1", table.reference);
    return fmt::format("{} ({})\n\n{}\n", printable(table.heading), note, aligned(g, color));
}

} // namespace

std::string terminal_table(results::run const& run, bool color, options const& how) {
    return terminal_table(compute(run), color, how);
}

std::string terminal_table(figures const& f, bool color, options const& how) {
    std::string out;
    for (auto const& table : summary(f))
        out += table_text(table, color);
    for (auto const& one : f.run->failures)
        out += fmt::format("failed: {}: {}\n", printable(one.where), printable(one.what));
    for (auto const& line : doubts(f))
        out += fmt::format("note: {}\n", printable(line));
    if (auto const findings = claims::answer_all(*f.run); !findings.empty())
        out +=
            "\nFindings ('yieldmark claims' tells what they rest on)\n\n" + findings_lines(findings, color);
    if (how.comparison)
        out += "\n" + comparison_terminal(*how.comparison, color, false);
    return out + history_text(how.history);
}

} // namespace yieldmark::report
