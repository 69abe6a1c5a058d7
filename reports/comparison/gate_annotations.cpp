#include "harness/text/plain_text.hpp"
#include "reports/comparison/gate.hpp"
#include "reports/comparison/gate_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace yieldmark::report {

namespace {

constexpr std::size_t most_annotations = 10; // GitHub shows no more of one step

// A workflow command ends with its line, and % begins an escape.
std::string escaped(std::string_view text, bool property) {
    std::string all;
    for (char const c : text::printable_lines(text))
        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
            all += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            all += c;
    return all;
}

std::string annotation(char const* level, std::string const& title, std::string const& text) {
    return fmt::format("::{} title={}::{}\n", level, escaped(title, true), escaped(text, false));
}

} // namespace

std::string gate_annotations(gate::gate_result const& o, gate::limits const& held) {
    std::vector<std::string> all;
    for (auto const& f : o.what.findings) {
        if (f.verdict != gate::gate_verdict::regression)
            continue;
        auto const c = cells_of(f, held);
        all.push_back(annotation("error", "slower or larger: " + f.case_name,
                                 fmt::format("{}: {} to {}, {} (limit {})", c[1].text, c[2].text, c[3].text,
                                             c[4].text, c[5].text)));
    }
    if (o.what.strict && !o.what.only_in_base.empty())
        all.push_back(
            annotation("error", "missing cases", fmt::format("{}", fmt::join(o.what.only_in_base, ", "))));
    if (!o.what.no_base.empty())
        all.push_back(annotation("warning", "no base to compare with", o.what.no_base));
    for (auto const& f : o.what.failures)
        all.push_back(annotation(gate::exit_code(o.what) == 3 ? "error" : "warning",
                                 "not measured: " + f.where, f.what));
    auto const more = all.size() > most_annotations ? all.size() - most_annotations + 1 : 0;
    std::string text;
    for (std::size_t i = 0; i + more < all.size(); ++i)
        text += all[i];
    if (more > 0)
        text += annotation("error", "yieldmark gate", fmt::format("and {} more; see the log", more));
    return text;
}

} // namespace yieldmark::report
