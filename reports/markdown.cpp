#include "harness/claims/claims.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "reports/comparison_markdown.hpp"
#include "reports/findings.hpp"
#include "reports/history_words.hpp"
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
    return fmt::format("{}text\n{}\n{}\n", fence, valid_utf8(text), fence);
}

std::string cell_text(summary_cell const& c) {
    if (c.quiet)
        return "–";
    if (c.time.empty())
        return c.ratio.empty() ? "" : "<sub>" + plain(c.ratio) + "</sub>";
    auto text = c.ratio.empty() ? c.time : fmt::format("{}<br>{}", plain(c.ratio), c.time);
    return c.heap.empty() ? text : text + ", " + c.heap;
}

void append_row(std::string& out, summary_row const& row, bool means) {
    out += "| " + plain(row.name);
    for (auto const& c : row.cells)
        out += " | " + (means ? c.ratio : cell_text(c));
    out += " |\n";
}

bool has_quiet(summary_row const& row) {
    return std::ranges::any_of(row.cells, &summary_cell::quiet);
}

void append_table(std::string& out, summary_table const& table) {
    out += fmt::format("### {}\n\n", plain(table.heading));
    out +=
        table.reference.empty()
            ? "Lower is better.\n\n"
            : fmt::format(
                  "Ratio to `{}` with its 95 % interval (≈: can't be told from 1), then the time{} and the "
                  "peak heap. Lower is better.\n\n",
                  table.reference, table.per_item ? " per item" : "");
    if (std::ranges::any_of(table.rows, has_quiet))
        out += fmt::format("–: {}.\n\n", extra_form);
    out += "| " + table.rows_are;
    for (auto const& t : table.techniques)
        out += " | " + plain(t);
    out += " |\n|---" + std::string(table.techniques.empty() ? "" : "|");
    for (std::size_t i = 0; i < table.techniques.size(); ++i)
        out += i + 1 == table.techniques.size() ? "---:" : "---:|";
    out += "|\n";
    for (auto const& row : table.rows)
        append_row(out, row, false);
    if (std::ranges::any_of(table.means.cells, [](auto const& c) { return !c.ratio.empty(); }))
        append_row(out, table.means, true);
    out += "\n";
}

void append_failures(std::string& out, results::run const& run) {
    if (run.failures.empty())
        return;
    out += fmt::format("### {}\n\n", counted(run.failures.size(), "failure"));
    for (auto const& one : run.failures) {
        out += fmt::format("- **{}**: {}\n", plain(one.where), plain(one.what));
        if (!one.output.empty())
            out += "\n" + fenced(one.output) + "\n";
    }
    if (run.failures.back().output.empty())
        out += "\n";
}

void append_findings(std::string& out, results::run const& run) {
    auto const findings = findings_markdown(claims::answer_all(run));
    if (findings.empty())
        return;
    out += "\n" + findings;
    auto const models = models_of(run);
    for (auto const& [toolchain, m] : models)
        for (auto const& sentence : model_sentences(m))
            out += fmt::format("- {}{}\n", models.size() > 1 ? run.toolchains[toolchain].id + ": " : "",
                               plain(sentence));
}

} // namespace

std::string markdown(results::run const& run, options const& how) {
    auto const f = compute(run);
    std::string out = results::all_foreign(run) ? "## Benchmark results\n\n" : "## yieldmark\n\n";
    for (auto const& one : what_was_measured(f))
        out += fmt::format("- **{}**: {}\n", one.label, plain(one.text));
    out += "\n";
    append_failures(out, run);
    for (auto const& table : summary(f))
        append_table(out, table);
    auto const lines = doubts(f);
    if (!lines.empty())
        out += "### What to keep in mind\n\n";
    for (auto const& line : lines)
        out += fmt::format("- {}\n", plain(line));
    append_findings(out, run);
    if (how.comparison)
        out += "\n" + comparison_markdown(*how.comparison);
    if (!how.history.empty())
        out += "\n" + history_markdown(how.history);
    return out;
}

} // namespace yieldmark::report
