#include "harness/store/database.hpp"
#include "harness/store/schema.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/output_place.hpp"

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

/// "ymrk": what marks an SQLite file as a history (PRAGMA application_id). Its user_version is the schema.
constexpr int application_id = 0x796d726b;

constexpr std::uintmax_t checked_up_to = 64'000'000; // bytes

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
        system::require_folder(folder, "--store");
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

class sqlite_database : public database {
public:
    using database::database;

    void look_before() const override { look_at_file(name(), how()); }
    void open(soci::session& sql) const override;
    [[nodiscard]] contents look(soci::session& sql) const override;
    [[nodiscard]] std::string foreign() const override {
        return "is an SQLite file of another program, not a yieldmark history";
    }
    void made_ready(soci::session& sql) const override {
        if (how() == access::read)
            sql << "PRAGMA query_only = ON";
        else
            sweep_copies(name());
    }
    void begin_reading(soci::session& sql) const override { sql << "BEGIN"; }
    // Takes the lock at once, so that two writers wait for each other instead of both reading first and one failing.
    void begin_writing(soci::session& sql) const override { sql << "BEGIN IMMEDIATE"; }
    void mark(soci::session& sql) const override;
    // Whoever may read the file may mostly write it too; and nobody else keeps it up to date.
    [[nodiscard]] bool reader_migrates() const override { return true; }
    std::string migrate(soci::session& sql, int from, std::function<void()> const& change) const override;
    void check_whole(soci::session& sql, bool however_large) const override;
    [[noreturn]] void explain(soci::soci_error const& error) const override;
};

void sqlite_database::open(soci::session& sql) const {
    // A reader's connection may write too: what a killed writer left half-done must be undone first.
    sql.open(soci::sqlite3, parameters(name(), wait()));
    // Not among the parameters: SOCI would set it before the timeout, and a locked file would fail at once.
    sql << "PRAGMA synchronous = FULL";
    sql << "PRAGMA foreign_keys = ON";
    sql << "PRAGMA cache_size = -65536"; // KiB; a revision of 2 000 cases touches more than the default 2 MB
}

contents sqlite_database::look(soci::session& sql) const {
    auto const id = pragma(sql, "application_id");
    auto const version = pragma(sql, "user_version");
    if (id == application_id)
        return {contents::kind::history, version};
    bool const fresh = id == 0 && version == 0 && !has_tables(sql);
    return {fresh ? contents::kind::nothing : contents::kind::foreign, 0};
}

void sqlite_database::mark(soci::session& sql) const {
    sql << fmt::format("PRAGMA application_id = {}", application_id);
    sql << fmt::format("PRAGMA user_version = {}", schema_version);
}

std::string sqlite_database::migrate(soci::session& sql, int from,
                                     std::function<void()> const& change) const {
    static std::atomic<unsigned> copies{0}; // threads of one process migrate side by side too
    auto const copy = free_name(fmt::format("{}{}{}-{}", name(), migrating, getpid(), ++copies));
    sql << "VACUUM INTO :file", soci::use(copy);
    {
        soci::session of_copy(soci::sqlite3, parameters(copy, std::chrono::seconds(0)));
        if (pragma(of_copy, "user_version") != from) { // another process was first
            fs::remove(copy);
            return {};
        }
    }
    transaction lock(*this, sql, access::write);
    if (pragma(sql, "user_version") != from) {
        fs::remove(copy);
        return {};
    }
    auto const kept = free_name(fmt::format("{}.schema-{}.backup", name(), from));
    fs::rename(copy, kept);
    change();
    lock.commit();
    return kept;
}

// That takes a second for a million figures and more where the file isn't in memory: a large one is looked through
// before a migration alone.
void sqlite_database::check_whole(soci::session& sql, bool however_large) const {
    std::error_code error;
    if (!however_large && fs::file_size(name(), error) > checked_up_to)
        return;
    std::string answer;
    sql << "PRAGMA integrity_check(1)", soci::into(answer);
    std::ranges::replace(answer, '\n', ' ');
    if (answer != "ok")
        throw system::run_error(
            fmt::format("{}: is damaged ({}); nothing was changed. Put a copy of it in its place, "
                        "or save what is left with: sqlite3 FILE .recover",
                        name(), answer));
}

void sqlite_database::explain(soci::soci_error const& error) const {
    auto const& path = name();
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

} // namespace

std::unique_ptr<database> sqlite_file(std::string path, access how, std::chrono::seconds wait) {
    return std::make_unique<sqlite_database>(std::move(path), how, wait);
}

} // namespace yieldmark::store
