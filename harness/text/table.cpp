#include "harness/text/table.hpp"

#include "harness/text/color.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace yieldmark::text {
namespace {

constexpr std::string_view gap = "  ";
constexpr std::size_t least_width = 12; // below this, shortened text tells nothing
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

std::string fitted(std::string const& text, column_kind kind, std::size_t width) {
    auto const used = columns(text);
    if (used <= width)
        return text;
    return kind == column_kind::sentence ? cut(text, width) : shortened(text, width);
}

std::string aligned(cell const& one, column_kind kind, std::size_t width, bool color) {
    auto const text = fitted(one.text, kind, width);
    std::string const blanks(width - std::min(width, columns(text)), ' ');
    auto const painted = color && !one.paint.empty() && !text.empty()
                             ? std::string(one.paint) + text + std::string(color::off)
                             : text;
    return kind == column_kind::figure ? blanks + painted : painted + blanks;
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
        all.emplace_back();
        for (auto const& c : columns_)
            all.back().cells.emplace_back(c.heading);
    }
    all.insert(all.end(), rows_.begin(), rows_.end());
    for (auto& row : all)
        for (auto& one : row.cells)
            one.text = printable(one.text);
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

std::vector<std::size_t> table::widths(std::vector<table_row> const& rows, std::size_t most) const {
    auto all = widest(rows);
    if (most == 0 || total(all) <= most)
        return all;
    auto const without_headings = widest(std::span(rows).last(rows_.size()));
    auto at_least = without_headings;
    std::vector<std::size_t> headings;
    std::vector<std::size_t> names;
    std::vector<std::size_t> sentences;
    for (std::size_t i = 0; i < all.size(); ++i) {
        bool const name = columns_[i].kind == column_kind::name;
        bool const sentence = columns_[i].kind == column_kind::sentence;
        (name ? names : sentence ? sentences : headings).push_back(i);
        at_least[i] = name || sentence ? least_width : std::max(at_least[i], least_width);
    }
    for (auto const& some : {headings, names, sentences})
        shrink(all, at_least, some, most);
    shrink(all, without_headings, headings, most);
    return all;
}

std::string table::line(table_row const& row, std::vector<std::size_t> const& width, bool color) const {
    std::string text;
    for (std::size_t i = 0; i < width.size(); ++i)
        if (width[i] > 0)
            text += std::string(text.empty() ? "" : gap) +
                    aligned(row.cells[i], columns_[i].kind, width[i], color);
    text.erase(text.find_last_not_of(' ') + 1);
    if (color && !row.paint.empty())
        text = std::string(row.paint) + text + std::string(color::off);
    return text + "\n";
}

std::string table::terminal(look how) const {
    auto const rows = printable_rows();
    auto const width = widths(rows, how.width);
    std::string out;
    for (auto const& row : rows)
        out += line(row, width, how.color);
    return out;
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
