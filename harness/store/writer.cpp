#include "harness/store/writer.hpp"

#include "harness/store/bulk.hpp"
#include "harness/store/connection.hpp"
#include "harness/store/exchange.hpp"
#include "harness/store/tables.hpp"
#include "harness/system/characters.hpp"

#include <algorithm>

namespace yieldmark::store {

namespace {

constexpr char const* baseline_setting = "baseline";

// What every database takes as text: valid UTF-8 without zero bytes.
std::string as_text(std::string text) {
    std::ranges::replace(text, '\0', '\xff');
    return system::valid_utf8(text);
}

measurement as_text(measurement m) {
    for (auto* text : {&m.of.name, &m.of.date, &m.of.subject, &m.baseline, &m.machine, &m.toolchain, &m.date,
                       &m.method, &m.asked, &m.key})
        *text = as_text(std::move(*text));
    for (auto& f : m.figures)
        for (auto* text : {&f.case_name, &f.metric, &f.digest})
            *text = as_text(std::move(*text));
    return m;
}

// The series that have a figure of that revision.
std::set<long long> series_with(soci::session& sql, long long revision) {
    auto const all = ids(sql, fmt::format("SELECT DISTINCT f.series_id FROM figure f JOIN measurement m ON "
                                          "m.id = f.measurement_id WHERE m.revision_id = {}",
                                          revision));
    return {all.begin(), all.end()};
}

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

added writer::add(measurement const& given, bool again) {
    auto const key = as_text(given.key.empty() ? content_key(given) : given.key);
    auto const m = as_text(given);
    long long same = 0;
    sql_ << "SELECT COUNT(*) FROM measurement WHERE content_key = :key", soci::use(key), soci::into(same);
    added done;
    done.twice = same > 0;
    if (done.twice)
        return done;
    std::set<long long> known;
    auto revision = known_revision(m.of);
    if (revision && !again)
        known = series_with(sql_, *revision);
    if (!revision)
        revision = put_revision(m.of);
    line const of{named("machine", m.machine), named("toolchain", m.toolchain), m.baseline};
    auto const measurement = put_measurement(m, key, *revision, of);
    put_figures(m, of, measurement, std::move(known), done);
    return done;
}

std::size_t writer::kept_of(measurement const& m) {
    auto const key = as_text(m.key.empty() ? content_key(m) : m.key);
    long long count = 0;
    sql_ << "SELECT COUNT(*) FROM figure f JOIN measurement m ON m.id = f.measurement_id WHERE m.content_key "
            "= :key",
        soci::use(key), soci::into(count);
    return static_cast<std::size_t>(count);
}

void writer::finish() {
    for (auto const id : moved_)
        grown_.erase(id);
    refresh_trends(sql_, grown_);
    rebuild_trends(sql_, moved_);
    grown_.clear();
    moved_.clear();
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

// Brings it up to date: who knows its place knows the repository.
std::optional<long long> writer::known_revision(revision const& r) {
    long long id = 0;
    long long was_at = 0;
    std::string date;
    std::string subject;
    sql_ << "SELECT id, place, committed, subject FROM revision WHERE name = :name", soci::use(r.name),
        soci::into(id), soci::into(was_at), soci::into(date), soci::into(subject);
    if (!sql_.got_data())
        return std::nullopt;
    auto const place = static_cast<long long>(r.place);
    bool const moved = place != was_at || r.date != date;
    if (place == 0 || (!moved && r.subject == subject))
        return id;
    sql_ << "UPDATE revision SET committed = :committed, subject = :subject, place = :place WHERE id = :id",
        soci::use(r.date), soci::use(r.subject), soci::use(place), soci::use(id);
    if (moved)
        moved_.merge(series_with(sql_, id));
    return id;
}

long long writer::put_revision(revision const& r) {
    auto const id = next_id(sql_, "revision");
    auto const place = static_cast<long long>(r.place);
    sql_ << "INSERT INTO revision (id, name, committed, subject, place) "
            "VALUES (:id, :name, :committed, :subject, :place)",
        soci::use(id), soci::use(r.name), soci::use(r.date), soci::use(r.subject), soci::use(place);
    return id;
}

long long writer::put_measurement(measurement const& m, std::string const& key, long long revision,
                                  line const& of) {
    auto const id = next_id(sql_, "measurement");
    sql_ << "INSERT INTO measurement (id, content_key, revision_id, baseline, machine_id, toolchain_id, "
            "measured, method, asked) VALUES (:id, :key, :revision, :baseline, :machine, :toolchain, "
            ":measured, "
            ":method, :asked)",
        soci::use(id), soci::use(key), soci::use(revision), soci::use(of.baseline), soci::use(of.machine),
        soci::use(of.toolchain), soci::use(m.date), soci::use(m.method), soci::use(m.asked);
    return id;
}

// One question for all of them: one for each would cost a server the way there and back each time.
writer::series_names& writer::series_in(line const& of) {
    auto const [at, fresh] = lines_.try_emplace(of);
    if (!fresh)
        return at->second;
    long long id = 0;
    std::string case_name;
    std::string metric;
    std::string digest;
    soci::statement each =
        (sql_.prepare << "SELECT id, case_name, metric, digest FROM series WHERE machine_id = "
                         ":machine AND toolchain_id = :toolchain AND baseline = :baseline",
         soci::use(of.machine), soci::use(of.toolchain), soci::use(of.baseline), soci::into(id),
         soci::into(case_name), soci::into(metric), soci::into(digest));
    each.execute();
    while (each.fetch())
        at->second.emplace(std::tuple(case_name, metric, digest), id);
    return at->second;
}

long long writer::series_of(figure const& f, line const& of, series_names& known) {
    auto const [at, fresh] = known.try_emplace({f.case_name, f.metric, f.digest}, 0);
    if (!fresh)
        return at->second;
    if (next_series_ == 0)
        next_series_ = next_id(sql_, "series");
    at->second = next_series_++;
    sql_ << "INSERT INTO series (id, case_name, metric, machine_id, toolchain_id, baseline, digest) "
            "VALUES (:id, :case_name, :metric, :machine, :toolchain, :baseline, :digest)",
        soci::use(at->second), soci::use(f.case_name), soci::use(f.metric), soci::use(of.machine),
        soci::use(of.toolchain), soci::use(of.baseline), soci::use(f.digest);
    return at->second;
}

// `known` are series that have the revision already.
void writer::put_figures(measurement const& m, line const& of, long long measurement,
                         std::set<long long> known, added& done) {
    auto& series = series_in(of);
    bulk_insert rows(
        sql_, "figure (series_id, measurement_id, ratio, low, high, confidence, raw, base_raw, pairs)");
    for (auto const& f : m.figures) {
        auto const id = series_of(f, of, series);
        if (!known.insert(id).second) { // or twice in this measurement
            ++done.known;
            continue;
        }
        rows.add(id, measurement, f.ratio.estimate, f.ratio.low, f.ratio.high, f.ratio.confidence, f.raw,
                 f.base_raw, f.pairs);
        grown_[id].push_back(measurement);
        ++done.figures;
    }
    rows.flush();
    if (done.figures == 0)
        sql_ << "DELETE FROM measurement WHERE id = :id", soci::use(measurement);
}

} // namespace yieldmark::store
