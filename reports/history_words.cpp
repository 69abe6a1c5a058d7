#include "reports/history_words.hpp"

#include "harness/results/model.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "reports/comparison_rows.hpp"
#include "reports/figures.hpp"
#include "reports/limited_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <list>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace yieldmark::report {
namespace {

using store::point;
using store::series;

constexpr std::array<std::string_view, 6> headings{"within", "date", "case", "metric", "change", "subject"};

std::string sentence(std::vector<series> const& all, std::size_t changes) {
    std::set<std::string> cases;
    for (auto const& one : all)
        cases.insert(one.case_name);
    return fmt::format("{} over {}, each against a pinned baseline: {} of level",
                       counted(cases.size(), "case"), counted(revisions_of(all).size(), "revision"),
                       changes == 0 ? "no change" : counted(changes, "change"));
}

} // namespace

std::vector<point const*> revisions_of(std::vector<series> const& all) {
    std::list<point const*> order;
    std::unordered_map<std::string, std::list<point const*>::iterator> known;
    for (auto const& one : all) {
        auto after = order.begin(); // where the next unknown revision goes
        for (auto const& p : one.points) {
            auto const found = known.find(p.revision);
            if (found != known.end()) {
                after = std::next(found->second);
                continue;
            }
            known.emplace(p.revision, order.insert(after, &p));
        }
    }
    return {order.begin(), order.end()};
}

std::vector<level_change> changes_of(std::vector<series> const& all) {
    std::unordered_map<std::string, std::size_t> place;
    for (auto const* p : revisions_of(all))
        place.emplace(p->revision, place.size());
    std::vector<level_change> result;
    for (std::size_t s = 0; s < all.size(); ++s)
        for (std::size_t i = 0; i < all[s].changes.size(); ++i)
            if (all[s].changes[i].at < all[s].points.size())
                result.push_back({s, i});
    auto const key = [&](level_change const& one) {
        auto const& c = all[one.series].changes[one.which];
        auto const size = std::abs(std::log(c.after_level / c.before_level));
        auto const revision = static_cast<long>(place.at(all[one.series].points[c.at].revision));
        return std::tuple(-revision, std::isnan(size) ? 0.0 : -size, one.series, one.which);
    };
    std::ranges::sort(result, {}, key);
    return result;
}

std::string short_revision(std::string const& revision) {
    auto const commit =
        revision.size() >= 12 && revision.find_first_not_of("0123456789abcdef") == std::string::npos;
    return commit ? revision.substr(0, 8) : revision;
}

std::vector<std::string> words(std::vector<series> const& all, level_change const& one) {
    auto const& s = all.at(one.series);
    auto const& c = s.changes.at(one.which);
    auto const& p = s.points.at(c.at);
    return {fmt::format("{}..{}", short_revision(c.after), short_revision(p.revision)),
            p.date.substr(0, 10),
            s.case_name,
            std::string(results::metric_named(s.metric).name),
            change_text(c.after_level / c.before_level) + (c.gradual ? ", a drift" : ""),
            p.subject};
}

std::string history_markdown(std::vector<series> const& all, std::size_t most) {
    if (all.empty())
        return "";
    auto const changes = changes_of(all);
    auto out = fmt::format("### History\n\n{}.\n\n", sentence(all, changes.size()));
    if (changes.empty())
        return out;
    out += fmt::format("| {} |\n|---|---|---|---|---:|---|\n", fmt::join(headings, " | "));
    for (std::size_t i = 0; i < std::min(most, changes.size()); ++i) {
        for (auto const& text : words(all, changes[i]))
            out += "| " + plain(shortened(text, longest_name)) + " ";
        out += "|\n";
    }
    return out + (changes.size() > most ? fmt::format("\n… and {} earlier ones.\n\n", changes.size() - most)
                                        : "\n");
}

std::string history_text(std::vector<series> const& all, std::size_t most) {
    if (all.empty())
        return "";
    auto const changes = changes_of(all);
    std::vector<std::vector<std::string>> lines;
    std::array<std::size_t, headings.size()> width{};
    for (std::size_t i = 0; i < std::min(most, changes.size()); ++i) {
        lines.push_back(words(all, changes[i]));
        for (std::size_t k = 0; k < headings.size(); ++k) {
            lines.back()[k] = printable(lines.back()[k]);
            width[k] = std::max(width[k], columns(lines.back()[k]));
        }
    }
    auto out = fmt::format("\nHistory: {}\n\n", sentence(all, changes.size()));
    for (auto const& line : lines) {
        for (std::size_t k = 0; k + 1 < headings.size(); ++k)
            out += line[k] + std::string(width[k] - columns(line[k]) + 2, ' ');
        out += line.back() + "\n";
    }
    return changes.size() > most ? out + fmt::format("({} earlier ones)\n", changes.size() - most) : out;
}

} // namespace yieldmark::report
