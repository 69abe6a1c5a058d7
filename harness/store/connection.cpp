#include "harness/store/connection.hpp"

#include "harness/store/schema.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace yieldmark::store {

namespace {

namespace fs = std::filesystem;

constexpr char const* sqlite_scheme = "sqlite3://";

std::string path_of(std::string const& where) {
    if (where.starts_with(sqlite_scheme))
        return where.substr(std::strlen(sqlite_scheme));
    if (auto const scheme = where.find("://"); scheme != std::string::npos)
        throw system::usage_error(
            fmt::format("{}: this build keeps its history in SQLite files only; give a path "
                        "or sqlite3://PATH",
                        where));
    if (where.empty())
        throw system::usage_error("the name of the history's file is empty; give a path with --store");
    return where;
}

// What a work tree gets beside its own files must not show in git status. A folder that somebody chose is theirs,
// and so is a .gitignore that is there.
void leave_out_of_git(fs::path const& folder) {
    std::error_code ignored;
    auto const file = folder / ".gitignore";
    if (folder.filename() == ".yieldmark" && !fs::exists(fs::symlink_status(file, ignored)))
        std::ofstream(file) << "*\n";
}

// SQLite itself says only "unable to open" or "not a database" for most of this, or makes an empty file.
void look_at_file(std::string const& path, access how) {
    std::error_code error;
    auto const status = fs::status(path, error);
    if (status.type() == fs::file_type::none)
        throw system::run_error(fmt::format("{}: can't be reached: {}", path, error.message()));
    if (!fs::exists(status)) {
        if (how == access::read)
            throw system::usage_error(
                fmt::format("{}: there is no history yet; 'yieldmark history add' starts one, "
                            "--store FILE names another",
                            path));
        auto const folder = fs::absolute(path).parent_path();
        fs::create_directories(folder, error);
        if (error)
            throw system::run_error(fmt::format("{}: its folder can't be made: {}", path, error.message()));
        leave_out_of_git(folder);
        return;
    }
    if (fs::is_directory(status))
        throw system::usage_error(fmt::format("{}: is a folder; give a file in it with --store", path));
    if (!fs::is_regular_file(status))
        throw system::usage_error(fmt::format("{}: isn't a regular file; give another with --store", path));
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw system::run_error(fmt::format("{}: can't be read: {}", path, std::strerror(errno)));
    char head[16] = {};
    file.read(head, sizeof head);
    if (file.gcount() == 0)
        return; // an interrupted first start leaves that
    if (file.gcount() != sizeof head || std::memcmp(head, "SQLite format 3", sizeof head) != 0)
        throw system::usage_error(
            fmt::format("{}: isn't an SQLite file, so it isn't a yieldmark history", path));
}

// SOCI splits the parameters at blanks unless they are quoted, and has no escape for a quote.
std::string parameters(std::string const& path, std::chrono::seconds wait) {
    auto const full = fs::absolute(path).string();
    if (full.find('"') != std::string::npos)
        throw system::usage_error(fmt::format("{}: a history's path can't contain a quotation mark", path));
    return fmt::format("db=\"{}\" timeout={}", full, std::max<long long>(wait.count(), 0));
}

int pragma(soci::session& sql, std::string const& name) {
    int value = 0;
    sql << "PRAGMA " + name, soci::into(value);
    return value;
}

bool has_tables(soci::session& sql) {
    int count = 0;
    sql << "SELECT COUNT(*) FROM sqlite_master", soci::into(count);
    return count > 0;
}

struct marks {
    int id = 0;
    int version = 0;
    bool tables = false;
};

// As they stood at one moment: a process that makes the tables between two looks would seem to be another
// program.
marks marks_of(soci::session& sql) {
    soci::transaction moment(sql);
    marks const seen{pragma(sql, "application_id"), pragma(sql, "user_version"), has_tables(sql)};
    moment.commit();
    return seen;
}

void mark(soci::session& sql) {
    sql << fmt::format("PRAGMA application_id = {}", application_id);
    sql << fmt::format("PRAGMA user_version = {}", schema_version);
}

constexpr std::string_view migrating = ".migrating-";

// Copies of a store that a migration which was killed has left: PATH.migrating-PROCESS-NUMBER, or SQLite's journal of
// one. Others' are locked by nothing, but their process is there.
void sweep_copies(std::string const& path) {
    auto const beginning = fs::path(path).filename().string().append(migrating);
    std::error_code error;
    for (auto const& entry : fs::directory_iterator(fs::absolute(path).parent_path(), error)) {
        auto const name = entry.path().filename().string();
        if (!name.starts_with(beginning) || !entry.is_regular_file(error))
            continue;
        pid_t process = 0;
        auto const digits = std::string_view(name).substr(beginning.size());
        auto const [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), process);
        if (wrong == std::errc{} && process > 0 && *end == '-' && kill(process, 0) != 0 && errno == ESRCH)
            fs::remove(entry.path(), error);
    }
}

std::string free_name(std::string const& wanted) {
    auto name = wanted;
    for (int i = 2; fs::exists(fs::symlink_status(name)); ++i)
        name = fmt::format("{}-{}", wanted, i);
    return name;
}

} // namespace

