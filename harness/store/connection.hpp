#pragma once
// An open store. Private to harness/store.

#include "harness/store/database.hpp"

#include <soci/soci.h>

#include <chrono>
#include <memory>
#include <string>

namespace yieldmark::store {

/// Opens `where`, makes a new store of it (access::write, and nothing is there), migrates an older schema, and refuses
/// what isn't a history; errors as at history's constructor.
class connection {
public:
    connection(std::string const& where, access how, std::chrono::seconds wait);

    [[nodiscard]] std::string const& backup() const { return backup_; }

    /// Changes the store: all that `what` does, or nothing. Where the connection is lost meanwhile, `what` is called
    /// once more with another: it must bear that the first time was committed after all.
    template <class F> auto change(F&& what) { return persistently(access::write, what); }

    /// The same, of a `what` that can't be called twice: a lost connection is an error.
    template <class F> auto change_once(F&& what) {
        return explained([&] { return done_in(access::write, what); });
    }

    /// As look(), of a `what` that can't be called twice.
    template <class F> auto look_once(F&& what) {
        return explained([&] { return done_in(access::read, what); });
    }

    /// Reads, all of it as it stood at one moment: a writer between two statements would else tear it.
    template <class F> auto look(F&& what) { return persistently(access::read, what); }

private:
    using clock = std::chrono::steady_clock;

    void prepare();
    void migrate(int from);
    void require_whole();
    void open_again(clock::time_point until);

    template <class F> auto done_in(access how, F&& what) {
        require_whole();
        transaction moment(*database_, sql_, how);
        auto done = what(sql_);
        moment.commit();
        return done;
    }

    template <class F> auto explained(F&& what) {
        try {
            return what();
        } catch (soci::soci_error const& error) {
            database_->explain(error);
            throw; // g++ 12 doesn't see that a virtual function never returns
        }
    }

    // Calls it again with another connection where the one is lost.
    template <class F> auto again_if_lost(F&& what) {
        for (auto const until = clock::now() + database_->wait();;) {
            try {
                return what();
            } catch (soci::soci_error const& error) {
                if (!database_->is_lost(sql_, error) || clock::now() > until)
                    throw;
            }
            open_again(until);
        }
    }

    template <class F> auto persistently(access how, F&& what) {
        return explained([&] { return again_if_lost([&] { return done_in(how, what); }); });
    }

    std::unique_ptr<database> database_;
    std::string backup_; // that a migration made; empty: none was needed
    bool whole_ = false; // looked through, once before its first use
    soci::session sql_;
};

/// One more than the greatest id of `table`. Only while writing.
[[nodiscard]] long long next_id(soci::session& sql, std::string const& table);

} // namespace yieldmark::store
