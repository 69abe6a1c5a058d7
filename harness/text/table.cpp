#include "harness/text/table.hpp"

#include "harness/text/color.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "harness/text/wrap.hpp"

#include <algorithm>
#include <span>
#include <sstream>
#include <stdexcept>

namespace yieldmark::text {
namespace {

constexpr std::string_view gap = "  ";
constexpr std::string_view indent = "  "; // of a row whose name stands above it

// Names and sentences take more lines, but not in a narrower column.
constexpr std::size_t least_name = 20;
constexpr std::size_t least_sentence = 14;

constexpr std::size_t longest_name_in_markdown = 120;

std::size_t total(std::vector<std::size_t> const& all) {
    std::size_t sum = 0;
    for (auto const width : all)
        sum += width + (width > 0 && sum > 0 ? gap.size() : 0);
    return sum;
}

// Takes from the widest of the columns until the table fits, or all of them are at their least.
void shrink(std::vector<std::size_t>& all, std::vector<std::size_t> const& at_least,
            std::vector<std::size_t> const& columns, std::size_t most) {
    while (total(all) > most) {
        auto const spare = [&](std::size_t i) { return all[i] > at_least[i] ? all[i] : 0; };
        auto const widest = std::ranges::max_element(columns, {}, spare);
        if (widest == columns.end() || spare(*widest) == 0)
            return;
        --all[*widest];
    }
}

breaks breaks_of(column_kind kind) {
    switch (kind) {
    case column_kind::name:
        return breaks::in_names;
    case column_kind::sentence:
        return breaks::at_blanks;
    case column_kind::figure:
        return breaks::before_brackets;
    case column_kind::word:
        return breaks::nowhere;
    }
    return breaks::nowhere;
}

std::string painted(std::string_view text, std::string_view paint) {
    return !paint.empty() && !text.empty() ? std::string(paint) + std::string(text) + std::string(color::off)
                                           : std::string(text);
}

std::string aligned(std::string_view text, column_kind kind, std::size_t width, std::string_view paint) {
    std::string const blanks(width - std::min(width, columns(text)), ' ');
    auto const inked = painted(text, paint);
    return kind == column_kind::figure ? blanks + inked : inked + blanks;
}

} // namespace

table::table(std::vector<column> columns) : columns_(std::move(columns)), filled_(columns_.size()) {}

void table::add(std::vector<cell> row, std::string_view paint) {
    if (row.size() != columns_.size())
        throw std::invalid_argument("a row needs a cell for each column of its table");
    for (std::size_t i = 0; i < row.size(); ++i)
        filled_[i] = filled_[i] || !row[i].text.empty();
    rows_.push_back({std::move(row), paint});
}

std::vector<table::table_row> table::printable_rows() const {
    std::vector<table_row> all;
    if (std::ranges::any_of(columns_, [](auto const& c) { return !c.heading.empty(); })) {
        all.push_back({{}, "", true});
        for (auto const& c : columns_)
            all.back().cells.emplace_back(c.heading);
    }
    all.insert(all.end(), rows_.begin(), rows_.end());
    for (auto& row : all)
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            auto& text = row.cells[i].text;
            text = printable(text);
            if (columns_[i].kind == column_kind::name)
                text = shortened(text, longest_cell);
        }
    return all;
}

std::vector<std::size_t> table::widest(std::span<table_row const> rows) const {
    std::vector<std::size_t> all(columns_.size());
    for (auto const& row : rows)
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = filled_[i] ? std::max(all[i], columns(row.cells[i].text)) : 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (columns_[i].longest > 0)
            all[i] = std::min(all[i], columns_[i].longest);
    return all;
}

breaks table::breaks_in(table_row const& row, std::size_t column) const {
    return row.is_heading ? breaks::at_blanks : breaks_of(columns_[column].kind);
}

// Of a column that is made narrower: what none of its cells can do without.
std::size_t table::least(std::span<table_row const> rows, std::size_t column) const {
    auto const kind = columns_[column].kind;
    bool const is_text = kind == column_kind::name || kind == column_kind::sentence;
    std::size_t widest = 0;
    for (auto const& row : rows) {
        auto const where = is_text && !row.is_heading ? breaks::nowhere : breaks_in(row, column);
        widest = std::max(widest, longest_part(row.cells[column].text, where));
    }
    return is_text ? std::min(widest, kind == column_kind::name ? least_name : least_sentence) : widest;
}

