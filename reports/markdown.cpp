#include "reports/comparison/markdown.hpp"
#include "harness/claims/claims.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "harness/text/table.hpp"
#include "reports/answer.hpp"
#include "reports/counter_table.hpp"
#include "reports/findings.hpp"
#include "reports/history_words.hpp"
#include "reports/limited_text.hpp"
#include "reports/markdown_list.hpp"
#include "reports/over_first.hpp"
#include "reports/report.hpp"
#include "reports/sentences.hpp"
#include "reports/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::report {
namespace {

// A fence longer than any run of backticks inside can't be closed from inside.
std::string fenced(std::string_view text) {
    std::size_t longest = 2;
    std::size_t here = 0;
    for (char const c : text) {
        here = c == '`' ? here + 1 : 0;
        longest = std::max(longest, here);
    }
    std::string const fence(longest + 1, '`');
    text = text.substr(0, text.find_last_not_of("\r\n") + 1);
    return fmt::format("{}text\n{}\n{}\n", fence, text::printable_lines(text), fence);
}

// What each part may take of most_characters; the tables take what is left, and at least `least_for_tables`.
constexpr std::size_t answer_room = 5'000;
constexpr std::size_t list_room = 5'000;
constexpr std::size_t failures_room = 10'000;
constexpr std::size_t comparison_room = 6'000;
constexpr std::size_t counters_room = 8'000;
constexpr std::size_t least_for_tables = 5'000;

std::string cell_text(summary_cell const& c) {
    if (c.quiet)
        return "–";
    if (c.time.empty())
        return c.ratio.empty()
                   ? ""
                   : "<sub>" + text::plain(text::shortened(c.ratio, text::longest_cell)) + "</sub>";
    auto text = c.ratio.empty() ? c.time : fmt::format("{}<br>{}", text::plain(c.ratio), c.time);
    return c.heap.empty() ? text : text + ", " + c.heap;
}

// The rows, and last the means if there are any.
text::table table_of(summary_table const& summed) {
    std::vector<text::column> columns{{summed.rows_are}};
    for (auto const& t : summed.techniques)
        columns.push_back({t, text::column_kind::figure});
    text::table made(std::move(columns));
    auto const add = [&](summary_row const& row, bool means) {
        std::vector<text::cell> cells{row.name};
        for (auto const& c : row.cells)
            cells.push_back(text::cell::markdown(means ? c.ratio : cell_text(c)));
        made.add(std::move(cells));
    };
    for (auto const& row : summed.rows)
        add(row, false);
    if (std::ranges::any_of(summed.means.cells, [](auto const& c) { return !c.ratio.empty(); }))
        add(summed.means, true);
    return made;
}

bool has_failed(summary_row const& row) {
    return std::ranges::any_of(row.cells, &summary_cell::failed);
}

// Where not all rows fit, what failed comes first. The means always end them.
std::string rows_text(summary_table const& summed, text::table const& lines, std::size_t room) {
    auto const& rows = summed.rows;
    auto const means = lines.rows() > rows.size() ? lines.markdown_row(rows.size()) : "";
    room -= std::min(room, means.size());
    std::vector<std::string> in_order;
    std::size_t size = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        in_order.push_back(lines.markdown_row(i));
        size += in_order.back().size();
    }
    limited_text text(room);
    for (bool const first : {true, false})
        for (std::size_t i = 0; i < rows.size(); ++i)
            if ((size <= room || has_failed(rows[i])) == first)
                text.add(in_order[i]);
    return text.text(means);
}

bool has_quiet(summary_row const& row) {
    return std::ranges::any_of(row.cells, &summary_cell::quiet);
}

std::string head_text(summary_table const& table) {
    auto out = fmt::format("### {}\n\n", text::plain(table.heading));
    auto const each = table.per_item ? " per item" : "";
    if (table.reference.empty())
        out += "Lower is better.\n\n";
    else if (table.counted)
        out += fmt::format("Ratio to `{}`, then the instructions{}. Lower is better.\n\n", table.reference,
                           each);
    else
        out += fmt::format(
            "Ratio to `{}` with its 95 % interval (≈: can't be told from 1), then the time{} and the "
            "peak heap. Lower is better.\n\n",
            table.reference, each);
    if (std::ranges::any_of(table.rows, has_quiet))
        out += fmt::format("–: {}.\n\n", extra_form);
    return out;
}

