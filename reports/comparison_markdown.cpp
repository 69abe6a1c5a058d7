#include "reports/comparison_markdown.hpp"

#include "reports/comparison_cells.hpp"
#include "reports/comparison_rows.hpp"
#include "reports/plain_text.hpp"
#include "reports/sentences.hpp"

#include <fmt/format.h>

namespace yieldmark::report {
namespace {

constexpr std::size_t longest_in_table = 120;
constexpr std::size_t room = 24'000; // characters for each of the two tables

class markdown_table {
public:
    explicit markdown_table(compare::comparison const& c) {
        append(comparison_headings(c));
        text_ += "|---|---:|---:|---:|---|\n";
    }

    void add(comparison_row const& row) {
        if (text_.size() < room)
            append(cells_of(row, longest_in_table));
        else
            ++left_out_;
        ++rows_;
    }

    [[nodiscard]] bool empty() const { return rows_ == 0; }
    [[nodiscard]] std::size_t rows() const { return rows_; }

    [[nodiscard]] std::string text() const {
        return left_out_ == 0 ? text_ + "\n" : text_ + fmt::format("\n… and {} more.\n\n", left_out_);
    }

private:
    void append(comparison_cells const& cells) {
        for (auto const& cell : cells)
            text_ += "| " + plain(cell) + " ";
        text_ += "|\n";
    }

    std::string text_;
    std::size_t rows_ = 0;
    std::size_t left_out_ = 0;
};

} // namespace

std::string comparison_markdown(compare::comparison const& c) {
    std::string out = "## yieldmark: comparison\n\n";
    for (auto const& sentence : comparison_sentences(c))
        out += fmt::format("- {}\n", plain(sentence));
    out += "\n";
    auto const rows = by_significance(c);
    markdown_table notable(c);
    markdown_table same(c);
    for (auto const& row : rows)
        (is_notable(row) ? notable : same).add(row);
    if (!notable.empty())
        out += notable.text();
    if (!same.empty())
        out += fmt::format("<details><summary>{} without a difference</summary>\n\n{}</details>\n\n",
                           counted(same.rows(), "case"), same.text());
    for (auto const& one : comparison_facts(c))
        out += fmt::format("- **{}**: {}\n", one.label, plain(one.text));
    auto const doubts = comparison_doubts(c);
    if (!doubts.empty())
        out += "\n### What to keep in mind\n\n";
    for (auto const& doubt : doubts)
        out += fmt::format("- {}\n", plain(doubt));
    return out;
}

} // namespace yieldmark::report
