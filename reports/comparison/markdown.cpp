#include "reports/comparison/markdown.hpp"

#include "reports/comparison/explained.hpp"
#include "reports/comparison/rows.hpp"
#include "reports/comparison/table.hpp"
#include "reports/limited_text.hpp"
#include "reports/markdown_list.hpp"
#include "reports/sentences.hpp"

#include <fmt/format.h>

namespace yieldmark::report {
namespace {

constexpr std::size_t room_around = 3'900; // for each of the lists around the tables

// As many rows as have room.
std::string limited(text::table const& table, std::size_t room) {
    limited_text all(room);
    all.add(table.markdown_head());
    for (std::size_t i = 0; i < table.rows(); ++i)
        all.add(table.markdown_row(i));
    return all.text() + "\n";
}

} // namespace

std::string comparison_markdown(compare::comparison const& c, std::size_t room) {
    auto out = "## yieldmark: comparison\n\n" + markdown_list(comparison_sentences(c), room_around) + "\n";
    auto notable = comparison_table(c);
    auto same = comparison_table(c);
    for (auto const& row : by_significance(c))
        add_row(is_notable(row) ? notable : same, row);
    if (notable.rows() > 0)
        out += limited(notable, room);
    out += explained_markdown(explained_cases(c), room_around);
    if (same.rows() > 0)
        out += fmt::format("<details><summary>{} without a difference</summary>\n\n{}</details>\n\n",
                           text::counted(same.rows(), "case"), limited(same, room));
    out += markdown_list(comparison_facts(c), room_around);
    auto const doubts = comparison_doubts(c);
    if (!doubts.empty())
        out += "\n### What to keep in mind\n\n" + markdown_list(doubts, room_around);
    return out;
}

} // namespace yieldmark::report
