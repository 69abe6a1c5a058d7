#include "harness/store/writer.hpp"

#include "harness/store/connection.hpp"
#include "harness/store/exchange.hpp"
#include "harness/store/summaries.hpp"

namespace yieldmark::store {

namespace {

constexpr char const* baseline_setting = "baseline";

} // namespace

std::optional<std::string> pinned_baseline(soci::session& sql) {
    std::string name;
    std::string const setting = baseline_setting;
    sql << "SELECT content FROM setting WHERE name = :name", soci::use(setting), soci::into(name);
    return sql.got_data() ? std::optional(name) : std::nullopt;
}

void pin_baseline(soci::session& sql, std::string const& revision) {
    std::string const setting = baseline_setting;
    sql << "DELETE FROM setting WHERE name = :name", soci::use(setting);
    sql << "INSERT INTO setting (name, content) VALUES (:name, :content)", soci::use(setting),
        soci::use(revision);
}

writer::writer(soci::session& sql) : sql_(sql) {}

added writer::add(measurement const& m, bool again) {
    auto const key = m.key.empty() ? content_key(m) : m.key;
    long long same = 0;
    sql_ << "SELECT COUNT(*) FROM measurement WHERE content_key = :key", soci::use(key), soci::into(same);
    added done;
    done.twice = same > 0;
    if (!done.twice)
        put_figures(m, again, put_measurement(m, key), done);
    return done;
}

void writer::finish() {
    refresh_summaries(sql_, {touched_.begin(), touched_.end()});
    touched_.clear();
}

long long writer::named(std::string const& table, std::string const& name) {
    long long id = 0;
    sql_ << "SELECT id FROM " + table + " WHERE name = :name", soci::use(name), soci::into(id);
    if (sql_.got_data())
        return id;
    id = next_id(sql_, table);
    sql_ << "INSERT INTO " + table + " (id, name) VALUES (:id, :name)", soci::use(id), soci::use(name);
    return id;
}

long long writer::put_revision(revision const& r) {
    long long id = 0;
    auto const place = static_cast<long long>(r.place);
    sql_ << "SELECT id FROM revision WHERE name = :name", soci::use(r.name), soci::into(id);
    if (!sql_.got_data()) {
        id = next_id(sql_, "revision");
        sql_ << "INSERT INTO revision (id, name, committed, subject, place) "
                "VALUES (:id, :name, :committed, :subject, :place)",
            soci::use(id), soci::use(r.name), soci::use(r.date), soci::use(r.subject), soci::use(place);
    } else if (place > 0) { // who knows its place knows the repository
        sql_ << "UPDATE revision SET committed = :committed, subject = :subject, place = :place WHERE id = "
                ":id",
            soci::use(r.date), soci::use(r.subject), soci::use(place), soci::use(id);
    }
    return id;
}

long long writer::put_measurement(measurement const& m, std::string const& key) {
    auto const revision = put_revision(m.of);
    auto const machine = named("machine", m.machine);
    auto const toolchain = named("toolchain", m.toolchain);
    auto const id = next_id(sql_, "measurement");
    sql_ << "INSERT INTO measurement (id, content_key, revision_id, baseline, machine_id, toolchain_id, "
            "measured, "
            "method, asked) VALUES (:id, :key, :revision, :baseline, :machine, :toolchain, :measured, "
            ":method, :asked)",
        soci::use(id), soci::use(key), soci::use(revision), soci::use(m.baseline), soci::use(machine),
        soci::use(toolchain), soci::use(m.date), soci::use(m.method), soci::use(m.asked);
    return id;
}

long long writer::series_of(measurement const& m, figure const& f, long long machine, long long toolchain) {
    long long id = 0;
    sql_ << "SELECT id FROM series WHERE case_name = :case_name AND metric = :metric AND machine_id = "
            ":machine AND "
            "toolchain_id = :toolchain AND baseline = :baseline AND digest = :digest",
        soci::use(f.case_name), soci::use(f.metric), soci::use(machine), soci::use(toolchain),
        soci::use(m.baseline), soci::use(f.digest), soci::into(id);
    if (sql_.got_data())
        return id;
    id = next_id(sql_, "series");
    sql_ << "INSERT INTO series (id, case_name, metric, machine_id, toolchain_id, baseline, digest) "
            "VALUES (:id, :case_name, :metric, :machine, :toolchain, :baseline, :digest)",
        soci::use(id), soci::use(f.case_name), soci::use(f.metric), soci::use(machine), soci::use(toolchain),
        soci::use(m.baseline), soci::use(f.digest);
    return id;
}

bool writer::has_revision(long long series, long long revision) {
    long long count = 0;
    sql_ << "SELECT COUNT(*) FROM figure f JOIN measurement m ON m.id = f.measurement_id "
            "WHERE f.series_id = :series AND m.revision_id = :revision",
        soci::use(series), soci::use(revision), soci::into(count);
    return count > 0;
}

void writer::put_figures(measurement const& m, bool again, long long measurement, added& done) {
    auto const revision = put_revision(m.of);
    auto const machine = named("machine", m.machine);
    auto const toolchain = named("toolchain", m.toolchain);
    std::set<long long> here;
    for (auto const& f : m.figures) {
        auto const series = series_of(m, f, machine, toolchain);
        bool const repeated = !here.insert(series).second;
        if (repeated || (!again && has_revision(series, revision))) {
            ++done.known;
            continue;
        }
        auto const pairs = static_cast<long long>(f.pairs);
        sql_ << "INSERT INTO figure (series_id, measurement_id, ratio, low, high, confidence, raw, base_raw, "
                "pairs) "
                "VALUES (:series, :measurement, :ratio, :low, :high, :confidence, :raw, :base_raw, :pairs)",
            soci::use(series), soci::use(measurement), soci::use(f.ratio.estimate), soci::use(f.ratio.low),
            soci::use(f.ratio.high), soci::use(f.ratio.confidence), soci::use(f.raw), soci::use(f.base_raw),
            soci::use(pairs);
        touched_.insert(series);
        ++done.figures;
    }
    if (done.figures == 0)
        sql_ << "DELETE FROM measurement WHERE id = :id", soci::use(measurement);
}

} // namespace yieldmark::store
