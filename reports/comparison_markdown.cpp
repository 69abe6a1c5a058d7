#include "reports/comparison_markdown.hpp"

#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "reports/comparison_cells.hpp"
#include "reports/comparison_rows.hpp"
#include "reports/limited_text.hpp"
#include "reports/markdown_list.hpp"
#include "reports/sentences.hpp"

#include <fmt/format.h>

#include <array>
#include <tuple>
#include <vector>

namespace yieldmark::report {
namespace {

constexpr std::size_t room_around = 3'900; // for each of the lists around the tables

class markdown_table {
public:
    markdown_table(compare::comparison const& c, std::size_t room)
        : head_(comparison_headings(c)), room_(room) {}

    void add(comparison_row const& row) {
        rows_.push_back(cells_of(row, longest_name));
        for (std::size_t i = 0; i < filled_.size(); ++i)
            filled_[i] = filled_[i] || !rows_.back()[i].empty();
    }

    [[nodiscard]] std::size_t rows() const { return rows_.size(); }

    [[nodiscard]] std::string text() const {
        limited_text all(room_);
        all.add(line(head_) + rule());
        for (auto const& cells : rows_)
            all.add(line(cells));
        return all.text() + "\n";
    }

private:
    // A column that no row fills (instructions of a foreign program) isn't there.
    [[nodiscard]] std::string line(comparison_cells const& cells) const {
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (filled_[i])
                text += "| " + plain(shortened(cells[i], longest_cell)) + " ";
        return text + "|\n";
    }

    [[nodiscard]] std::string rule() const {
        std::string text;
        for (std::size_t i = 0; i < filled_.size(); ++i)
            if (filled_[i])
                text += i == 0 || i + 1 == filled_.size() ? "|---" : "|---:";
        return text + "|\n";
    }

    comparison_cells head_;
    std::size_t room_;
    std::array<bool, std::tuple_size_v<comparison_cells>> filled_{};
    std::vector<comparison_cells> rows_;
};

} // namespace

std::string comparison_markdown(compare::comparison const& c, std::size_t room) {
    auto out = "## yieldmark: comparison\n\n" + markdown_list(comparison_sentences(c), room_around) + "\n";
    auto const rows = by_significance(c);
    markdown_table notable(c, room);
    markdown_table same(c, room);
    for (auto const& row : rows)
        (is_notable(row) ? notable : same).add(row);
    if (notable.rows() > 0)
        out += notable.text();
    if (same.rows() > 0)
        out += fmt::format("<details><summary>{} without a difference</summary>\n\n{}</details>\n\n",
                           counted(same.rows(), "case"), same.text());
    out += markdown_list(comparison_facts(c), room_around);
    auto const doubts = comparison_doubts(c);
    if (!doubts.empty())
        out += "\n### What to keep in mind\n\n" + markdown_list(doubts, room_around);
    return out;
}

} // namespace yieldmark::report
