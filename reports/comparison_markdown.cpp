#include "reports/comparison_markdown.hpp"

#include "harness/text/plain_text.hpp"
#include "reports/comparison_cells.hpp"
#include "reports/comparison_rows.hpp"
#include "reports/sentences.hpp"

#include <fmt/format.h>

#include <array>
#include <tuple>
#include <vector>

namespace yieldmark::report {
namespace {

constexpr std::size_t longest_in_table = 120;
constexpr std::size_t room = 24'000; // characters for each of the two tables

class markdown_table {
public:
    explicit markdown_table(compare::comparison const& c) : head_(comparison_headings(c)) {
        room_.take(head_);
    }

    void add(comparison_row const& row) {
        ++rows_;
        if (room_.used >= room)
            return;
        shown_.push_back(cells_of(row, longest_in_table));
        room_.take(shown_.back());
        for (std::size_t i = 0; i < filled_.size(); ++i)
            filled_[i] = filled_[i] || !shown_.back()[i].empty();
    }

    [[nodiscard]] bool empty() const { return rows_ == 0; }
    [[nodiscard]] std::size_t rows() const { return rows_; }

    [[nodiscard]] std::string text() const {
        auto text = line(head_) + rule();
        for (auto const& cells : shown_)
            text += line(cells);
        auto const left_out = rows_ - shown_.size();
        return left_out == 0 ? text + "\n" : text + fmt::format("\n… and {} more.\n\n", left_out);
    }

private:
    struct space {
        std::size_t used = 0;
        void take(comparison_cells const& cells) {
            for (auto const& cell : cells)
                used += plain(cell).size() + 3;
        }
    };

    // A column that no row fills (instructions of a foreign program) isn't there.
    [[nodiscard]] std::string line(comparison_cells const& cells) const {
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (filled_[i])
                text += "| " + plain(cells[i]) + " ";
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
    std::array<bool, std::tuple_size_v<comparison_cells>> filled_{};
    std::vector<comparison_cells> shown_;
    space room_;
    std::size_t rows_ = 0;
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
