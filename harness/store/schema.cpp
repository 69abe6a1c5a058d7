#include "harness/store/schema.hpp"

#include "harness/store/summaries.hpp"

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

// What `list` shows, kept beside the figures: made of them alone, so that it can be made again at any time.
constexpr char const* summary_table =
    "CREATE TABLE summary (series_id INTEGER PRIMARY KEY REFERENCES series (id), points INTEGER NOT NULL, "
    "changes INTEGER NOT NULL, last_ratio DOUBLE PRECISION NOT NULL, last_revision TEXT NOT NULL, "
    "last_committed TEXT NOT NULL, last_place BIGINT NOT NULL)";

// Schema 1 kept no raw figure of the baseline, no count of pairs, not which cases were asked for, and no
// summary.
void from_1_to_2(soci::session& sql) {
    sql << "ALTER TABLE figure ADD COLUMN base_raw DOUBLE PRECISION NOT NULL DEFAULT 0";
    sql << "ALTER TABLE figure ADD COLUMN pairs INTEGER NOT NULL DEFAULT 0";
    sql << "ALTER TABLE measurement ADD COLUMN asked TEXT NOT NULL DEFAULT ''";
    sql << "CREATE INDEX figure_of_measurement ON figure (measurement_id)";
    sql << summary_table;
    refresh_all_summaries(sql);
}

} // namespace

void create_tables(soci::session& sql) {
    for (auto const* table : tables)
        sql << table;
    sql << summary_table;
}

void migrate_tables(soci::session& sql, int from) {
    if (from < 2)
        from_1_to_2(sql);
}

} // namespace yieldmark::store
