#include "harness/store/trends.hpp"

#include "harness/stats/long_series.hpp"
#include "harness/store/bulk.hpp"
#include "harness/store/level_changes.hpp"
#include "harness/store/points.hpp"
#include "harness/store/tables.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>
#include <span>
#include <string>

namespace yieldmark::store {

namespace {

// What is kept of one series, and becomes of it.
struct kept_trend {
    std::string metric;
    stats::settled_beginning beginning; // points: 0 if nothing is settled
    bool by_place = false;
    long long last_settled = 0; // revision; 0: nothing is settled
    long long first_measurement = 0;
    std::vector<stored_change> changes; // as they stand in the table
};

std::vector<double> numbers_in(std::string const& text) {
    std::vector<double> all;
    auto const* at = text.data();
    auto const* const end = at + text.size();
    for (double value = 0; at < end;) {
        auto const read = std::from_chars(at, end, value);
        if (read.ec != std::errc{})
            break;
        all.push_back(value);
        at = read.ptr + 1;
    }
    return all;
}

class refresher {
public:
    explicit refresher(soci::session& sql) : sql_(sql), revisions_(sql) {}

    void refresh(grown_series const& grown) {
        std::vector<long long> ids;
        for (auto const& [series, measurements] : grown)
            ids.push_back(series);
        in_parts(ids, 400, [&](auto part) { refresh_part(part, grown); });
    }

private:
    using trends = std::map<long long, kept_trend>;
    using figures = std::map<long long, std::vector<stored_figure>>;

    [[nodiscard]] trends read_trends(std::span<long long const> ids);
    [[nodiscard]] bool within_settled(kept_trend const& t, std::vector<long long> const& measurements) const;
    void read_open(std::span<long long const> ids, long long from, figures& into);
    void refresh_part(std::span<long long const> ids, grown_series const& grown);
    void refresh_some(std::span<long long const> ids, trends& all, long long from);
    [[nodiscard]] std::vector<stored_change> changes_now(long long series, kept_trend const& t,
                                                         stats::continued_changes const& found,
                                                         std::vector<point> const& open);
    void settle(long long series, kept_trend const& t, stats::settled_beginning const& now,
                std::vector<point> const& open, std::vector<stored_figure> const& of_them);
    void forget(long long series) {
        sql_ << "DELETE FROM settled WHERE series_id = :series", soci::use(series);
    }

    soci::session& sql_;
    measured_revisions revisions_;
};

refresher::trends refresher::read_trends(std::span<long long const> ids) {
    trends all;
    auto const of_them = " IN " + id_list(ids);
    long long id = 0;
    kept_trend row;
    {
        soci::statement each = (sql_.prepare << "SELECT id, metric FROM series WHERE id" + of_them,
                                soci::into(id), soci::into(row.metric));
        for (each.execute(); each.fetch();)
            all.emplace(id, row);
    }
    long long points = 0;
    long long level_at = 0;
    long long stride = 0;
    long long by_place = 0;
    long long last = 0;
    long long first = 0;
    std::string memory;
    soci::statement each =
        (sql_.prepare << "SELECT series_id, points, level_at, stride, memory, by_place, last_revision, "
                         "first_measurement FROM settled WHERE series_id" +
                             of_them,
         soci::into(id), soci::into(points), soci::into(level_at), soci::into(stride), soci::into(memory),
         soci::into(by_place), soci::into(last), soci::into(first));
    for (each.execute(); each.fetch();) {
        auto& t = all.at(id);
        t.beginning = {static_cast<std::size_t>(points), static_cast<std::size_t>(level_at),
                       static_cast<std::size_t>(stride), numbers_in(memory)};
        t.by_place = by_place != 0;
        t.last_settled = last;
        t.first_measurement = first;
    }
    for (auto& [series, changes] : level_changes(sql_, "series_id" + of_them))
        all.at(series).changes = std::move(changes);
    return all;
}

// Whether a figure of these measurements belongs where all is settled, or says that the order is another.
bool refresher::within_settled(kept_trend const& t, std::vector<long long> const& measurements) const {
    auto const& last = revisions_.at(t.last_settled);
    return std::ranges::any_of(measurements, [&](long long measurement) {
        auto const& r = revisions_.of(measurement);
        return (t.by_place && r.place == 0) || !comes_before(last, r, t.by_place);
    });
}

void refresher::refresh_part(std::span<long long const> ids, grown_series const& grown) {
    auto all = read_trends(ids);
    std::map<long long, std::vector<long long>> by_first; // 0: all of their figures
    for (auto& [series, t] : all) {
        if (t.last_settled != 0 && within_settled(t, grown.at(series))) {
            forget(series);
            kept_trend from_its_first;
            from_its_first.metric = std::move(t.metric);
            from_its_first.changes = std::move(t.changes);
            t = std::move(from_its_first);
        }
        by_first[t.first_measurement].push_back(series);
    }
    for (auto const& [first, some] : by_first) {
        // All figures of long series at once would be much; few of them are read so.
        auto const at_once = first == 0 && grown.size() > 1 ? std::size_t{20} : std::size_t{400};
        in_parts(some, at_once, [&](auto part) { refresh_some(part, all, first); });
    }
}

// Of the figures only what changes are made of: measurement and ratio.
void refresher::read_open(std::span<long long const> ids, long long from, figures& into) {
    long long series = 0;
    long long measurement = 0;
    stored_figure row;
    soci::statement each =
        (sql_.prepare << fmt::format(
             "SELECT series_id, measurement_id, ratio FROM figure WHERE "
             "series_id IN {}{}",
             id_list(ids), from == 0 ? std::string{} : fmt::format(" AND measurement_id >= {}", from)),
         soci::into(series), soci::into(measurement), soci::into(row.ratio.estimate));
    for (each.execute(); each.fetch();) {
        row.of = &revisions_.of(measurement);
        row.measurement = measurement;
        row.ratio.low = row.ratio.high = row.ratio.estimate;
        into[series].push_back(row);
    }
}

// Names the revisions around each change. Of settled points they are only read where a drift is found to begin there.
class revision_names {
public:
    revision_names(soci::session& sql, measured_revisions const& revisions, long long series,
                   kept_trend const& t, std::vector<point> const& open)
        : sql_(sql), revisions_(revisions), series_(series), t_(t), open_(open) {}

