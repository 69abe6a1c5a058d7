#include "reports/counter_table.hpp"

#include "harness/text/format.hpp"
#include "harness/text/table.hpp"
#include "harness/text/words.hpp"
#include "reports/comparison/words.hpp"
#include "reports/limited_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace yieldmark::report {
namespace {

constexpr std::size_t most_columns = 10;

std::vector<std::string> shown_counters(figures const& f) {
    auto const count = std::min(f.counters.size(), most_columns);
    return {f.counters.begin(), f.counters.begin() + static_cast<std::ptrdiff_t>(count)};
}

text::table table_of_counters(figures const& f, std::vector<std::string> const& counters) {
    std::vector<text::column> columns{{"benchmark"}};
    for (auto const& counter : counters)
        columns.push_back({counter, text::column_kind::figure});
    text::table made(std::move(columns));
    for (auto const& g : f.groups)
        for (auto const& c : g.cells) {
            std::vector<text::cell> cells{text::valid_utf8(f.examples[g.example].name)};
            bool any = false;
            for (auto const& counter : counters) {
                auto const value = c.value(counter);
                any |= value.has_value();
                cells.emplace_back(value ? figure_text(counter, *value) : std::string{});
            }
            if (any)
                made.add(std::move(cells));
        }
    return made;
}

} // namespace

std::string counters_markdown(figures const& f, std::size_t room) {
    auto const counters = shown_counters(f);
    auto const made = table_of_counters(f, counters);
    if (counters.empty() || made.rows() == 0)
        return "";
    limited_text text(room);
    text.add("\n### Counters\n\nThe benchmarks' own, each the median over processes.\n\n");
    text.add(made.markdown_head());
    for (std::size_t i = 0; i < made.rows(); ++i)
        text.add(made.markdown_row(i));
    auto const more = f.counters.size() - counters.size();
    return text.text() +
           (more > 0 ? fmt::format("\n{} are on the page only.\n", text::counted(more, "more counter"))
                     : std::string{});
}

} // namespace yieldmark::report