std::vector<std::size_t> table::widths(std::span<table_row const> rows, std::size_t most) const {
    auto all = widest(rows);
    auto const without_headings = widest(rows.last(rows_.size()));
    std::vector<std::size_t> for_headings(all.size());
    std::vector<std::size_t> at_least(all.size());
    std::vector<std::size_t> figures;
    std::vector<std::size_t> texts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const kind = columns_[i].kind;
        (kind == column_kind::name || kind == column_kind::sentence ? texts : figures).push_back(i);
        at_least[i] = least(rows, i);
        for_headings[i] = std::max(at_least[i], without_headings[i]);
    }
    shrink(all, for_headings, figures, most);
    shrink(all, at_least, texts, most);
    shrink(all, at_least, figures, most);
    return tight(rows, all);
}

// Without the blanks that no line of a column fills.
std::vector<std::size_t> table::tight(std::span<table_row const> rows,
                                      std::span<std::size_t const> width) const {
    std::vector<std::size_t> all(width.size());
    for (auto const& row : rows)
        for (std::size_t i = 0; i < all.size(); ++i)
            if (width[i] > 0)
                for (auto const& line : broken(row.cells[i].text, width[i], breaks_in(row, i)))
                    all[i] = std::max(all[i], columns(line));
    return all;
}

std::string table::lines(table_row const& row, std::span<std::size_t const> width, look how) const {
    std::vector<std::vector<std::string>> cells(width.size());
    std::size_t count = 1;
    for (std::size_t i = 0; i < width.size(); ++i) {
        auto const& text = row.cells[i].text;
        if (width[i] > 0)
            cells[i] = how.width > 0 ? broken(text, width[i], breaks_in(row, i)) : std::vector{text};
        count = std::max(count, cells[i].size());
    }
    std::string all;
    for (std::size_t number = 0; number < count; ++number) {
        std::string line;
        for (std::size_t i = 0; i < width.size(); ++i)
            if (width[i] > 0)
                line += std::string(line.empty() ? "" : gap) +
                        aligned(number < cells[i].size() ? cells[i][number] : "", columns_[i].kind, width[i],
                                how.color ? row.cells[i].paint : "");
        line.erase(line.find_last_not_of(' ') + 1);
        all += painted(line, how.color ? row.paint : "") + "\n";
    }
    return all;
}

// A row without a name goes on with the row above.
bool table::can_stack() const {
    return columns_.front().kind == column_kind::name &&
           std::ranges::none_of(rows_, [](auto const& r) { return r.cells.front().text.empty(); });
}

std::string table::stacked(std::span<table_row const> rows, look how) const {
    std::vector<table_row> rest(rows.begin(), rows.end());
    for (auto& row : rest)
        row.cells.front().text.clear();
    auto const width = widths(rest, how.width - std::min(how.width, indent.size()));
    std::string all;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (auto const& name : broken(rows[i].cells.front().text, how.width, breaks::in_names))
            all += (how.color ? painted(painted(name, rows[i].cells.front().paint), rows[i].paint) : name) +
                   "\n";
        std::istringstream figures(lines(rest[i], width, how));
        for (std::string line; std::getline(figures, line);)
            if (!line.empty())
                all += std::string(indent) + line + "\n";
    }
    return all;
}

std::string table::terminal(look how) const {
    auto const rows = printable_rows();
    auto const width = how.width == 0 ? widest(rows) : widths(rows, how.width);
    if (how.width > 0 && total(width) > how.width && can_stack())
        return stacked(rows, how);
    std::string all;
    for (auto const& row : rows)
        all += lines(row, width, how);
    return all;
}

std::string table::markdown_head() const {
    std::string head;
    std::string rule;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (filled_[i]) {
            head += "| " + plain(shortened(columns_[i].heading, longest_cell)) + " ";
            rule += columns_[i].kind == column_kind::figure ? "|---:" : "|---";
        }
    return head + "|\n" + rule + "|\n";
}

std::string table::markdown_row(std::size_t row) const {
    std::string text;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (filled_[i]) {
            auto const& one = rows_[row].cells[i];
            auto const most = columns_[i].kind == column_kind::name ? longest_name_in_markdown : longest_cell;
            text += "| " + (one.is_markdown ? one.text : plain(shortened(one.text, most))) + " ";
        }
    return text + "|\n";
}

std::string table::markdown() const {
    auto text = markdown_head();
    for (std::size_t i = 0; i < rows_.size(); ++i)
        text += markdown_row(i);
    return text;
}

std::string padded(std::string_view text, std::size_t width) {
    return std::string(text) + std::string(width - std::min(width, columns(text)), ' ');
}

} // namespace yieldmark::text
