#pragma once
// What only one kind of database has, and not SQL: how it is opened, locked, checked and marked, and what its errors
// mean. Everything else of the store is the same code for all. Private to harness/store.

#include "harness/store/history.hpp"

#include <soci/soci.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace yieldmark::store {

/// What a database holds.
struct contents {
    enum class kind { nothing, history, foreign } is = kind::nothing;
    int version = 0; // of a history: its schema
};

class database {
public:
    database(std::string name, access how, std::chrono::seconds wait)
        : name_(std::move(name)), how_(how), wait_(wait) {}
    virtual ~database() = default;
    database(database const&) = delete;
    database& operator=(database const&) = delete;

    /// What errors call it; holds no secret.
    [[nodiscard]] std::string const& name() const { return name_; }
    [[nodiscard]] access how() const { return how_; }
    [[nodiscard]] std::chrono::seconds wait() const { return wait_; }

    /// Whether anything of the sort can be there, before it is opened. Throws system::usage_error or run_error.
    virtual void look_before() const {}

    /// Connects, or connects again. Throws soci_error, or system::run_error that says what is missing.
    virtual void open(soci::session& sql) const = 0;

    /// What it holds. Within a transaction.
    [[nodiscard]] virtual contents look(soci::session& sql) const = 0;

    /// "is an SQLite file of another program": what is said of contents::foreign.
    [[nodiscard]] virtual std::string foreign() const = 0;

    /// Makes what the tables stand in, where they don't stand in the database itself. Within begin_writing().
    virtual void make_room(soci::session&) const {}

    /// What was opened and looked at is ready: nothing more will be made or migrated.
    virtual void made_ready(soci::session&) const {}

    /// Begins a transaction in which all is read as it stood at one moment.
    virtual void begin_reading(soci::session& sql) const = 0;

    /// Begins a transaction that no other writer is in; waits for one up to wait(). Throws system::run_error if it
    /// lasts longer.
    virtual void begin_writing(soci::session& sql) const = 0;

    /// Marks it as a history of schema_version. Within begin_writing().
    virtual void mark(soci::session& sql) const = 0;

    /// Whether a reader may change an older schema.
    [[nodiscard]] virtual bool reader_migrates() const = 0;

    /// Calls `change` within a transaction of its own unless another process has changed schema `from` by then.
    /// Gives the name of the copy that was kept of it as it was; empty: none.
    virtual std::string migrate(soci::session& sql, int from, std::function<void()> const& change) const = 0;

    /// Whether it is whole, indices included, as far as that is the store's business and not a server's; a large one
    /// only if asked to. Throws system::run_error.
    virtual void check_whole(soci::session&, bool /*however_large*/) const {}

    /// Whether `error` means that the connection is gone, so that another one may do.
    [[nodiscard]] virtual bool is_lost(soci::session&, soci::soci_error const&) const { return false; }

    /// The error in words of the user: what happened, and what to do. Throws system::run_error, or
    /// system::usage_error where it is the wrong database.
    [[noreturn]] virtual void explain(soci::soci_error const& error) const = 0;

private:
    std::string name_;
    access how_;
    std::chrono::seconds wait_;
};

/// The SQLite file at `path`.
[[nodiscard]] std::unique_ptr<database> sqlite_file(std::string path, access how, std::chrono::seconds wait);

/// The database of a PostgreSQL server that `url` names (see server_url.hpp).
[[nodiscard]] std::unique_ptr<database> postgresql_server(std::string const& url, access how,
                                                          std::chrono::seconds wait);

/// A transaction: what isn't committed is undone.
class transaction {
public:
    transaction(database const& of, soci::session& sql, access how) : sql_(sql) {
        how == access::read ? of.begin_reading(sql) : of.begin_writing(sql);
    }
    ~transaction() {
        if (!open_)
            return;
        try {
            sql_ << "ROLLBACK";
        } catch (soci::soci_error const&) {
            // Undone already, where the error left the database no choice (disk full, connection lost).
        }
    }
    transaction(transaction const&) = delete;
    transaction& operator=(transaction const&) = delete;

    void commit() {
        sql_ << "COMMIT";
        open_ = false;
    }

private:
    soci::session& sql_;
    bool open_ = true;
};

} // namespace yieldmark::store