std::string section_text(summary_table const& summed, std::size_t room) {
    auto const lines = table_of(summed);
    auto const head = head_text(summed) + lines.markdown_head();
    return head + rows_text(summed, lines, room - std::min(room, head.size() + 1)) + "\n";
}

std::string tables_text(std::vector<summary_table> const& tables, std::size_t room) {
    limited_text text(room);
    for (std::size_t i = 0; i < tables.size(); ++i)
        text.add(section_text(tables[i], text.free() / (tables.size() - i)));
    return text.text();
}

// What the program said is left out first.
std::string failures_text(results::run const& run) {
    if (run.failures.empty())
        return "";
    limited_text text(failures_room);
    for (auto const& one : run.failures) {
        auto const line =
            fmt::format("- **{}**: {}\n", text::plain(text::shortened(one.where, text::longest_cell)),
                        text::plain(text::shortened(one.what, text::longest_cell)));
        auto const whole = one.output.empty() ? line : line + "\n" + fenced(one.output) + "\n";
        text.add(text.fits(whole) ? whole : line);
    }
    auto const all = text.text();
    return fmt::format("### {}\n\n{}{}", text::counted(run.failures.size(), "failure"), all,
                       all.ends_with("\n\n") ? "" : "\n");
}

std::string findings_text(results::run const& run) {
    auto const findings = findings_markdown(claims::answer_all(run));
    if (findings.empty())
        return "";
    auto out = "\n" + findings;
    auto const models = models_of(run);
    for (auto const& [toolchain, m] : models)
        for (auto const& sentence : model_sentences(m))
            out += fmt::format("- {}{}\n", models.size() > 1 ? run.toolchains[toolchain].id + ": " : "",
                               text::plain(sentence));
    return out;
}

std::string over_first_text(figures const& f) {
    auto const table = table_over_first(f, true);
    if (table.rows() == 0)
        return "";
    return fmt::format(
        "\n### Each technique over {}\n\n{} After it the example that gained most, and the one that lost "
        "most.\n\n{}",
        text::plain(f.run->toolchains.front().id), text::plain(words_over_first(f)), table.markdown());
}

// The parts below the tables, as far as they fit; of each that doesn't, a line says so.
std::string tail_text(figures const& f, options const& how, std::size_t room) {
    std::string out;
    auto const add = [&](char const* name, std::string const& part) {
        out += part.size() <= room - std::min(room, out.size())
                   ? part
                   : fmt::format("\n### {}\n\nLeft out here for lack of room.\n", name);
    };
    if (auto const lines = doubts(f); !lines.empty())
        add("What to keep in mind", "### What to keep in mind\n\n" + markdown_list(lines, list_room));
    add("Each technique over the first compiler", over_first_text(f));
    add("Counters", counters_markdown(f, counters_room));
    add("Findings", findings_text(*f.run));
    if (how.comparison)
        add("Comparison", "\n" + comparison_markdown(*how.comparison, comparison_room));
    if (!how.history.empty())
        add("History", "\n" + history_markdown(how.history));
    return out;
}

bool is_empty(results::run const& run) {
    return run.cases.empty() && run.failures.empty() && run.builds.empty() && run.profiles.empty();
}

} // namespace

std::string markdown(results::run const& run, options const& how) {
    return markdown(compute(run), how);
}

std::string markdown(figures const& f, options const& how) {
    if (is_empty(*f.run) && (how.comparison || !how.history.empty()))
        return "<!-- yieldmark -->\n" + tail_text(f, how, most_characters - least_for_tables);
    auto const* heading =
        results::all_foreign(*f.run) ? "## Benchmark results <!-- yieldmark -->\n\n" : "## yieldmark\n\n";
    auto const head = heading + answer_markdown(answer_of(f), answer_room) +
                      markdown_list(what_was_measured(f), list_room) + "\n" + failures_text(*f.run);
    auto const tail = tail_text(f, how, most_characters - head.size() - least_for_tables);
    return head + tables_text(summary(f), most_characters - head.size() - tail.size()) + tail;
}

} // namespace yieldmark::report
