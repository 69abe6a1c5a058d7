#pragma once
// The tables of a store, in SQL that SQLite and PostgreSQL both take. Private to harness/store.

#include <soci/soci.h>

namespace yieldmark::store {

/// "ymrk": what marks an SQLite file as a history (PRAGMA application_id).
inline constexpr int application_id = 0x796d726b;

/// The schema that this program reads and writes (PRAGMA user_version).
inline constexpr int schema_version = 2;

/// Makes all tables in an empty store.
void create_tables(soci::session& sql);

/// Changes a store of schema `from` into one of schema_version. 1 <= from < schema_version.
void migrate_tables(soci::session& sql, int from);

} // namespace yieldmark::store