void explain(std::string const& path, soci::soci_error const& error) {
    auto const* of_sqlite = dynamic_cast<soci::sqlite3_soci_error const*>(&error);
    switch (of_sqlite ? of_sqlite->result() & 0xff : 0) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw system::run_error(
            fmt::format("{}: another program keeps it locked; nothing was changed. Try again, or "
                        "wait longer with --wait SECONDS",
                        path));
    case SQLITE_READONLY:
    case SQLITE_PERM:
        throw system::run_error(
            fmt::format("{}: can't be written to (read-only file or folder); nothing was changed", path));
    case SQLITE_CANTOPEN:
        throw system::run_error(
            fmt::format("{}: can't be opened; is it (and its folder) readable and writable?", path));
    case SQLITE_CORRUPT:
        throw system::run_error(
            fmt::format("{}: is damaged; nothing was changed. Put a copy of it in its place, or save "
                        "what is left with: sqlite3 FILE .recover",
                        path));
    case SQLITE_NOTADB:
        throw system::usage_error(fmt::format("{}: isn't an SQLite file, or is damaged", path));
    case SQLITE_FULL:
        throw system::run_error(fmt::format("{}: the disk is full; nothing was changed", path));
    default:
        throw system::run_error(fmt::format("{}: {}; nothing was changed", path, error.get_error_message()));
    }
}

connection::connection(std::string const& where, access how, std::chrono::seconds wait)
    : path_(path_of(where)) {
    look_at_file(path_, how);
    explained(path_, [&] {
        // A reader's connection may write too: what a killed writer left half-done must be undone first.
        sql_.open(soci::sqlite3, parameters(path_, wait));
        // Not among the parameters: SOCI would set it before the timeout, and a locked file would fail at
        // once.
        sql_ << "PRAGMA synchronous = FULL";
        sql_ << "PRAGMA foreign_keys = ON";
        prepare(how);
        if (how == access::read)
            sql_ << "PRAGMA query_only = ON";
    });
}

void connection::prepare(access how) {
    auto const [id, version, tables] = marks_of(sql_);
    if (id == 0 && version == 0 && !tables) {
        if (how == access::read)
            throw system::usage_error(
                fmt::format("{}: is empty; 'yieldmark history add' starts a history", path_));
        write_lock lock(sql_);
        if (!has_tables(sql_)) { // another process may have been first
            create_tables(sql_);
            mark(sql_);
        }
        lock.commit();
        return;
    }
    if (id != application_id)
        throw system::usage_error(
            fmt::format("{}: is an SQLite file of another program, not a yieldmark history", path_));
    if (version > schema_version)
        throw system::usage_error(
            fmt::format("{}: was written by a newer yieldmark (schema {}, and this one knows up to "
                        "{}); update yieldmark",
                        path_, version, schema_version));
    if (how == access::write)
        sweep_copies(path_);
    if (version < schema_version) {
        check_whole();
        migrate(version);
    }
}

void connection::migrate(int from) {
    static std::atomic<unsigned> copies{0}; // threads of one process migrate side by side too
    auto const copy = free_name(fmt::format("{}{}{}-{}", path_, migrating, getpid(), ++copies));
    sql_ << "VACUUM INTO :file", soci::use(copy);
    {
        soci::session of_copy(soci::sqlite3, parameters(copy, std::chrono::seconds(0)));
        if (pragma(of_copy, "user_version") != from) { // another process was first
            fs::remove(copy);
            return;
        }
    }
    write_lock lock(sql_);
    if (pragma(sql_, "user_version") != from) {
        fs::remove(copy);
        return;
    }
    auto const kept = free_name(fmt::format("{}.schema-{}.backup", path_, from));
    fs::rename(copy, kept);
    migrate_tables(sql_, from);
    mark(sql_);
    lock.commit();
    backup_ = kept;
}

void connection::check_whole() {
    explained(path_, [&] {
        std::string answer;
        sql_ << "PRAGMA integrity_check(1)", soci::into(answer);
        std::ranges::replace(answer, '\n', ' ');
        if (answer != "ok")
            throw system::run_error(
                fmt::format("{}: is damaged ({}); nothing was changed. Put a copy of it in its place, "
                            "or save what is left with: sqlite3 FILE .recover",
                            path_, answer));
    });
}

write_lock::write_lock(soci::session& sql) : sql_(sql) {
    sql_ << "BEGIN IMMEDIATE";
}

write_lock::~write_lock() {
    if (!open_)
        return;
    try {
        sql_ << "ROLLBACK";
    } catch (soci::soci_error const&) {
        // SQLite has undone it already where the error left it no choice (disk full).
    }
}

void write_lock::commit() {
    sql_ << "COMMIT";
    open_ = false;
}

long long next_id(soci::session& sql, std::string const& table) {
    long long id = 0;
    sql << "SELECT COALESCE(MAX(id), 0) + 1 FROM " + table, soci::into(id);
    return id;
}

} // namespace yieldmark::store
