#include "reports/history_words.hpp"

#include "harness/results/model.hpp"
#include "harness/text/format.hpp"
#include "reports/comparison/words.hpp"
#include "reports/figures.hpp"
#include "reports/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <list>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>

namespace yieldmark::report {
namespace {

using store::point;
using store::series;

std::string sentence(std::vector<series> const& all, std::size_t changes) {
    std::set<std::string> cases;
    for (auto const& one : all)
        cases.insert(one.case_name);
    return fmt::format("{} over {}, each against a pinned baseline: {} of level",
                       text::counted(cases.size(), "case"),
                       text::counted(revisions_of(all).size(), "revision"),
                       changes == 0 ? "no change" : text::counted(changes, "change"));
}

text::table table_of(std::vector<series> const& all, std::span<level_change const> changes) {
    using enum text::column_kind;
    text::table made({{"within", word},
                      {"date", word},
                      {"case", name, text::longest_name},
                      {"metric", word},
                      {"change", figure},
                      {"subject", sentence}});
    for (auto const& one : changes) {
        auto const texts = cells_of(all, one);
        made.add({texts.begin(), texts.end()});
    }
    return made;
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

std::vector<std::string> cells_of(std::vector<series> const& all, level_change const& one) {
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
    out += table_of(all, std::span(changes).first(std::min(most, changes.size()))).markdown();
    return out + (changes.size() > most ? fmt::format("\n… and {} earlier ones.\n\n", changes.size() - most)
                                        : "\n");
}

std::string history_text(std::vector<series> const& all, text::look how, std::size_t most) {
    if (all.empty())
        return "";
    auto const changes = changes_of(all);
    auto const lines = table_of(all, std::span(changes).first(std::min(most, changes.size())));
    auto out = fmt::format("\nHistory: {}\n\n", sentence(all, changes.size()));
    if (lines.rows() > 0)
        out += lines.terminal(how);
    return changes.size() > most ? out + fmt::format("({} earlier ones)\n", changes.size() - most) : out;
}

} // namespace yieldmark::report
