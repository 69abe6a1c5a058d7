#include "harness/gate/render.hpp"

#include "harness/gate/rows.hpp"
#include "harness/text/color.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "harness/text/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace yieldmark::gate {

namespace {

namespace color = text::color;

constexpr std::size_t most_annotations = 10; // GitHub shows no more of one step

std::string_view color_of(gate_verdict v) {
    switch (v) {
    case gate_verdict::regression:
        return color::red;
    case gate_verdict::improved:
        return color::green;
    case gate_verdict::within:
        return color::dim;
    default:
        return color::yellow;
    }
}

text::table table_of(std::vector<gate_finding const*> const& shown, limits const& held) {
    using enum text::column_kind;
    text::table made({{"case", name, text::longest_name},
                      {"metric", word},
                      {"base", figure},
                      {"new", figure},
                      {"change", figure},
                      {"limit", figure},
                      {"verdict", sentence}});
    for (auto const* f : shown)
        made.add(cells_of(*f, held), color_of(f->verdict));
    return made;
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

std::string terminal(gate_result const& o, limits const& held, text::look how, bool every) {
    auto const shown = chosen(o.what, every);
    auto text = shown.empty() ? std::string() : table_of(shown, held).terminal(how) + "\n";
    for (auto const& note : notes(o, held))
        text += report::printable(note) + "\n";
    auto const paint = !how.color ? "" : exit_code(o.what) == 0 ? color::green : color::red;
    return text + fmt::format("{}gate: {}{}\n", paint, headline(o), how.color ? color::off : "");
}

std::string markdown(gate_result const& o, limits const& held) {
    auto text = fmt::format("### yieldmark gate: {}\n\n", headline(o));
    auto const shown = notable(o.what);
    if (!shown.empty())
        text += table_of(shown, held).markdown() + "\n";
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
                                 fmt::format("{}: {} to {}, {} (limit {})", c[1].text, c[2].text, c[3].text,
                                             c[4].text, c[5].text)));
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
