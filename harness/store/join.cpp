#include "harness/store/join.hpp"

#include "harness/store/points.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace yieldmark::store {

namespace {

// The machine decides only where machines are apart.
auto shown_as_one(series const& s, bool join_machines) {
    return std::tuple(s.case_name, s.metric, join_machines ? std::string{} : s.machine, s.toolchain,
                      s.baseline, s.digest);
}

std::set<std::string> machines_of(std::vector<stored_summary> const& group) {
    std::set<std::string> all;
    for (auto const& part : group)
        all.insert(part.what.about.machine);
    return all;
}

} // namespace

std::string current_name(std::string const& name, series_filter const& wanted) {
    for (auto const& [from, to] : wanted.renamed)
        if (name == from || name.starts_with(from + "/"))
            return to + name.substr(from.size());
    return name;
}

std::vector<std::vector<stored_summary>> joined(std::vector<stored_summary> const& all,
                                                series_filter const& wanted) {
    std::vector<std::vector<stored_summary>> groups;
    std::map<decltype(shown_as_one(series{}, false)), std::size_t> places;
    for (auto const& one : all) {
        auto const [at, fresh] =
            places.try_emplace(shown_as_one(one.what.about, wanted.join_machines), groups.size());
        if (fresh)
            groups.emplace_back();
        groups[at->second].push_back(one);
    }
    return groups;
}

series whole_series(std::vector<stored_summary> const& group, figures_reader& figures) {
    auto s = group.front().what.about;
    auto const machines = machines_of(group);
    std::vector<stored_figure> all;
    for (auto const& part : group) {
        auto own = figures.of(part.series);
        for (auto& one : own)
            one.machine = machines.size() > 1 ? part.what.about.machine : std::string{};
        std::ranges::move(own, std::back_inserter(all));
    }
    s.machine = fmt::format("{}", fmt::join(machines, "; "));
    s.points = points_of(std::move(all));
    s.changes = changes_of(s.metric, s.points);
    return s;
}

summary whole_summary(std::vector<stored_summary> const& group, figures_reader& figures) {
    if (group.size() == 1)
        return group.front().what;
    auto s = whole_series(group, figures);
    if (s.points.empty()) // somebody took its figures out by hand; its summaries are still there
        return group.front().what;
    auto const& last = s.points.back();
    summary all{.about = {},
                .points = s.points.size(),
                .changes = s.changes.size(),
                .last_ratio = last.ratio.estimate,
                .last_revision = last.revision,
                .last_date = last.date,
                .retired = std::ranges::all_of(group, [](auto const& part) { return part.what.retired; })};
    s.points.clear();
    s.changes.clear();
    all.about = std::move(s);
    return all;
}

} // namespace yieldmark::store
