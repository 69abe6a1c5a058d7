#include "harness/store/tables.hpp"

#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::store {

namespace {

std::map<long long, revision> all_revisions(soci::session& sql) {
    std::map<long long, revision> all;
    long long id = 0;
    long long place = 0;
    revision row;
    soci::statement each =
        (sql.prepare << "SELECT id, name, committed, subject, place FROM revision", soci::into(id),
         soci::into(row.name), soci::into(row.date), soci::into(row.subject), soci::into(place));
    each.execute();
    while (each.fetch()) {
        row.place = static_cast<std::uint64_t>(place);
        all.emplace(id, row);
    }
    return all;
}

} // namespace

measured_revisions::measured_revisions(soci::session& sql) : revisions_(all_revisions(sql)) {
    long long id = 0;
    long long of = 0;
    soci::statement each =
        (sql.prepare << "SELECT id, revision_id FROM measurement", soci::into(id), soci::into(of));
    each.execute();
    while (each.fetch())
        by_measurement_.emplace(id, of);
    for (auto const& [number, one] : revisions_)
        by_name_.emplace(one.name, number);
}

revision const& measured_revisions::at(long long id) const {
    auto const found = revisions_.find(id);
    if (found == revisions_.end())
        throw system::run_error(fmt::format("the history is damaged: it has no revision {}", id));
    return found->second;
}

long long measured_revisions::id_of(std::string const& name) const {
    return by_name_.at(name);
}

revision const& measured_revisions::of(long long measurement) const {
    auto const at = by_measurement_.find(measurement);
    auto const found = at == by_measurement_.end() ? revisions_.end() : revisions_.find(at->second);
    if (found == revisions_.end())
        throw system::run_error(
            fmt::format("the history is damaged: its measurement {} has no revision", measurement));
    return found->second;
}

figures_reader::figures_reader(soci::session& sql, measured_revisions const& revisions)
    : revisions_(revisions),
      statement_((sql.prepare << "SELECT measurement_id, ratio, low, high, confidence, raw FROM figure "
                                 "WHERE series_id = :series ORDER BY measurement_id",
                  soci::use(series_, "series"), soci::into(measurement_), soci::into(row_.ratio.estimate),
                  soci::into(row_.ratio.low), soci::into(row_.ratio.high), soci::into(row_.ratio.confidence),
                  soci::into(row_.raw))) {}

std::vector<stored_figure> figures_reader::of(long long series) {
    std::vector<stored_figure> all;
    series_ = series;
    statement_.execute();
    while (statement_.fetch()) {
        row_.of = &revisions_.of(measurement_);
        row_.measurement = measurement_;
        all.push_back(row_);
    }
    return all;
}

std::map<long long, measurement> all_measurements(soci::session& sql, measured_revisions const& revisions) {
    std::map<long long, measurement> all;
    long long id = 0;
    measurement row;
    soci::statement each =
        (sql.prepare
             << "SELECT x.id, x.content_key, x.baseline, m.name, t.name, x.measured, x.method, x.asked "
                "FROM measurement x JOIN machine m ON m.id = x.machine_id "
                "JOIN toolchain t ON t.id = x.toolchain_id",
         soci::into(id), soci::into(row.key), soci::into(row.baseline), soci::into(row.machine),
         soci::into(row.toolchain), soci::into(row.date), soci::into(row.method), soci::into(row.asked));
    each.execute();
    while (each.fetch()) {
        row.of = revisions.of(id);
        all.emplace(id, row);
    }
    return all;
}

std::vector<long long> ids(soci::session& sql, std::string const& query) {
    std::vector<long long> all;
    long long id = 0;
    soci::statement each = (sql.prepare << query, soci::into(id));
    each.execute();
    while (each.fetch())
        all.push_back(id);
    return all;
}

} // namespace yieldmark::store
