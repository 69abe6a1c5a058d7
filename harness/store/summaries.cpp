#include "harness/store/summaries.hpp"

#include "harness/results/case_filter.hpp"
#include "harness/store/join.hpp"
#include "harness/store/tables.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace yieldmark::store {

namespace {

class refresher {
public:
    explicit refresher(soci::session& sql) : sql_(sql), revisions_(sql), figures_(sql, revisions_) {}

    void refresh(long long series);

private:
    void forget(long long series) {
        sql_ << "DELETE FROM summary WHERE series_id = :series", soci::use(series);
    }

    soci::session& sql_;
    measured_revisions revisions_;
    figures_reader figures_;
};

void refresher::refresh(long long series) {
    forget(series);
    auto const figures = figures_.of(series);
    if (figures.empty()) {
        sql_ << "DELETE FROM series WHERE id = :series", soci::use(series);
        return;
    }
    std::string metric;
    sql_ << "SELECT metric FROM series WHERE id = :series", soci::use(series), soci::into(metric);
    auto const points = points_of(figures);
    auto const& last = points.back();
    auto const of_last =
        std::ranges::find_if(figures, [&](auto const& f) { return f.of->name == last.revision; });
    auto const place = static_cast<long long>(of_last->of->place);
    auto const count = static_cast<long long>(points.size());
    auto const changes = static_cast<long long>(changes_of(metric, points).size());
    sql_ << "INSERT INTO summary (series_id, points, changes, last_ratio, last_revision, last_committed, "
            "last_place) "
            "VALUES (:series, :points, :changes, :ratio, :revision, :committed, :place)",
        soci::use(series), soci::use(count), soci::use(changes), soci::use(last.ratio.estimate),
        soci::use(last.revision), soci::use(last.date), soci::use(place);
}

bool fits(series const& one, series_filter const& wanted) {
    auto const& metrics = wanted.metrics;
    return results::case_filter(wanted.cases).takes(one.case_name) &&
           (metrics.empty() || std::ranges::find(metrics, one.metric) != metrics.end()) &&
           one.machine.find(wanted.machine) != std::string::npos &&
           one.toolchain.find(wanted.toolchain) != std::string::npos;
}

struct listed {
    stored_summary summary;
    revision last;
};

std::vector<listed> all_summaries(soci::session& sql) {
    std::vector<listed> all;
    listed row;
    auto& about = row.summary.what.about;
    long long points = 0;
    long long changes = 0;
    long long place = 0;
    soci::statement each =
        (sql.prepare << "SELECT s.id, s.case_name, s.metric, m.name, t.name, s.baseline, s.digest, y.points, "
                        "y.changes, "
                        "y.last_ratio, y.last_revision, y.last_committed, y.last_place FROM series s "
                        "JOIN machine m ON m.id = s.machine_id JOIN toolchain t ON t.id = s.toolchain_id "
                        "JOIN summary y ON y.series_id = s.id",
         soci::into(row.summary.series), soci::into(about.case_name), soci::into(about.metric),
         soci::into(about.machine), soci::into(about.toolchain), soci::into(about.baseline),
         soci::into(about.digest), soci::into(points), soci::into(changes),
         soci::into(row.summary.what.last_ratio), soci::into(row.last.name), soci::into(row.last.date),
         soci::into(place));
    each.execute();
    while (each.fetch()) {
        row.summary.what.points = static_cast<std::size_t>(points);
        row.summary.what.changes = static_cast<std::size_t>(changes);
        row.summary.what.last_revision = row.last.name;
        row.summary.what.last_date = row.last.date;
        row.last.place = static_cast<std::uint64_t>(place);
        all.push_back(row);
    }
    return all;
}

auto identity(listed const& l) {
    auto const& s = l.summary.what.about;
    return std::tie(s.case_name, s.metric, s.machine, s.toolchain, s.baseline);
}

// A case whose contract changed has a series for each digest: the one with the newest revision is in use.
void mark_retired(std::vector<listed>& sorted, std::string const& baseline) {
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        auto const& about = sorted[i].summary.what.about;
        bool const superseded = i + 1 < sorted.size() && identity(sorted[i]) == identity(sorted[i + 1]) &&
                                about.digest != sorted[i + 1].summary.what.about.digest;
        sorted[i].summary.what.retired = superseded || about.baseline != baseline;
    }
}

} // namespace

void refresh_summaries(soci::session& sql, std::vector<long long> const& series) {
    refresher all(sql);
    for (auto const id : series)
        all.refresh(id);
}

void refresh_all_summaries(soci::session& sql) {
    refresh_summaries(sql, ids(sql, "SELECT id FROM series"));
}

std::vector<stored_summary> summaries(soci::session& sql, series_filter const& wanted,
                                      std::optional<std::string> const& baseline) {
    auto all = all_summaries(sql);
    for (auto& l : all)
        l.summary.what.about.case_name = current_name(l.summary.what.about.case_name, wanted);
    std::erase_if(all, [&](auto const& l) { return !fits(l.summary.what.about, wanted); });
    bool const by_place = std::ranges::all_of(all, [](listed const& l) { return l.last.place > 0; });
    std::ranges::sort(all, [by_place](listed const& a, listed const& b) {
        return identity(a) != identity(b) ? identity(a) < identity(b)
                                          : comes_before(a.last, b.last, by_place);
    });
    mark_retired(all, baseline.value_or(""));
    std::vector<stored_summary> kept;
    for (auto& l : all)
        if (wanted.retired || !l.summary.what.retired)
            kept.push_back(std::move(l.summary));
    return kept;
}

} // namespace yieldmark::store
