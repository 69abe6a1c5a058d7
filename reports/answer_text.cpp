// The answer for a terminal and as Markdown.

#include "harness/text/plain_text.hpp"
#include "harness/text/table.hpp"
#include "harness/text/wrap.hpp"
#include "reports/answer.hpp"

#include <fmt/format.h>

namespace yieldmark::report {
namespace {

std::string with_interval(answer_row const& row) {
    return row.interval.empty() ? row.extra : fmt::format("{} ({})", row.extra, row.interval);
}

text::table table_of(answer const& a, bool with_use) {
    using enum text::column_kind;
    std::vector<text::column> columns{{"technique", word},
                                      {"extra an item (95 %)", figure},
                                      {"mostly", figure},
                                      {"memory", word},
                                      {"5 % of an item of", figure}};
    if (with_use)
        columns.push_back({"use it when", sentence});
    text::table made(std::move(columns));
    for (auto const& row : a.rows) {
        std::vector<text::cell> cells{row.name, with_interval(row), row.spread, row.memory, row.hidden};
        if (with_use)
            cells.emplace_back(row.use);
        made.add(std::move(cells));
    }
    return made;
}

} // namespace

std::string answer_markdown(answer const& a, std::size_t room) {
    if (a.rows.empty())
        return "";
    auto out = fmt::format("### {}\n\n{}\n{}\n\n", text::plain(a.headline), table_of(a, true).markdown(),
                           text::plain(a.rests_on));
    for (auto const& other : a.others)
        out += fmt::format("- {}\n", text::plain(other));
    if (!a.others.empty())
        out += "\n";
    return out.size() <= room ? out : "";
}

std::string answer_terminal(answer const& a, text::look how) {
    constexpr std::size_t wide = 140;
    if (a.rows.empty())
        return a.rests_on.empty() ? "" : text::wrapped(a.rests_on, how.width) + "\n";
    auto out = fmt::format("{}\n{}\n{}", text::wrapped(text::printable(a.headline), how.width),
                           table_of(a, how.width == 0 || how.width >= wide).terminal(how),
                           text::wrapped(a.rests_on, how.width));
    for (auto const& other : a.others)
        out += text::wrapped(text::printable(other), how.width);
    return out;
}

} // namespace yieldmark::report
