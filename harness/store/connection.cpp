#include "harness/store/connection.hpp"

#include "harness/store/schema.hpp"
#include "harness/store/server_url.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <cstring>
#include <thread>

namespace yieldmark::store {

namespace {

constexpr char const* sqlite_scheme = "sqlite3://";
constexpr std::chrono::milliseconds between_attempts{200};

std::unique_ptr<database> database_at(std::string const& where, access how, std::chrono::seconds wait) {
    if (is_server_url(where))
        return postgresql_server(where, how, wait);
    if (where.starts_with(sqlite_scheme))
        return sqlite_file(where.substr(std::strlen(sqlite_scheme)), how, wait);
    if (where.find("://") != std::string::npos)
        throw system::usage_error(
            fmt::format("{}: a history is kept in an SQLite file or a PostgreSQL database; "
                        "give a path, sqlite3://PATH or postgresql://USER@HOST/DATABASE",
                        where));
    if (where.empty())
        throw system::usage_error("the name of the history's file is empty; give a path with --store");
    return sqlite_file(where, how, wait);
}

} // namespace

connection::connection(std::string const& where, access how, std::chrono::seconds wait)
    : database_(database_at(where, how, wait)) {
    database_->look_before();
    explained([&] {
        database_->open(sql_);
        again_if_lost([&] {
            prepare();
            database_->made_ready(sql_);
        });
    });
}

void connection::prepare() {
    bool const reading = database_->how() == access::read;
    auto const& name = database_->name();
    auto const seen = [&] { // at one moment: tables that are half made would seem to be another program's
        transaction moment(*database_, sql_, access::read);
        auto const now = database_->look(sql_);
        moment.commit();
        return now;
    }();
    if (seen.is == contents::kind::nothing) {
        if (reading)
            throw system::usage_error(
                fmt::format("{}: is empty; 'yieldmark history add' starts a history", name));
        transaction lock(*database_, sql_, access::write);
        if (database_->look(sql_).is == contents::kind::nothing) { // another process may have been first
            database_->make_room(sql_);
            create_tables(sql_);
            database_->mark(sql_);
        }
        lock.commit();
        return;
    }
    if (seen.is == contents::kind::foreign)
        throw system::usage_error(fmt::format("{}: {}", name, database_->foreign()));
    if (seen.version > schema_version)
        throw system::usage_error(fmt::format(
            "{}: was written by a newer yieldmark (schema {}, and this one knows up to {}); update yieldmark",
            name, seen.version, schema_version));
    if (seen.version == schema_version)
        return;
    if (reading && !database_->reader_migrates())
        throw system::usage_error(fmt::format(
            "{}: was written by an older yieldmark (schema {}); whoever may write to it migrates it with "
            "the next 'yieldmark history add' or 'import'",
            name, seen.version));
    migrate(seen.version);
}

void connection::migrate(int from) {
    database_->check_whole(sql_, true);
    backup_ = database_->migrate(sql_, from, [&] {
        migrate_tables(sql_, from);
        database_->mark(sql_);
    });
}

void connection::require_whole() {
    if (!whole_)
        database_->check_whole(sql_, false);
    whole_ = true;
}

void connection::open_again(clock::time_point until) {
    for (;;) {
        sql_.close();
        try {
            return database_->open(sql_);
        } catch (soci::soci_error const&) {
            if (clock::now() > until)
                throw;
        }
        std::this_thread::sleep_for(between_attempts);
    }
}

long long next_id(soci::session& sql, std::string const& table) {
    long long id = 0;
    sql << "SELECT COALESCE(MAX(id), 0) + 1 FROM " + table, soci::into(id);
    return id;
}

} // namespace yieldmark::store
