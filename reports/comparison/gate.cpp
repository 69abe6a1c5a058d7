#include "reports/comparison/gate.hpp"

#include "harness/text/color.hpp"
#include "harness/text/plain_text.hpp"
#include "harness/text/wrap.hpp"
#include "reports/comparison/explained.hpp"
#include "reports/comparison/gate_rows.hpp"

#include <fmt/format.h>

#include <vector>

namespace yieldmark::report {

namespace {

using gate::decision;
using gate::gate_finding;
using gate::gate_result;
using gate::gate_verdict;
using gate::limits;

namespace color = text::color;

constexpr std::size_t room_for_functions = 12'000;

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
        return notable_findings(d);
    std::vector<gate_finding const*> all;
    for (auto const& f : d.findings)
        all.push_back(&f);
    return all;
}

} // namespace

std::string gate_headline(gate_result const& o) {
    auto const n = gate::count(o.what, gate_verdict::regression);
    auto const missing = o.what.strict ? o.what.only_in_base.size() : 0;
    if (!o.what.no_base.empty())
        return "nothing is decided: there is no base to compare with";
    switch (gate::exit_code(o.what)) {
    case 0:
        return fmt::format("good: no regression in {} figures of {} cases{}",
                           o.what.findings.size() - gate::count(o.what, gate_verdict::undecided),
                           o.first.cases.size(),
                           o.what.unchanged.empty() ? ""
                                                    : fmt::format("; {} unchanged: the same machine code",
                                                                  o.what.unchanged.size()));
    case 1:
        return fmt::format("regression: {} of {} figures worse than allowed{}{}", n, o.what.findings.size(),
                           n == 0           ? ""
                           : o.what.checked ? ", seen twice"
                                            : ", seen once",
                           missing > 0 ? fmt::format(", {} cases missing", missing) : "");
    case 130:
        return "stopped before the end: there is no decision";
    default:
        return "could not be measured, so there is no decision: a regression is neither found nor ruled out";
    }
}

std::string gate_terminal(gate_result const& o, limits const& held, text::look how, bool every) {
    auto const shown = chosen(o.what, every);
    auto text = shown.empty() ? std::string() : table_of(shown, held).terminal(how) + "\n";
    text += explained_terminal(explained_cases_of(o), how);
    for (auto const& note : gate_notes(o, held))
        text += text::wrapped(text::printable(note), how.width);
    auto const paint = !how.color ? "" : gate::exit_code(o.what) == 0 ? color::green : color::red;
    return text + fmt::format("{}gate: {}{}\n", paint, gate_headline(o), how.color ? color::off : "");
}

std::string gate_markdown(gate_result const& o, limits const& held) {
    auto text = fmt::format("### yieldmark gate: {}\n\n", gate_headline(o));
    auto const shown = notable_findings(o.what);
    if (!shown.empty())
        text += table_of(shown, held).markdown() + "\n";
    text += explained_markdown(explained_cases_of(o), room_for_functions);
    for (auto const& note : gate_notes(o, held))
        text += "- " + text::plain(note) + "\n";
    return text;
}

} // namespace yieldmark::report
