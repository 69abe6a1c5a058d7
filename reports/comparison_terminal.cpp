#include "reports/comparison_terminal.hpp"

#include "harness/text/color.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "reports/comparison_cells.hpp"
#include "reports/comparison_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::report {
namespace {

constexpr std::size_t few = 20;
constexpr std::size_t longest_in_line = 60;
constexpr std::size_t most_one_sided = 50;

struct line {
    comparison_cells cells;
    case_outcome outcome = case_outcome::same;
};

char const* colour_of(case_outcome outcome) {
    switch (outcome) {
    case case_outcome::worse:
    case case_outcome::failed:
        return "\033[31m";
    case case_outcome::better:
        return "\033[32m";
    case case_outcome::unstable:
    case case_outcome::cannot_tell:
        return "\033[33m";
    case case_outcome::same:
    case case_outcome::skipped:
    case case_outcome::only_new:
    case case_outcome::only_base:
        return "\033[2m";
    }
    return "";
}

line printable_line(comparison_row const& row) {
    line l{cells_of(row, longest_in_line), row.outcome};
    for (auto& cell : l.cells)
        cell = printable(cell);
    return l;
}

// A column that no row fills (instructions of a foreign program) isn't shown.
std::array<std::size_t, 5> widths(comparison_cells const& head, std::vector<line> const& lines) {
    std::array<std::size_t, 5> width{};
    for (auto const& l : lines)
        for (std::size_t i = 0; i < width.size(); ++i)
            width[i] = std::max(width[i], columns(l.cells[i]));
    for (std::size_t i = 0; i < width.size(); ++i)
        if (width[i] > 0)
            width[i] = std::max(width[i], columns(head[i]));
    return width;
}

std::string aligned(comparison_cells const& cells, std::array<std::size_t, 5> const& width) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (width[i] > 0)
            text += (i > 0 ? "  " : "") + cells[i] + std::string(width[i] - columns(cells[i]), ' ');
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

std::string table(compare::comparison const& c, std::vector<line> const& lines, bool color) {
    if (lines.empty())
        return "";
    auto const head = comparison_headings(c);
    auto const width = widths(head, lines);
    auto out = aligned(head, width) + "\n";
    for (auto const& l : lines) {
        auto const text = aligned(l.cells, width);
        out += color ? colour_of(l.outcome) + text + color_off : text;
        out += "\n";
    }
    return out + "\n";
}

} // namespace

std::string comparison_terminal(compare::comparison const& c, bool color, bool every) {
    std::string out;
    auto const facts = comparison_facts(c);
    for (auto const& f : facts)
        out += fmt::format("{:<20} {}\n", f.label, printable(f.text));
    out += "\n";
    auto const rows = by_significance(c);
    std::vector<line> lines;
    std::size_t one_sided = 0;
    for (auto const& row : rows) {
        bool const alone = !row.of->only_in.empty();
        one_sided += alone ? 1 : 0;
        if (every || rows.size() <= few || (is_notable(row) && (!alone || one_sided <= most_one_sided)))
            lines.push_back(printable_line(row));
    }
    out += table(c, lines, color);
    for (auto const& sentence : comparison_sentences(c))
        out += printable(sentence) + "\n";
    if (lines.size() < rows.size())
        out += fmt::format("({} more cases are shown with --every)\n", rows.size() - lines.size());
    for (auto const& doubt : comparison_doubts(c))
        out += fmt::format("note: {}\n", printable(doubt));
    return out;
}

} // namespace yieldmark::report
