#include "harness/gate/render.hpp"

#include "harness/gate/rows.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace yieldmark::gate {

namespace {

using cells = std::array<std::string, 7>;

constexpr std::size_t most_annotations = 10; // GitHub shows no more of one step
constexpr std::size_t longest_name = 70;

char const* color_of(gate_verdict v) {
    switch (v) {
    case gate_verdict::regression:
        return "\x1b[31m";
    case gate_verdict::improved:
        return "\x1b[32m";
    case gate_verdict::within:
        return "\x1b[2m";
    default:
        return "\x1b[33m";
    }
}

std::string shortened(std::string text) {
    if (report::columns(text) <= longest_name)
        return text;
    return report::valid_utf8(text.substr(0, longest_name - 3)) + "...";
}

std::string aligned(cells const& row, std::array<std::size_t, 7> const& width) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        line += row[i];
        if (i + 1 < row.size())
            line += std::string(width[i] - report::columns(row[i]) + 2, ' ');
    }
    return line;
}

std::string table(std::vector<gate_finding const*> const& shown, limits const& held, bool color) {
    std::vector<cells> rows{{}};
    std::ranges::copy(headings, rows.front().begin());
    for (auto const* f : shown) {
        rows.push_back(cells_of(*f, held));
        for (auto& cell : rows.back())
            cell = report::printable(cell);
        rows.back()[0] = shortened(rows.back()[0]);
    }
    std::array<std::size_t, 7> width{};
    for (auto const& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            width[i] = std::max(width[i], report::columns(row[i]));
    std::string text = aligned(rows.front(), width) + "\n";
    for (std::size_t i = 1; i < rows.size(); ++i) {
        auto const line = aligned(rows[i], width);
        text += color ? color_of(shown[i - 1]->verdict) + line + "\x1b[0m\n" : line + "\n";
    }
    return text + "\n";
}

std::vector<gate_finding const*> chosen(decision const& d, bool every) {
    if (!every)
        return notable(d);
    std::vector<gate_finding const*> all;
    for (auto const& f : d.findings)
        all.push_back(&f);
    return all;
}

// A workflow command ends with its line, and % begins an escape.
std::string escaped(std::string_view text, bool property) {
    std::string all;
    for (char const c : report::valid_utf8(text))
        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
            all += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            all += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
    return all;
}

std::string annotation(char const* level, std::string const& title, std::string const& text) {
    return fmt::format("::{} title={}::{}\n", level, escaped(title, true), escaped(text, false));
}

} // namespace

std::string headline(gate_result const& o) {
    auto const n = count(o.what, gate_verdict::regression);
    auto const missing = o.what.strict ? o.what.only_in_base.size() : 0;
    switch (exit_code(o.what)) {
    case 0:
        return fmt::format("good: no regression in {} figures of {} cases",
                           o.what.findings.size() - count(o.what, gate_verdict::undecided),
                           o.first.cases.size());
    case 1:
        return fmt::format("regression: {} of {} figures worse than allowed{}{}", n, o.what.findings.size(),
                           n == 0           ? ""
                           : o.what.checked ? ", seen twice"
                                            : ", seen once",
                           missing > 0 ? fmt::format(", {} cases missing", missing) : "");
    case 130:
        return "stopped before the end: nothing was decided";
    default:
        return "could not be measured, so nothing is decided: no regression is claimed and none is ruled out";
    }
}

std::string terminal(gate_result const& o, limits const& held, bool color, bool every) {
    auto const shown = chosen(o.what, every);
    std::string text = shown.empty() ? "" : table(shown, held, color);
    for (auto const& note : notes(o, held))
        text += report::printable(note) + "\n";
    auto const* paint = !color ? "" : exit_code(o.what) == 0 ? "\x1b[32m" : "\x1b[31m";
    return text + fmt::format("{}gate: {}{}\n", paint, headline(o), color ? "\x1b[0m" : "");
}

std::string markdown(gate_result const& o, limits const& held) {
    auto text = fmt::format("### yieldmark gate: {}\n\n", headline(o));
    auto const shown = notable(o.what);
    if (!shown.empty()) {
        text += fmt::format("| {} |\n|---|---|---|---|---|---|---|\n", fmt::join(headings, " | "));
        for (auto const* f : shown) {
            for (auto const& cell : cells_of(*f, held))
                text += "| " + report::plain(cell) + " ";
            text += "|\n";
        }
        text += "\n";
    }
    for (auto const& note : notes(o, held))
        text += "- " + report::plain(note) + "\n";
    return text;
}

std::string annotations(gate_result const& o, limits const& held) {
    std::vector<std::string> all;
    for (auto const& f : o.what.findings) {
        if (f.verdict != gate_verdict::regression)
            continue;
        auto const c = cells_of(f, held);
        all.push_back(annotation("error", "slower or larger: " + f.case_name,
                                 fmt::format("{}: {} to {}, {} (limit {})", c[1], c[2], c[3], c[4], c[5])));
    }
    if (o.what.strict && !o.what.only_in_base.empty())
        all.push_back(
            annotation("error", "missing cases", fmt::format("{}", fmt::join(o.what.only_in_base, ", "))));
    for (auto const& f : o.what.failures)
        all.push_back(
            annotation(exit_code(o.what) == 3 ? "error" : "warning", "not measured: " + f.where, f.what));
    auto const more = all.size() > most_annotations ? all.size() - most_annotations + 1 : 0;
    std::string text;
    for (std::size_t i = 0; i + more < all.size(); ++i)
        text += all[i];
    if (more > 0)
        text += annotation("error", "yieldmark gate", fmt::format("and {} more; see the log", more));
    return text;
}

} // namespace yieldmark::gate
