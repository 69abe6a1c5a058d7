#include "harness/store/database.hpp"
#include "harness/store/schema.hpp"
#include "harness/store/server_url.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>
#include <soci/version.h>

#include <algorithm>
#include <charconv>

namespace yieldmark::store {

namespace {

// Tables of other programs in the same database are not in the way.
constexpr char const* room = "yieldmark";

constexpr char const* schema_setting = "schema";

/// "ymrk": the lock of all writers of a database's history. Transactions hold it, so that it ends with their process.
constexpr int writers_lock = 0x796d726b;

// SOCI loads its backend when it is first asked for, so that who keeps the history in a file doesn't need it.
constexpr char const* backend = "postgresql";

std::string backend_package() {
    return fmt::format("libsoci-postgresql{}.{}", SOCI_VERSION / 100'000, SOCI_VERSION / 100 % 1'000);
}

std::string without(std::string text, std::string const& noise) {
    if (auto const at = text.find(noise); at != std::string::npos)
        text.erase(at, noise.size());
    return text;
}

// What the server or libpq says, in one line: not where in the statement, which isn't the user's.
std::string in_one_line(std::string text) {
    for (auto const* noise : {"Cannot establish connection to the database.", "Cannot execute query.",
                              "Cannot prepare statement.", "Fatal error.", "ERROR:", "FATAL:"})
        text = without(std::move(text), noise);
    text = text.substr(0, text.find("\nLINE "));
    if (auto const hint = text.find("\n\t");
        hint != std::string::npos) // libpq's: is the server running there?
        text.replace(hint, 2, "; ");
    std::string line;
    for (char const c : text) {
        bool const blank = static_cast<unsigned char>(c) <= ' ';
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    while (line.ends_with(' ') || line.ends_with('.'))
        line.pop_back();
    return line;
}

class postgresql_database : public database {
public:
    postgresql_database(std::string const& url, access how, std::chrono::seconds wait)
        : database(url, how, wait), url_(checked_server_url(url)) {}

    void open(soci::session& sql) const override;
    [[nodiscard]] contents look(soci::session& sql) const override;
    [[nodiscard]] std::string foreign() const override {
        return fmt::format("its schema {} is of another program, not a yieldmark history", room);
    }
    void make_room(soci::session& sql) const override;
    void begin_reading(soci::session& sql) const override {
        sql << "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    }
    void begin_writing(soci::session& sql) const override;
    void mark(soci::session& sql) const override;
    // Its role may be one that may only read.
    [[nodiscard]] bool reader_migrates() const override { return false; }
    std::string migrate(soci::session& sql, int from, std::function<void()> const& change) const override;
    [[nodiscard]] bool is_lost(soci::session& sql, soci::soci_error const& error) const override;
    [[noreturn]] void explain(soci::soci_error const& error) const override;

private:
    [[noreturn]] void explain_unreachable(soci::soci_error const& error) const;
    void require_utf8(soci::session& sql) const;

    std::string url_;
};

void postgresql_database::open(soci::session& sql) const {
    try {
        sql.open(backend, url_);
    } catch (soci::soci_error const& error) {
        if (error.get_error_message().find("shared library") != std::string::npos)
            throw system::run_error(
                fmt::format("{}: SOCI's part for PostgreSQL is not installed: apt-get install {}", name(),
                            backend_package()));
        throw;
    }
    auto const patience = fmt::format("{}ms", std::max<long long>(1000 * wait().count(), 1));
    // A process that is stopped within a transaction, or whose machine is gone, must not lock out all others.
    sql << fmt::format("SELECT set_config('search_path', '{}, pg_temp', false), "
                       "set_config('client_encoding', 'UTF8', false), "
                       "set_config('client_min_messages', 'warning', false), "
                       "set_config('extra_float_digits', '3', false), "
                       "set_config('standard_conforming_strings', 'on', false), "
                       "set_config('lock_timeout', '{}', false), "
                       "set_config('idle_in_transaction_session_timeout', '5min', false)",
                       room, patience);
}

contents postgresql_database::look(soci::session& sql) const {
    int relations = 0;
    int columns = 0;
    sql << fmt::format(
        "SELECT CAST(COUNT(DISTINCT c.oid) AS INTEGER), CAST(COUNT(a.attname) AS INTEGER) "
        "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
        "LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND c.relname = 'setting' AND "
        "a.attname IN ('name', 'content') WHERE n.nspname = '{}'",
        room),
        soci::into(relations), soci::into(columns);
    if (columns != 2)
        return {relations == 0 ? contents::kind::nothing : contents::kind::foreign, 0};
    std::string text;
    sql << fmt::format("SELECT content FROM {}.setting WHERE name = '{}'", room, schema_setting),
        soci::into(text);
    int version = 0;
    bool const known =
        sql.got_data() && std::from_chars(text.data(), text.data() + text.size(), version).ec == std::errc{};
    return {known ? contents::kind::history : contents::kind::foreign, version};
}

void postgresql_database::require_utf8(soci::session& sql) const {
    std::string encoding;
    sql << "SELECT current_setting('server_encoding')", soci::into(encoding);
    if (encoding != "UTF8")
        throw system::usage_error(
            fmt::format("{}: its encoding is {}, and a history's is UTF-8; make another database: "
                        "createdb --encoding UTF8 --template template0 NAME",
                        name(), encoding));
}

void postgresql_database::make_room(soci::session& sql) const {
    require_utf8(sql);
    int there = 0;
    sql << fmt::format("SELECT CAST(COUNT(*) AS INTEGER) FROM pg_catalog.pg_namespace WHERE nspname = '{}'",
                       room),
        soci::into(there);
    if (there == 0) // IF NOT EXISTS wants the right to make one where it is there too
        sql << fmt::format("CREATE SCHEMA {}", room);
}

// Each statement sees what was committed before it: what another writer did while this one waited must be seen.
void postgresql_database::begin_writing(soci::session& sql) const {
    sql << "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
    try {
        sql << fmt::format("SELECT pg_advisory_xact_lock({})", writers_lock);
    } catch (soci::soci_error const& error) {
        if (is_lost(sql, error))
            throw;
        sql << "ROLLBACK";
        throw system::run_error(
            fmt::format("{}: another process keeps it locked; nothing was changed. Try again, or "
                        "wait longer with --wait SECONDS",
                        name()));
    }
}

void postgresql_database::mark(soci::session& sql) const {
    sql << fmt::format("DELETE FROM setting WHERE name = '{}'", schema_setting);
    sql << fmt::format("INSERT INTO setting (name, content) VALUES ('{}', '{}')", schema_setting,
                       schema_version);
}

// A change of the tables is undone like any other, so no copy is needed.
std::string postgresql_database::migrate(soci::session& sql, int from,
                                         std::function<void()> const& change) const {
    transaction lock(*this, sql, access::write);
    if (look(sql).version == from) { // no other process was first
        change();
        lock.commit();
    }
    return {};
}

bool postgresql_database::is_lost(soci::session& sql, soci::soci_error const& error) const {
    return error.get_error_category() == soci::soci_error::connection_error || !sql.is_connected();
}

void postgresql_database::explain_unreachable(soci::soci_error const& error) const {
    auto const line = in_one_line(error.get_error_message());
    bool const of_password = line.find("password") != std::string::npos;
    throw system::run_error(fmt::format(
        "{}: can't be reached: {}{}", name(), line,
        of_password ? "; a password is taken from ~/.pgpass, the file that PGPASSFILE names, or PGPASSWORD"
                    : ""));
}

void postgresql_database::explain(soci::soci_error const& error) const {
    using enum soci::soci_error::error_category;
    auto const text = error.get_error_message();
    if (text.find("establish connection") != std::string::npos)
        explain_unreachable(error);
    auto const line = in_one_line(text);
    switch (error.get_error_category()) {
    case connection_error:
        throw system::run_error(
            fmt::format("{}: the connection was lost ({}). Run the command again: what is stored "
                        "already is not stored twice",
                        name(), line));
    case no_privilege:
        throw system::run_error(fmt::format(
            "{}: the role lacks a right ({}); nothing was changed. Who writes needs SELECT, INSERT, UPDATE "
            "and DELETE on the tables of the schema {}, who reads SELECT",
            name(), line, room));
    default:
        throw system::run_error(fmt::format("{}: {}; nothing was changed", name(), line));
    }
}

} // namespace

std::unique_ptr<database> postgresql_server(std::string const& url, access how, std::chrono::seconds wait) {
    return std::make_unique<postgresql_database>(url, how, wait);
}

} // namespace yieldmark::store
