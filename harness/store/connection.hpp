#pragma once
// An open store. Private to harness/store: all that is special to SQLite, and not to SQL, is behind it.

#include "harness/store/history.hpp"

#include <soci/soci.h>

#include <chrono>
#include <string>
#include <type_traits>

namespace yieldmark::store {

/// Opens `where`, makes a new store of it (access::write, and nothing is there), migrates an older schema
/// with a backup beside it, and refuses what isn't a history; errors as at history's constructor.
class connection {
public:
    connection(std::string const& where, access how, std::chrono::seconds wait);

    [[nodiscard]] soci::session& sql() { return sql_; }
    [[nodiscard]] std::string const& path() const { return path_; }
    [[nodiscard]] std::string const& backup() const { return backup_; }

    /// Whether the file is whole, with its indices: one that misses an entry hides what it leads to. Reads all of
    /// it. Throws run_error if not.
    void check_whole();

private:
    void prepare(access how);
    void migrate(int from);

    std::string path_;
    std::string backup_; // that a migration made; empty: none was needed
    soci::session sql_;
};

/// The error in words of the user: what happened to `path`, and what to do. Throws system::run_error, or
/// system::usage_error where it is the wrong file.
[[noreturn]] void explain(std::string const& path, soci::soci_error const& error);

/// Calls `what` and explains what SOCI throws.
template <class F> std::invoke_result_t<F> explained(std::string const& path, F&& what) {
    try {
        return what();
    } catch (soci::soci_error const& error) {
        explain(path, error);
    }
}

/// All or nothing. Takes the write lock at once, so that two writers wait for each other instead of both
/// reading first and one failing.
class write_lock {
public:
    explicit write_lock(soci::session& sql);
    ~write_lock(); // undoes what wasn't committed
    write_lock(write_lock const&) = delete;
    write_lock& operator=(write_lock const&) = delete;

    void commit();

private:
    soci::session& sql_;
    bool open_ = true;
};

/// One more than the greatest id of `table`. Only under a write_lock.
[[nodiscard]] long long next_id(soci::session& sql, std::string const& table);

} // namespace yieldmark::store
