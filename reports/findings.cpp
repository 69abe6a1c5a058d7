#include "reports/findings.hpp"

#include "harness/results/tutorials.hpp"
#include "harness/text/color.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "harness/text/words.hpp"
#include "harness/text/wrap.hpp"
#include "reports/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace yieldmark::report {
namespace {

constexpr std::size_t widest_text = 100;
constexpr std::size_t indent = 14; // of what stands below a verdict

// Below its first line, which begins with the verdict.
std::string below(std::string_view text, std::size_t width) {
    return std::string(indent, ' ') + text::wrapped(text, width, indent);
}

std::string_view paint(claims::claim_verdict v) {
    constexpr std::array codes{text::color::green, text::color::red, text::color::yellow, text::color::dim};
    return codes[static_cast<std::size_t>(v)];
}

// A relative error; one of more than ten times what was measured as the factor that it is: "1 854×".
std::string error_percent(double share) {
    constexpr double told_as_factor = 10;
    return share < told_as_factor ? text::three_digits(share * 100) + " %" : text::ratio_text(1 + share);
}

std::string check_sentence(std::string_view what, claims::check_summary const& s) {
    return fmt::format("{}: {}, off by {} in the median and by {} at worst ({}).", what,
                       text::counted(s.count, "prediction"), error_percent(s.median_error),
                       error_percent(s.worst_error), s.worst);
}

std::string rests_on(claims::finding const& f) {
    if (f.cases.empty())
        return {};
    return fmt::format("Rests on {}: {}{}.", text::counted(f.cases.size(), "case"), f.cases.front(),
                       f.cases.size() == 1 ? "" : " …");
}

// A claim that was not measured has no statement: its line says that of the claim.
std::string stated(claims::finding const& f) {
    return f.statement.empty() ? fmt::format("“{}”", f.claim) : f.statement;
}

// The first `indent` columns of a finding.
std::string verdict_before(claims::finding const& f, text::look how) {
    auto const verdict = claims::verdict_text(f.reading);
    auto const painted =
        how.color ? fmt::format("{}{}{}", paint(f.reading), verdict, text::color::off) : std::string(verdict);
    return painted + std::string(indent - verdict.size(), ' ');
}

std::string claim_and_source(claims::finding const& f) {
    auto const where = results::tutorials_text(f.documents);
    return f.statement.empty() ? fmt::format("Said in {}.", where)
                               : fmt::format("The claim: “{}”, in {}.", f.claim, where);
}

} // namespace

std::string findings_lines(std::vector<claims::finding> const& all, text::look how) {
    std::string out;
    for (auto const& f : all)
        out += verdict_before(f, how) + text::wrapped(text::printable(stated(f)), how.width, indent);
    return out;
}

std::string findings_text(std::vector<claims::finding> const& all, text::look how) {
    auto const width = how.width > 0 ? std::min(how.width, widest_text) : widest_text;
    std::string out;
    for (auto const& f : all) {
        out += verdict_before(f, how);
        out += text::wrapped(text::printable(stated(f)), width, indent);
        out += below(text::printable(claim_and_source(f)), width);
        if (!f.meaning.empty())
            out += below(text::printable(fmt::format("{}: {}.", f.figure, f.meaning)), width);
        out += below(text::printable(f.sentence), width);
        if (!f.crossover.empty())
            out += below("Turns at: " + f.crossover, width);
        if (!f.command.empty())
            out += below("To measure it: " + f.command, width);
        if (auto const cases = rests_on(f); !cases.empty())
            out += below(text::printable(cases), width);
        out += "\n";
    }
    return out;
}

std::string findings_markdown(std::vector<claims::finding> const& all) {
    if (all.empty())
        return {};
    using enum text::column_kind;
    text::table lines(
        {{"claim", sentence}, {"verdict", word}, {"what was found", sentence}, {"cases", figure}});
    for (auto const& f : all) {
        auto found = text::plain(f.sentence);
        if (!f.command.empty())
            found += "<br>To measure it: " + text::plain(f.command);
        if (!f.crossover.empty())
            found += "<br>Turns at: " + text::plain(f.crossover);
        using text::cell;
        auto const statement = f.statement.empty() ? "" : fmt::format("**{}**<br>", text::plain(f.statement));
        lines.add({cell::markdown(fmt::format("{}<br><sub>in {}</sub>", text::plain(f.claim),
                                              text::plain(results::tutorials_text(f.documents)))),
                   cell::markdown(fmt::format("**{}**", claims::verdict_text(f.reading))),
                   cell::markdown(statement + found), fmt::format("{}", f.cases.size())});
    }
    return "## Findings\n\nWhat the tutorials say about generators, tested against this run.\n\n" +
           lines.markdown() + "\n";
}

std::vector<std::string> model_sentences(claims::models const& m) {
    std::vector<std::string> all;
    if (m.techniques.empty())
        return all;
    auto const straight = std::ranges::count_if(m.techniques, [](auto const& t) { return t.time.straight; });
    all.push_back(fmt::format(
        "Cost model: time = start-up + n × item, fitted for {}. The line fits {} of them; it does "
        "not fit where it misses a measured size by more than {}.",
        text::counted(m.techniques.size(), "pair") + " of example and technique", straight,
        fmt::format("{:.0f} %", stats::straight_limit * 100)));
    if (!m.left_out.empty())
        all.push_back(
            check_sentence("Each size predicted from the other sizes", claims::summary_of(m.left_out)));
    if (m.interpolated.count > 0)
        all.push_back(fmt::format(
            "The chooser interpolates between measured sizes. Each size that lies between two others, "
            "predicted from the others: {} of {} ({:.0f} %) lie within the interval that the chooser "
            "gives, which is to hold 95 %.",
            m.interpolated.inside, m.interpolated.count,
            100.0 * static_cast<double>(m.interpolated.inside) / static_cast<double>(m.interpolated.count)));
    if (!m.uses.empty())
        all.push_back(check_sentence("Reading a part, and several passes, predicted from one whole pass",
                                     claims::summary_of(m.uses)));
    return all;
}

std::vector<std::pair<std::size_t, claims::models>> models_of(results::run const& run) {
    std::set<std::uint32_t> toolchains;
    for (auto const& c : run.cases)
        if (!c.name.foreign())
            toolchains.insert(c.toolchain);
    std::vector<std::pair<std::size_t, claims::models>> all;
    for (auto const t : toolchains)
        all.emplace_back(t, claims::model_all(claims::evidence(run, t), claims::cpp_roles()));
    return all;
}

std::string model_table(claims::models const& m, text::look how) {
    using enum text::column_kind;
    text::table lines({{"example"},
                       {"technique", word},
                       {"start-up", figure},
                       {"an item", figure},
                       {"heap", figure},
                       {"an item", figure},
                       {"line", sentence}});
    for (auto const& t : m.techniques)
        lines.add({t.example, t.technique, text::duration(t.time.fixed), text::duration(t.time.each),
                   t.memory ? text::bytes_text(t.memory->fixed.estimate) : "",
                   t.memory ? text::three_digits(t.memory->each.estimate) + " B" : "",
                   fmt::format("{}, off by {} (worst {})", t.time.straight ? "fits" : "does not fit",
                               error_percent(t.time.median_error), error_percent(t.time.worst_error))});
    return lines.terminal(how);
}

} // namespace yieldmark::report
