#pragma once
// Puts measurements into the tables. Private to harness/store; only under a write_lock.

#include "harness/store/history.hpp"

#include <soci/soci.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yieldmark::store {

[[nodiscard]] std::optional<std::string> pinned_baseline(soci::session& sql);
void pin_baseline(soci::session& sql, std::string const& revision);

class writer {
public:
    explicit writer(soci::session& sql);

    /// As history::add.
    added add(measurement const& m, bool again);

    /// Makes the summaries of all series that got figures. Once, after the last add().
    void finish();

private:
    long long put_revision(revision const& r);
    long long named(std::string const& table, std::string const& name);
    long long put_measurement(measurement const& m, std::string const& key);
    long long series_of(measurement const& m, figure const& f, long long machine, long long toolchain);
    void put_figures(measurement const& m, bool again, long long measurement, added& done);
    [[nodiscard]] bool has_revision(long long series, long long revision);

    soci::session& sql_;
    std::set<long long> touched_;
};

} // namespace yieldmark::store
