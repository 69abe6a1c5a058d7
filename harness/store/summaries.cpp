#include "harness/store/summaries.hpp"

#include "harness/results/case_filter.hpp"
#include "harness/store/join.hpp"

#include <algorithm>
#include <tuple>

namespace yieldmark::store {

namespace {

bool fits(series const& one, series_filter const& wanted) {
    auto const& metrics = wanted.metrics;
    auto const is_named = [&](std::string const& pattern) {
        return results::case_matches(one.case_name, pattern);
    };
    return (wanted.cases.empty() || std::ranges::any_of(wanted.cases, is_named)) &&
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
                        "y.changes, y.last_ratio, r.name, r.committed, r.place FROM series s "
                        "JOIN machine m ON m.id = s.machine_id JOIN toolchain t ON t.id = s.toolchain_id "
                        "JOIN summary y ON y.series_id = s.id JOIN revision r ON r.id = y.last_revision",
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
