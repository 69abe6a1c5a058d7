#pragma once
// A table, for a terminal and for Markdown. The text in its cells is treated as hostile.

#include "harness/text/wrap.hpp"

#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::text {

/// How a terminal's text is to look. Converts from a bool: with colours or without, of any width.
struct look {
    look(bool with_color = false, std::size_t at_most = 0) : color(with_color), width(at_most) {}

    bool color;
    std::size_t width; // columns of the terminal; 0: not limited
};

/// What a column contains. Figures are aligned right, everything else left. Where the table is too wide, cells take
/// several lines and nothing is cut: first the headings, then names and sentences, then figures before their brackets.
enum class column_kind {
    name,     // broken after "/", "," and blanks
    sentence, // broken at blanks
    word,     // never broken
    figure    // broken before a bracket
};

struct column {
    std::string heading;
    column_kind kind = column_kind::name;
    std::size_t longest = 0; // columns that it takes, at most: a longer text takes more lines; 0: any number
};

/// Columns that the names of cases take on a terminal, at most.
inline constexpr std::size_t longest_name = 60;

/// Columns that a cell takes in Markdown, at most, of a name 120; and the letters that a terminal shows of a name.
inline constexpr std::size_t longest_cell = 300;

struct cell {
    template <std::convertible_to<std::string_view> T>
    cell(T const& of, std::string_view in = "") : text(std::string_view(of)), paint(in) {}

    /// Text that is Markdown already, and harmless: written unchanged, and never to a terminal's table.
    [[nodiscard]] static cell markdown(std::string_view of) {
        cell made(of);
        made.is_markdown = true;
        return made;
    }

    std::string text;
    std::string_view paint; // a colour; empty: that of the row
    bool is_markdown = false;
};

class table {
public:
    explicit table(std::vector<column> columns);

    /// Adds a row with a cell for each column, in the colour `paint`. Throws std::invalid_argument if there
    /// are more or fewer.
    void add(std::vector<cell> row, std::string_view paint = "");

    [[nodiscard]] std::size_t rows() const { return rows_.size(); }

    /// Lines: the headings, unless all are empty, and the rows. A column that no row fills is left out. Where the table
    /// has no room beside names, each name stands above the rest of its row. Without a width each row is one line.
    [[nodiscard]] std::string terminal(look how = {}) const;

    /// The same as Markdown.
    [[nodiscard]] std::string markdown() const;

    /// Its parts, for where not all of it has room: the headings with the line below them, and a row.
    [[nodiscard]] std::string markdown_head() const;
    [[nodiscard]] std::string markdown_row(std::size_t row) const;

private:
    struct table_row {
        std::vector<cell> cells;
        std::string_view paint;
        bool is_heading = false;
    };

    [[nodiscard]] std::vector<table_row> printable_rows() const;
    [[nodiscard]] std::vector<std::size_t> widest(std::span<table_row const> rows) const;
    [[nodiscard]] breaks breaks_in(table_row const& row, std::size_t column) const;
    [[nodiscard]] std::size_t least(std::span<table_row const> rows, std::size_t column) const;
    [[nodiscard]] std::vector<std::size_t> widths(std::span<table_row const> rows, std::size_t most) const;
    [[nodiscard]] std::vector<std::size_t> tight(std::span<table_row const> rows,
                                                 std::span<std::size_t const> width) const;
    [[nodiscard]] std::string lines(table_row const& row, std::span<std::size_t const> width, look how) const;
    [[nodiscard]] bool can_stack() const;
    [[nodiscard]] std::string stacked(std::span<table_row const> rows, look how) const;

    std::vector<column> columns_;
    std::vector<bool> filled_; // by column: whether some row has text in it
    std::vector<table_row> rows_;
};

/// `text` with blanks behind it, so that it takes `width` columns; longer text as it is.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

} // namespace yieldmark::text
