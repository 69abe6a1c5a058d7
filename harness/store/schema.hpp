#pragma once
// The tables of a store, in SQL that SQLite and PostgreSQL both take. Private to harness/store.

#include <soci/soci.h>

namespace yieldmark::store {

/// The schema that this program reads and writes.
inline constexpr int schema_version = 3;

/// Makes all tables in an empty store.
void create_tables(soci::session& sql);

/// Changes a store of schema `from` into one of schema_version. 1 <= from < schema_version.
void migrate_tables(soci::session& sql, int from);

} // namespace yieldmark::store
