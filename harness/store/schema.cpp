#include "harness/store/schema.hpp"

#include "harness/store/trends.hpp"

namespace yieldmark::store {

namespace {

constexpr char const* tables[] = {
    "CREATE TABLE setting (name VARCHAR(40) PRIMARY KEY, content TEXT NOT NULL)",
    "CREATE TABLE revision (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, committed TEXT NOT NULL, "
    "subject TEXT NOT NULL, place BIGINT NOT NULL)",
    "CREATE TABLE machine (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    "CREATE TABLE toolchain (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    "CREATE TABLE measurement (id INTEGER PRIMARY KEY, content_key TEXT NOT NULL UNIQUE, "
    "revision_id INTEGER NOT NULL REFERENCES revision (id), baseline TEXT NOT NULL, "
    "machine_id INTEGER NOT NULL REFERENCES machine (id), "
    "toolchain_id INTEGER NOT NULL REFERENCES toolchain (id), "
    "measured TEXT NOT NULL, method TEXT NOT NULL, asked TEXT NOT NULL DEFAULT '')",
    "CREATE TABLE series (id INTEGER PRIMARY KEY, case_name TEXT NOT NULL, metric TEXT NOT NULL, "
    "machine_id INTEGER NOT NULL REFERENCES machine (id), "
    "toolchain_id INTEGER NOT NULL REFERENCES toolchain (id), "
    "baseline TEXT NOT NULL, digest TEXT NOT NULL, "
    "UNIQUE (case_name, metric, machine_id, toolchain_id, baseline, digest))",
    "CREATE TABLE figure (series_id INTEGER NOT NULL REFERENCES series (id), "
    "measurement_id INTEGER NOT NULL REFERENCES measurement (id), "
    "ratio DOUBLE PRECISION NOT NULL, low DOUBLE PRECISION NOT NULL, high DOUBLE PRECISION NOT NULL, "
    "confidence DOUBLE PRECISION NOT NULL, raw DOUBLE PRECISION NOT NULL, "
    "base_raw DOUBLE PRECISION NOT NULL DEFAULT 0, pairs INTEGER NOT NULL DEFAULT 0, "
    "PRIMARY KEY (series_id, measurement_id))",
    "CREATE INDEX figure_of_measurement ON figure (measurement_id)",
};

// Schema 2's, which `list` showed.
constexpr char const* summary_of_2 =
    "CREATE TABLE summary (series_id INTEGER PRIMARY KEY REFERENCES series (id), points INTEGER NOT NULL, "
    "changes INTEGER NOT NULL, last_ratio DOUBLE PRECISION NOT NULL, last_revision TEXT NOT NULL, "
    "last_committed TEXT NOT NULL, last_place BIGINT NOT NULL)";

// What `list` and the page show, kept beside the figures: made of them alone, so that it can be made again at any time.
// `settled` is stats::settled_beginning, where there is one: of the figures only those from first_measurement on are
// read again when a revision is added.
constexpr char const* trends[] = {
    "CREATE TABLE summary (series_id INTEGER PRIMARY KEY REFERENCES series (id), points INTEGER NOT NULL, "
    "changes INTEGER NOT NULL, last_ratio DOUBLE PRECISION NOT NULL, "
    "last_revision INTEGER NOT NULL REFERENCES revision (id))",
    "CREATE TABLE level_change (series_id INTEGER NOT NULL REFERENCES series (id), first_point INTEGER NOT "
    "NULL, "
    "settled INTEGER NOT NULL, before_level DOUBLE PRECISION NOT NULL, after_level DOUBLE PRECISION NOT "
    "NULL, "
    "p DOUBLE PRECISION NOT NULL, gradual INTEGER NOT NULL, last_before INTEGER NOT NULL REFERENCES revision "
    "(id), "
    "first_revision INTEGER NOT NULL REFERENCES revision (id), PRIMARY KEY (series_id, first_point))",
    "CREATE TABLE settled (series_id INTEGER PRIMARY KEY REFERENCES series (id), points INTEGER NOT NULL, "
    "level_at INTEGER NOT NULL, stride INTEGER NOT NULL, memory TEXT NOT NULL, by_place INTEGER NOT NULL, "
    "last_revision INTEGER NOT NULL REFERENCES revision (id), first_measurement INTEGER NOT NULL)",
};

void make_trends(soci::session& sql) {
    for (auto const* table : trends)
        sql << table;
}

// Schema 1 kept no raw figure of the baseline, no count of pairs, not which cases were asked for, and no
// summary.
void from_1_to_2(soci::session& sql) {
    sql << "ALTER TABLE figure ADD COLUMN base_raw DOUBLE PRECISION NOT NULL DEFAULT 0";
    sql << "ALTER TABLE figure ADD COLUMN pairs INTEGER NOT NULL DEFAULT 0";
    sql << "ALTER TABLE measurement ADD COLUMN asked TEXT NOT NULL DEFAULT ''";
    sql << "CREATE INDEX figure_of_measurement ON figure (measurement_id)";
    sql << summary_of_2;
}

// Schema 2 kept no changes of level, and found them again with each revision and for each report.
void from_2_to_3(soci::session& sql) {
    sql << "DROP TABLE summary";
    make_trends(sql);
    refresh_all_trends(sql);
}

} // namespace

void create_tables(soci::session& sql) {
    for (auto const* table : tables)
        sql << table;
    make_trends(sql);
}

void migrate_tables(soci::session& sql, int from) {
    if (from < 2)
        from_1_to_2(sql);
    if (from < 3)
        from_2_to_3(sql);
}

} // namespace yieldmark::store
