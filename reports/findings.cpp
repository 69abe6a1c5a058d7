#include "reports/findings.hpp"

#include "harness/text/color.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "reports/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace yieldmark::report {
namespace {

constexpr std::size_t text_width = 100;

std::string padded(std::string_view text, std::size_t width) {
    auto const used = columns(text);
    return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

std::string wrapped(std::string_view text, std::size_t indent) {
    std::string result;
    std::size_t column = text_width;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        auto const word = text.substr(0, end);
        auto const width = columns(word);
        if (column + 1 + width > text_width) {
            result += (result.empty() ? "" : "\n") + std::string(indent, ' ');
            column = indent;
        } else {
            result += ' ';
            ++column;
        }
        result += word;
        column += width;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result + "\n";
}

std::string_view paint(claims::claim_verdict v) {
    constexpr std::array<std::string_view, 4> codes{"\x1b[32m", "\x1b[31m", "\x1b[33m", "\x1b[2m"};
    return codes[static_cast<std::size_t>(v)];
}

std::string verdict_column(claims::finding const& f, bool color) {
    auto const text = padded(claims::verdict_text(f.reading), 14);
    return color ? fmt::format("{}{}{}", paint(f.reading), text, color_off) : text;
}

std::string error_percent(double share) {
    return three_digits(share * 100) + " %";
}

std::string check_sentence(std::string_view what, claims::check_summary const& s) {
    return fmt::format("{}: {}, off by {} in the median and by {} at worst ({}).", what,
                       counted(s.count, "prediction"), error_percent(s.median_error),
                       error_percent(s.worst_error), s.worst);
}

std::string rests_on(claims::finding const& f) {
    if (f.cases.empty())
        return {};
    return fmt::format("Rests on {}: {}{}.", counted(f.cases.size(), "case"), f.cases.front(),
                       f.cases.size() == 1 ? "" : " …");
}

} // namespace

std::string findings_lines(std::vector<claims::finding> const& all, bool color) {
    std::string out;
    for (auto const& f : all) {
        out += verdict_column(f, color) + padded(f.claim, 60);
        out += f.figure.empty() ? "–\n" : printable(f.figure) + "\n";
    }
    return out;
}

std::string findings_text(std::vector<claims::finding> const& all, bool color) {
    std::string out;
    for (auto const& f : all) {
        out += verdict_column(f, color) + padded(f.id, 18) + (f.figure.empty() ? "–" : printable(f.figure)) +
               "\n";
        auto const documents = f.documents.size() > 5 ? "documents " : "document ";
        out += wrapped(fmt::format("“{}” ({}{})", f.claim, documents, f.documents), 14);
        if (!f.meaning.empty())
            out += wrapped("Figure: " + f.meaning + ".", 14);
        out += wrapped(printable(f.sentence), 14);
        if (!f.crossover.empty())
            out += wrapped("Turns at: " + f.crossover, 14);
        if (!f.command.empty())
            out += wrapped("To measure it: " + f.command, 14);
        if (auto const cases = rests_on(f); !cases.empty())
            out += wrapped(printable(cases), 14);
        out += "\n";
    }
    return out;
}

std::string findings_markdown(std::vector<claims::finding> const& all) {
    if (all.empty())
        return {};
    std::string out = "## Findings\n\nWhat the documents say of generators, held against this run.\n\n"
                      "| claim | verdict | figure | what was found | cases |\n|---|---|---|---|---:|\n";
    for (auto const& f : all) {
        auto found = plain(f.sentence);
        if (!f.command.empty())
            found += "<br>To measure it: " + plain(f.command);
        if (!f.crossover.empty())
            found += "<br>Turns at: " + plain(f.crossover);
        out += fmt::format("| {} ({}) | **{}** | {}{} | {} | {} |\n", plain(f.claim), f.documents,
                           claims::verdict_text(f.reading), plain(f.figure),
                           f.meaning.empty() ? "" : "<br><sub>" + plain(f.meaning) + "</sub>", found,
                           f.cases.size());
    }
    return out + "\n";
}

std::vector<std::string> model_sentences(claims::models const& m) {
    std::vector<std::string> all;
    if (m.techniques.empty())
        return all;
    auto const straight = std::ranges::count_if(m.techniques, [](auto const& t) { return t.time.straight; });
    all.push_back(
        fmt::format("Cost model: time = start-up + n × item, fitted for {}. The line fits {} of them; it is "
                    "said not to where it misses a measured size by more than {}.",
                    counted(m.techniques.size(), "pair") + " of example and technique", straight,
                    fmt::format("{:.0f} %", stats::straight_limit * 100)));
    if (!m.left_out.empty())
        all.push_back(
            check_sentence("Each size predicted from the other sizes", claims::summary_of(m.left_out)));
    if (!m.uses.empty())
        all.push_back(
            check_sentence("Reading a part, and several passes, predicted from one whole pass by the "
                           "lines that fit",
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

std::string model_table(claims::models const& m) {
    auto out = padded("example", 24) + padded("technique", 16) + padded("start-up", 32) +
               padded("an item", 32) + padded("heap", 12) + padded("an item", 12) + "line\n";
    auto const spread = [](stats::interval const& i) {
        return i.confidence == 0
                   ? time_text(i.estimate)
                   : fmt::format("{} ({}–{})", time_text(i.estimate), time_text(i.low), time_text(i.high));
    };
    for (auto const& t : m.techniques) {
        out += padded(t.example, 24) + padded(t.technique, 16) + padded(spread(t.time.fixed), 32) +
               padded(spread(t.time.each), 32);
        out += padded(t.memory ? bytes_text(t.memory->fixed.estimate) : "", 12) +
               padded(t.memory ? three_digits(t.memory->each.estimate) + " B" : "", 12);
        out += fmt::format("{}, off by {} (worst {})\n", t.time.straight ? "fits" : "does not fit",
                           error_percent(t.time.median_error), error_percent(t.time.worst_error));
    }
    return out;
}

} // namespace yieldmark::report