    [[nodiscard]] long long of_point(std::size_t i) {
        if (i >= t_.beginning.points)
            return revisions_.id_of(open_[i - t_.beginning.points].revision);
        if (i + 1 == t_.beginning.points)
            return t_.last_settled;
        if (all_.empty())
            all_ = points_of(figures_reader(sql_, revisions_).of(series_), t_.by_place);
        return revisions_.id_of(all_.at(i).revision);
    }

private:
    soci::session& sql_;
    measured_revisions const& revisions_;
    long long series_;
    kept_trend const& t_;
    std::vector<point> const& open_;
    std::vector<point> all_{};
};

std::vector<stored_change> refresher::changes_now(long long series, kept_trend const& t,
                                                  stats::continued_changes const& found,
                                                  std::vector<point> const& open) {
    std::vector<stored_change> now;
    if (t.last_settled != 0)
        std::ranges::copy_if(t.changes, std::back_inserter(now), &stored_change::settled);
    revision_names names(sql_, revisions_, series, t, open);
    for (bool const settled : {true, false})
        for (auto const& c : settled ? found.settled : found.open)
            now.push_back({static_cast<long long>(c.at), settled, c.before, c.after, c.p, c.gradual,
                           names.of_point(c.at - 1), names.of_point(c.at)});
    return now;
}

void refresher::settle(long long series, kept_trend const& t, stats::settled_beginning const& now,
                       std::vector<point> const& open, std::vector<stored_figure> const& of_them) {
    auto const last = revisions_.id_of(open[now.points - t.beginning.points - 1].revision);
    auto first_measurement = std::numeric_limits<long long>::max();
    for (auto const& f : of_them)
        if (comes_before(revisions_.at(last), *f.of, t.by_place))
            first_measurement = std::min(first_measurement, f.measurement);
    forget(series);
    bulk_insert row(sql_, "settled (series_id, points, level_at, stride, memory, by_place, last_revision, "
                          "first_measurement)");
    row.add(series, now.points, now.level_at, now.stride, fmt::format("{}", fmt::join(now.memory, " ")),
            t.by_place ? 1 : 0, last, first_measurement);
    row.flush();
}

void refresher::refresh_some(std::span<long long const> ids, trends& all, long long from) {
    figures open;
    read_open(ids, from, open);
    sql_ << "DELETE FROM summary WHERE series_id IN " + id_list(ids);
    bulk_insert summaries(sql_, "summary (series_id, points, changes, last_ratio, last_revision)");
    for (auto const series : ids) {
        auto& t = all.at(series);
        auto& own = open[series];
        if (t.last_settled == 0)
            t.by_place = all_places_known(own);
        else
            std::erase_if(own, [&](auto const& f) {
                return !comes_before(revisions_.at(t.last_settled), *f.of, t.by_place);
            });
        auto const points = points_of(own, t.by_place);
        std::vector<double> ratios;
        for (auto const& p : points)
            ratios.push_back(p.ratio.estimate);
        auto const found = stats::continue_changes(t.beginning, ratios,
                                                   [&](auto values) { return changes_in(t.metric, values); });
        auto const changes = changes_now(series, t, found, points);
        replace_changes(sql_, series, t.changes, changes);
        if (points.empty()) {
            forget(series);
            sql_ << "DELETE FROM series WHERE id = :series", soci::use(series);
            continue;
        }
        if (found.beginning.points != t.beginning.points)
            settle(series, t, found.beginning, points, own);
        summaries.add(series, t.beginning.points + points.size(), changes.size(),
                      points.back().ratio.estimate, revisions_.id_of(points.back().revision));
    }
    summaries.flush();
}

} // namespace

void refresh_trends(soci::session& sql, grown_series const& grown) {
    refresher(sql).refresh(grown);
}

void rebuild_trends(soci::session& sql, std::set<long long> const& series) {
    std::vector<long long> const ids(series.begin(), series.end());
    grown_series grown;
    in_parts(ids, 400, [&](auto part) { sql << "DELETE FROM settled WHERE series_id IN " + id_list(part); });
    for (auto const id : ids)
        grown[id];
    refresh_trends(sql, grown);
}

void refresh_all_trends(soci::session& sql) {
    auto const all = ids(sql, "SELECT id FROM series");
    rebuild_trends(sql, {all.begin(), all.end()});
}

} // namespace yieldmark::store
