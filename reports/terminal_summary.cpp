#include "harness/claims/claims.hpp"
#include "harness/text/plain_text.hpp"
#include "harness/text/words.hpp"
#include "harness/text/wrap.hpp"
#include "reports/answer.hpp"
#include "reports/over_first.hpp"
#include "reports/report.hpp"
#include "reports/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::report {
namespace {

std::string claims_line(results::run const& run) {
    auto const all = claims::answer_all(run);
    if (all.empty())
        return "";
    auto const count = [&](claims::claim_verdict v) {
        return std::ranges::count(all, v, &claims::finding::reading);
    };
    using enum claims::claim_verdict;
    return fmt::format("Of the tutorials' {}, {} held, {} failed, {} depended and {} were not measured: "
                       "yieldmark claims tells "
                       "each.",
                       text::counted(all.size(), "claim"), count(holds), count(fails), count(depends),
                       count(not_measured));
}

std::string over_first_lines(figures const& f, text::look look) {
    auto const table = table_over_first(f, false);
    if (table.rows() == 0)
        return "";
    return "\n" + text::wrapped(words_over_first(f), look.width) + "\n" + table.terminal(look) + "\n";
}

std::string failures_lines(results::run const& run, std::size_t width) {
    constexpr std::size_t most = 3;
    std::string out;
    for (std::size_t i = 0; i < std::min(most, run.failures.size()); ++i)
        out += text::wrapped(fmt::format("failed: {}: {}", text::printable(run.failures[i].where),
                                         text::printable(run.failures[i].what)),
                             width);
    if (run.failures.size() > most)
        out += fmt::format("failed: {} more; the report lists them\n", run.failures.size() - most);
    return out;
}

} // namespace

std::string terminal_summary(figures const& f, text::look look) {
    auto const a = answer_of(f);
    std::string out = answer_terminal(a, look);
    out += over_first_lines(f, look);
    if (auto const line = claims_line(*f.run); !line.empty())
        out += text::wrapped(line, look.width);
    out += failures_lines(*f.run, look.width);
    auto const lines = doubts(f);
    if (!a.rows.empty() && !a.noise.empty())
        out += text::wrapped(
            fmt::format("Note: {}{}.", a.noise,
                        lines.size() > 1 ? fmt::format("; {} more in the report", lines.size() - 1) : ""),
            look.width);
    return out.empty() ? out : out + "\n";
}

} // namespace yieldmark::report
