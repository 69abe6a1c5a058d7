#include "reports/comparison/terminal.hpp"

#include "harness/text/plain_text.hpp"
#include "harness/text/wrap.hpp"
#include "reports/comparison/explained.hpp"
#include "reports/comparison/rows.hpp"
#include "reports/comparison/table.hpp"

#include <fmt/format.h>

namespace yieldmark::report {
namespace {

constexpr std::size_t few = 20;
constexpr std::size_t most_one_sided = 50;

} // namespace

std::string comparison_terminal(compare::comparison const& c, text::look how, bool every) {
    std::string out;
    auto const facts = comparison_facts(c);
    for (auto const& f : facts)
        out += text::labelled(fmt::format("{:<20} ", f.label), text::printable(f.text), how.width);
    out += "\n";
    auto const rows = by_significance(c);
    auto table = comparison_table(c);
    std::size_t one_sided = 0;
    for (auto const& row : rows) {
        bool const alone = !row.of->only_in.empty();
        one_sided += alone ? 1 : 0;
        if (every || rows.size() <= few || (is_notable(row) && (!alone || one_sided <= most_one_sided)))
            add_row(table, row);
    }
    if (table.rows() > 0)
        out += table.terminal(how) + "\n";
    out += explained_terminal(explained_cases(c), how);
    for (auto const& sentence : comparison_sentences(c))
        out += text::wrapped(text::printable(sentence), how.width);
    if (table.rows() < rows.size())
        out += fmt::format("({} more cases are shown with --every)\n", rows.size() - table.rows());
    for (auto const& doubt : comparison_doubts(c))
        out += text::labelled("note: ", text::printable(doubt), how.width);
    return out;
}

} // namespace yieldmark::report
